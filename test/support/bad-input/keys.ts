import { each, long, reason, tooLong, unfit, type Row } from './row';

const id = 'AKIAIOSFODNN7EXAMPLE';
const other = 'AKIAI44QH8DHBEXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = (part: object): object => ({ accessKeyId: id, secretAccessKey: secret, endpoint: null, ...part });
const file = (contents: string): object => ({ contents, endpoint: null });
const own = 'http://127.0.0.1:9';

/** Addresses that are not this computer, however they are dressed. */
const addresses = {
  'another host': 'http://example.com:4566',
  'no address': 'localhost',
  nothing: '',
  'a name in front of @': 'http://127.0.0.1@example.com/',
  'a host that begins like ours': 'http://127.0.0.1.example.com/',
  'a host that begins with localhost': 'http://localhost.example.com/',
  'another scheme': 'file:///etc/passwd',
  'a script': 'javascript:alert(1)',
  'the address of all': 'http://0.0.0.0:4566',
  'a password in it': 'http://a:b@127.0.0.1:4566',
};

/** Each with the reason that is told. */
const keyFiles: readonly (readonly [word: string, contents: string])[] = [
  ['empty', ''],
  ['empty', '\uFEFF \r\n\t'],
  ['not-text', 'PK\u0003\u0004\u0000\u0000'],
  ['no-key', 'Access key ID,Secret access key\r\n'],
  ['no-key', 'hello'],
  ['several-keys', `Access key ID,Secret access key\n${id},${secret}\n${other},${secret}`],
  ['secret-missing', `Access key ID,Secret access key\n${id},`],
  ['key-id-missing', `[default]\naws_secret_access_key = ${secret}`],
  ['key-id-missing', JSON.stringify({ AccessKey: { SecretAccessKey: secret } })],
  [
    'console-password-file',
    'User name,Password,Console sign-in URL\nminji,Secret-1234,https://x.example/console',
  ],
  ['other-secret', '-----BEGIN OPENSSH PRIVATE KEY-----\nabc'],
  ['not-a-key-id', `Access key ID,Secret access key\nAIDAIOSFODNN7EXAMPLE,${secret}`],
  ['secret-shape', `Access key ID,Secret access key\n${id},${'*'.repeat(40)}`],
  ['session-token-missing', `aws_access_key_id=ASIAIOSFODNN7EXAMPLE\naws_secret_access_key=${secret}`],
];

const endpointRows = (channel: string, ask: (endpoint: object) => object): readonly Row[] =>
  (['iam', 'sts'] as const).flatMap((part) => {
    const at = (value: string): object => ask({ iam: own, sts: own, [part]: value });
    const place = [channel, `endpoint.${part}`] as const;
    return [
      ...each(place, 'endpoint-not-loopback', 'problems.endpoint-not-loopback.textExact', addresses, at),
      ...tooLong(place, 201, at),
    ];
  });

const keyId = ['account.connectKey', 'accessKeyId'] as const;
const keySecret = ['account.connectKey', 'secretAccessKey'] as const;
const token = ['account.connectKey', 'sessionToken'] as const;
const withId = (accessKeyId: string): object => key({ accessKeyId });
const withSecret = (secretAccessKey: string): object => key({ secretAccessKey });
const nicknames = { nothing: '', blanks: '   ', '65 letters': long(65) };
const bad = 'field-invalid';

export const keyRows: readonly Row[] = [
  ...each(keyId, bad, reason('key-id-shape'), { short: 'AKIA123', 'a sign': 'AKIAIOSFODNN7-XAMPLE' }, withId),
  ...each(keyId, bad, reason('key-id-missing'), { nothing: '', blanks: ' \u00a0 ' }, withId),
  ...each(
    keyId,
    bad,
    reason('not-a-key-id'),
    { 'of a user': 'AIDAIOSFODNN7EXAMPLE', 'of a role': 'AROAIOSFODNN7EXAMPLE' },
    withId,
  ),
  ...each(keyId, bad, reason('several-keys'), { 'two keys': `${id},${secret}\n${other},${secret}` }, withId),
  ...tooLong(keyId, 4097, withId),
  ...each(keySecret, bad, reason('secret-missing'), { nothing: '' }, withSecret),
  ...each(
    keySecret,
    bad,
    reason('secret-shape'),
    { short: 'abc', dots: '•'.repeat(40), stars: '*'.repeat(40), 'a foreign sign': `${secret.slice(1)}é` },
    withSecret,
  ),
  ...tooLong(keySecret, 4097, withSecret),
  ...each(token, bad, reason('session-token-missing'), { nothing: '' }, (sessionToken) =>
    key({ accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken }),
  ),
  ...tooLong(token, 8193, (sessionToken) => key({ sessionToken })),
  ...endpointRows('account.connectKey', (endpoint) => key({ endpoint })),
  ...keyFiles.flatMap(([word, contents], index) =>
    each(
      ['account.connectFile', 'contents'],
      'file-not-recognized',
      reason(word),
      { [`${index + 1} ${word}`]: contents },
      file,
    ),
  ),
  ...tooLong(['account.connectFile', 'contents'], 65_537, file),
  ...endpointRows('account.connectFile', (endpoint) => ({ contents: `${id},${secret}`, endpoint })),
  ...each(
    ['account.connectProfile', 'name'],
    'profile-unusable',
    reason('gone'),
    {
      'of no profile': 'nobody',
      nothing: '',
      'of every object': 'constructor',
      'a path': '../../etc/passwd',
    },
    (name) => ({ name, endpoint: null }),
  ),
  ...tooLong(['account.connectProfile', 'name'], 201, (name) => ({ name, endpoint: null })),
  ...endpointRows('account.connectProfile', (endpoint) => ({ name: 'default', endpoint })),
  ...unfit(['account.confirm', 'nickname'], nicknames, (nickname) => ({
    candidateId: 'x',
    nickname,
    color: 'teal',
  })),
  ...unfit(['account.edit', 'nickname'], nicknames, (nickname, { accountRef }) => ({
    accountRef,
    nickname,
    color: 'teal',
  })),
];
