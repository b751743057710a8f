import { describe, expect, it } from 'vitest';
import { freeMonogram, suggestedNickname } from '../../../electron/account/naming';
import { inLanguage } from '../../../electron/main/practice-name';
import { monogramOf } from '../../../renderer/components/color-picker';

const expected: readonly (readonly [string, string])[] = [
  ['Haneul Studio', 'HS'],
  ['haneul-studio', 'HS'],
  ['Account …9012', 'A9'],
  ['Bada Payments (live)', 'BP'],
  ['work', 'W'],
  ['하늘 스튜디오', '하'],
  ['계정 …9012', '계'],
];

describe('the letters on a chip', () => {
  it.each(expected)('of %s are %s, in the preview too', (nickname, letters) => {
    expect(freeMonogram(nickname, new Set())).toBe(letters);
    expect(monogramOf(nickname)).toBe(letters);
  });

  it('take the next word, then a later letter, when they are somebody else’s', () => {
    expect(freeMonogram('Bada Payments (test)', new Set(['BP']))).toBe('BT');
    expect(freeMonogram('work', new Set(['W']))).toBe('WO');
    expect(freeMonogram('하늘 스튜디오', new Set(['하']))).toBe('하스');
  });
});

describe('a name that nobody has chosen', () => {
  it('is offered in the language of the window', () => {
    expect(suggestedNickname(null, '123456789012', new Set(), 'ko')).toBe('계정 …9012');
    expect(suggestedNickname(null, '123456789012', new Set())).toBe('Account …9012');
  });

  it('of the practice account follows the language, until the person gives it another', () => {
    const practice = { practice: true, nickname: 'Practice account' };
    expect(inLanguage(practice, 'ko').nickname).toBe('연습 계정');
    expect(inLanguage({ ...practice, nickname: '연습 계정' }, 'en').nickname).toBe('Practice account');
    expect(inLanguage({ ...practice, nickname: 'Mine' }, 'ko').nickname).toBe('Mine');
    expect(inLanguage({ ...practice, practice: false }, 'ko').nickname).toBe('Practice account');
  });
});
