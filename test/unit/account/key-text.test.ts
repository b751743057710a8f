import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseKeyFields, parseKeyFile, parseKeyText } from '../../../electron/account/key-text';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const other = 'AKIAI44QH8DHBEXAMPLE';
const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const temporary = 'ASIAIOSFODNN7EXAMPLE';

const good: readonly (readonly [string, string])[] = [
  ['rootkey.csv of today', `Access key ID,Secret access key\n${id},${secret}\n`],
  ['a byte order mark and CRLF', `\ufeffAccess key ID,Secret access key\r\n${id},${secret}\r\n`],
  ['blanks round the cells', `Access key ID , Secret access key \n  ${id} ,\t${secret}  \n`],
  ['quoted cells', `"Access key ID","Secret access key"\n"${id}","${secret}"`],
  ['columns in another order', `Secret access key,Access key ID, User name\n${secret},${id},alice`],
  [
    'the old single file',
    `User name,Password,Access key ID,Secret access key,Console login link\nalice,"p,w""x",${id},${secret},https://x`,
  ],
  ['a user name with a comma', `User name,Access key ID,Secret access key\n"a,b",${id},${secret}`],
  ['one row without a header', `${id},${secret}`],
  ['a row of the old file without a header', `alice,pw,${id},${secret},https://x`],
  ['tabs, as a spreadsheet copies', `Access key ID\tSecret access key\n${id}\t${secret}`],
  ['semicolons', `Access key ID;Secret access key\n${id};${secret}`],
  ['two words', `  ${id}   ${secret} `],
  ['zero-width characters', `\u200b${id},\u200d${secret}\u2060`],
  ['no-break spaces', `${id}\u00a0${secret}`],
  ['the same row twice', `Access key ID,Secret access key\n${id},${secret}\n${id},${secret}\n`],
  ['the old rootkey.csv', `AWSAccessKeyId=${id}\r\nAWSSecretKey=${secret}\r\n`],
  [
    'export lines',
    `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY='${secret}'\nexport AWS_DEFAULT_REGION=us-east-1`,
  ],
  ['export on one line', `export AWS_ACCESS_KEY_ID=${id}; export AWS_SECRET_ACCESS_KEY=${secret}`],
  ['environment before a command', `AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret}`],
  ['a prompt before export', `$ export AWS_ACCESS_KEY_ID=${id}\n$ export AWS_SECRET_ACCESS_KEY=${secret}`],
  ['set of Windows', `set AWS_ACCESS_KEY_ID=${id}\r\nset AWS_SECRET_ACCESS_KEY=${secret}`],
  ['set with quotes round all', `set "AWS_ACCESS_KEY_ID=${id}"\nset "AWS_SECRET_ACCESS_KEY=${secret}"`],
  ['setx', `setx AWS_ACCESS_KEY_ID ${id}\nsetx AWS_SECRET_ACCESS_KEY ${secret}`],
  ['PowerShell', `$env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY = "${secret}"`],
  [
    'curly quotes',
    `export AWS_ACCESS_KEY_ID=\u201c${id}\u201d\nexport AWS_SECRET_ACCESS_KEY=\u2018${secret}\u2019`,
  ],
  [
    'a credentials section',
    `[default]\naws_access_key_id = ${id}\naws_secret_access_key=${secret}\nregion = us-east-1`,
  ],
  [
    'a section with comments',
    `# mine\n[alice]\naws_access_key_id = ${id}\n# note\naws_secret_access_key = ${secret}`,
  ],
  ['copied labels', `Access key ID: ${id}\nSecret access key: ${secret}`],
  [
    'create-access-key',
    JSON.stringify(
      { AccessKey: { UserName: 'a', AccessKeyId: id, Status: 'Active', SecretAccessKey: secret } },
      null,
      2,
    ),
  ],
  ['export-credentials', JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret })],
];

const bad: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'empty'],
  ['blanks and marks only', '\ufeff \u200b\r\n', 'empty'],
  ['a picture', 'PNG\u0000\u0001', 'not-text'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nabc', 'other-secret'],
  ['the sign-in CSV', 'User name,Password,Console sign-in URL\nalice,pw,https://x', 'console-password-file'],
  ['a web page', '<!doctype html><html></html>', 'no-key'],
  ['broken JSON', '{"AccessKey": {"AccessKeyId": "AK', 'no-key'],
  ['JSON of something else', '{"Users":[]}', 'no-key'],
  [
    'list-access-keys',
    JSON.stringify({ AccessKeyMetadata: [{ AccessKeyId: id, Status: 'Active' }] }),
    'secret-missing',
  ],
  ['a header alone', 'Access key ID,Secret access key\n', 'no-key'],
  ['an id alone', `Access key ID,Secret access key\n${id},\n`, 'secret-missing'],
  ['a secret alone', `Access key ID,Secret access key\n,${secret}\n`, 'key-id-missing'],
  ['export of the id alone', `export AWS_ACCESS_KEY_ID=${id}`, 'secret-missing'],
  ['export of the secret alone', `export AWS_SECRET_ACCESS_KEY=${secret}`, 'key-id-missing'],
  [
    'two keys in a CSV',
    `Access key ID,Secret access key\n${id},${secret}\n${other},${otherSecret}`,
    'several-keys',
  ],
  [
    'two sections',
    `[a]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n[b]\naws_access_key_id=${other}\naws_secret_access_key=${otherSecret}`,
    'several-keys',
  ],
  ['one id with two secrets', `${id},${secret}\n${id},${otherSecret}`, 'several-keys'],
  [
    'a user id instead of a key id',
    `Access key ID,Secret access key\nAIDAIOSFODNN7EXAMPLE,${secret}`,
    'not-a-key-id',
  ],
  ['a short id', `Access key ID,Secret access key\nAKIA123,${secret}`, 'key-id-shape'],
  ['a secret of stars', `Access key ID,Secret access key\n${id},****************`, 'secret-shape'],
  ['a cut secret', `Access key ID,Secret access key\n${id},wJalr`, 'secret-shape'],
  [
    'a temporary key without its token',
    `Access key ID,Secret access key\n${temporary},${secret}`,
    'session-token-missing',
  ],
];

describe('what people paste or drop', () => {
  it.each(good)('is understood: %s', (_, text) => {
    expect(parseKeyFile(text)).toEqual({
      kind: 'found',
      key: { accessKeyId: id, secretAccessKey: secret, sessionToken: null },
    });
  });

  it.each(bad)('is refused with its reason: %s', (_, text, reason) => {
    const result = parseKeyFile(text);
    expect(result.kind).toBe('problem');
    if (result.kind === 'problem') expect(result.reason).toBe(reason);
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  it('keeps the session token of a temporary key', () => {
    const block = `export AWS_ACCESS_KEY_ID=${temporary}\nexport AWS_SECRET_ACCESS_KEY=${secret}\nexport AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjE=`;
    expect(parseKeyFile(block)).toMatchObject({ key: { sessionToken: 'IQoJb3JpZ2luX2VjE=' } });
  });

  it('tells how many keys there are', () => {
    expect(parseKeyText(`${id},${secret}\n${other},${otherSecret}`)).toMatchObject({ count: 2 });
  });
});

describe('the two fields', () => {
  const found = { kind: 'found', key: { accessKeyId: id, secretAccessKey: secret, sessionToken: null } };
  it.each([
    ['typed as they are', id, secret],
    ['with blanks and quotes', ` "${id}" `, `\t'${secret}'\u200b`],
    ['filled the wrong way round', secret, id],
    ['a whole CSV line in the first', `${id},${secret}`, ''],
    [
      'a whole block in the second',
      '',
      `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}`,
    ],
  ])('are read: %s', (_, accessKeyId, secretAccessKey) => {
    expect(parseKeyFields({ accessKeyId, secretAccessKey })).toEqual(found);
  });

  it.each([
    ['nothing at all', '', '', 'key-id-missing'],
    ['no secret', id, '', 'secret-missing'],
    ['no id', '', secret, 'key-id-missing'],
    ['an id that is too short', 'AKIA', secret, 'key-id-shape'],
    ['letters that no id has', 'AKIAIOSFODNN7EXAMPL!', secret, 'key-id-shape'],
    ['a user id', 'AIDAIOSFODNN7EXAMPLE', secret, 'not-a-key-id'],
    ['a secret with a Korean letter', id, `${secret}가`, 'secret-shape'],
    ['a temporary key without its token', temporary, secret, 'session-token-missing'],
  ])('are refused with the reason: %s', (_, accessKeyId, secretAccessKey, reason) => {
    expect(parseKeyFields({ accessKeyId, secretAccessKey })).toMatchObject({ kind: 'problem', reason });
  });

  it('take the short ids of a local test server only there', () => {
    const fields = { accessKeyId: 'testing', secretAccessKey: 'testing' };
    expect(parseKeyFields(fields)).toMatchObject({ reason: 'key-id-shape' });
    expect(parseKeyFields(fields, true).kind).toBe('found');
  });
});

const samples = join(
  process.env['OFFROOT_INTEROP'] ?? join(import.meta.dirname, '../../../../shared/interop'),
  'samples/aws',
);

describe.runIf(existsSync(samples))('the sample files', () => {
  const read = (name: string): string => readFileSync(join(samples, name), 'utf8');
  it.each([
    ['rootkey-old.csv', 'foo', 'bar'],
    ['new_user_credentials.csv', 'AKID', 'SAK'],
    ['import-reordered.csv', 'AKID', 'SAK'],
    ['alice_accessKeys.csv', id, secret],
  ])('%s gives its key', (name, accessKeyId, secretAccessKey) => {
    expect(parseKeyText(read(name))).toMatchObject({ key: { accessKeyId, secretAccessKey } });
  });

  it.each([
    ['alice_credentials.csv', 'console-password-file'],
    ['import-bom-two-users.csv', 'several-keys'],
    ['import-bad-rows.csv', 'several-keys'],
    ['credentials-modern', 'several-keys'],
    ['aws_services_config', 'no-key'],
  ])('%s is refused with its reason', (name, reason) => {
    expect(parseKeyText(read(name))).toMatchObject({ kind: 'problem', reason });
  });
});
