import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readHash, writeHash } from '../../../renderer/app/router';
import { codeGroups, spokenCode } from '../../../renderer/components/code-text';
import { switchLanguage } from '../../../renderer/i18n';
import { duration, elapsed, inSeconds, numberGroups, offset, seconds } from '../../../renderer/i18n/format';
import { parseKey } from '../../../renderer/screens/connect/parse-key';
import { fit, fitAny, initialsOf } from '../../../renderer/search';

beforeAll(
  () => void vi.stubGlobal('document', { documentElement: { lang: '' }, addEventListener: () => undefined }),
);

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('pasting a key', () => {
  it.each([
    ['the console’s file', `Access key ID,Secret access key\n${id},${secret}\n`],
    ['one line of it, with spaces', `  ${id} , ${secret}  `],
    ['export lines', `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY="${secret}"`],
    ['PowerShell lines', `$Env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY="${secret}"`],
    [
      'a section of a credentials file',
      `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}`,
    ],
    [
      'the answer of create-access-key',
      `{"AccessKey":{"AccessKeyId":"${id}","SecretAccessKey":"${secret}"}}`,
    ],
  ])('fills both fields from %s', (_, text) => {
    expect(parseKey(text)).toEqual({ accessKeyId: id, secretAccessKey: secret, sessionToken: null });
  });

  it('takes the session token with it', () => {
    const text = `aws_access_key_id=${id}\naws_secret_access_key=${secret}\naws_session_token=FwoGZXIvYXdz==`;
    expect(parseKey(text)?.sessionToken).toBe('FwoGZXIvYXdz==');
  });

  it.each([
    ['only the id', id],
    ['only the secret', secret],
    ['nothing', ''],
    ['other words', 'hello, world'],
  ])('leaves the paste alone for %s', (_, text) => {
    expect(parseKey(text)).toBeNull();
  });
});

describe('the note of where the person was', () => {
  it.each([
    [{ screen: 'account' } as const],
    [{ screen: 'users', id: 'minji+a=b,c.d@e-f_g', section: 'tags' } as const],
    [{ screen: 'settings', section: 'clock' } as const],
  ])('comes back as it was: %j', (route) => {
    expect(readHash(writeHash(route))).toMatchObject(route);
  });

  it.each(['', '#', '#nowhere', '#connect'])('is ignored when it is %j', (hash) => {
    expect(readHash(hash)).toBeNull();
  });
});

describe('searching', () => {
  it.each([
    ['하늘 by its initials', 'ㅎㄴ', '하늘 스튜디오', 2],
    ['a number without dashes', '111122223333', '111122223333', 5],
    ['a number with dashes', '1111-2222', '111122223333', 4],
    ['the start of a later word', 'pay', 'Bada Payments (live)', 3],
    ['something else', 'zebra', 'Bada Payments', 0],
  ])('finds %s', (_, query, text, score) => {
    expect(fit(query, text)).toBe(score);
  });

  it('needs every word of the query', () => {
    expect(fitAny('bada live', ['Bada Payments (live)'])).toBeGreaterThan(0);
    expect(fitAny('bada zebra', ['Bada Payments (live)'])).toBe(0);
  });

  it('knows the initials of Korean syllables only', () => {
    expect(initialsOf('하늘 A')).toBe('ㅎㄴ A');
  });
});

describe('numbers as people read them', () => {
  it('groups codes by their length', () => {
    expect(codeGroups('775093')).toEqual(['775', '093']);
    expect(codeGroups('7750931')).toEqual(['775', '0931']);
    expect(codeGroups('77509311')).toEqual(['7750', '9311']);
    expect(spokenCode('775093')).toBe('7 7 5, 0 9 3');
  });

  it('groups account numbers 4-4-4 and leaves other text alone', () => {
    expect(numberGroups('111122223333')).toBe('1111-2222-3333');
    expect(numberGroups('haneul-studio')).toBe('haneul-studio');
  });

  it('counts minutes and seconds', () => {
    expect(elapsed(19_900)).toBe('0:19');
    expect(elapsed(725_000)).toBe('12:05');
    expect(duration(640)).toBe('0.6 s');
  });

  it.each([
    [1, '1 s', '1 second', '1초'],
    [94, '94 s', '94 seconds', '94초'],
    [119, '119 s', '119 seconds', '119초'],
    [120, '2 minutes', '2 minutes', '2분'],
    [125, '2 min 5 s', '2 min 5 s', '2분 5초'],
    [300, '5 minutes', '5 minutes', '5분'],
    [3600, '1 hour', '1 hour', '1시간'],
    [3900, '1 h 5 min', '1 h 5 min', '1시간 5분'],
    [3601, '1 hour', '1 hour', '1시간'],
    [259_200, '3 days', '3 days', '3일'],
  ])('says %d seconds in one way wherever it is said', async (count, short, sentence, korean) => {
    await switchLanguage('en');
    expect([seconds(count), offset(-count * 1000), inSeconds(count)]).toEqual([short, short, sentence]);
    await switchLanguage('ko');
    expect([seconds(count), offset(count * 1000), inSeconds(count)]).toEqual([korean, korean, korean]);
    await switchLanguage('en');
  });
});
