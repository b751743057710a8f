import { each, field, long, reason, tooLong, unfit, type Row, type World } from './row';

/** Bytes on their way into the page. */
const bytes = (content: string | Uint8Array): object => ({ bytes: Buffer.from(content).toString('base64') });
const bad = 'field-invalid';
const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const manual = (part: object): object => ({
  secret: seed,
  issuer: 'AWS',
  account: 'root',
  kind: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
  ...part,
});
const edit = (part: object, { entryId }: World): object => ({
  id: entryId,
  issuer: 'AWS',
  account: 'root',
  color: 'teal',
  monogram: 'A',
  tags: [],
  group: null,
  note: '',
  pinned: false,
  ...part,
});
const item = (part: object): object => ({
  previewId: 'x',
  items: [{ index: 0, issuer: 'AWS', account: 'root', tags: [], accountRef: null, ...part }],
});

/** A picture that says it unfolds into four billion pixels; only its head is there. */
const hugePng = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('00010000000100000802000000', 'hex'),
]);
const emptyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const picture = (content: Uint8Array): object => ({ files: [bytes(content)] });
const pictures = ['authenticator.previewPictures', 'files'] as const;
const file = (content: string | Uint8Array): object => ({
  contents: bytes(content),
  again: null,
  password: null,
});
const contents = ['authenticator.previewFile', 'contents'] as const;
const fileRow = (
  what: string,
  content: string | Uint8Array,
  answer: Row['answer'],
  says: string,
): readonly Row[] => each(contents, answer, says, { [what]: '' }, () => file(content));
const secret = ['authenticator.previewManual', 'secret'] as const;
const withSecret = (value: string): object => manual({ secret: value });
const text = (value: string): object => ({ text: value });
const notAge = 'problems.file-not-recognized.text';
const wrongPass = 'problems.passphrase-wrong.text';
/** Encrypted to a passphrase by the age program, cut short. */
const cutAge = 'age-encryption.org/v1\n-> scrypt abcdefghijklmnopqrstuv 10\n';
const dear =
  'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n';

export const codeRows: readonly Row[] = [
  ...each(
    secret,
    'secret-invalid',
    reason('secret-not-base32'),
    {
      'a zero': 'JBSWY3DPEHPK3PX0',
      'a one': '1BSWY3DPEHPK3PXP',
      'a sign': 'JBSWY3DP_EHPK3PXP',
      Korean: '비밀키비밀키비밀키',
      hex: '48656c6c6f21deadbeef8901',
    },
    withSecret,
  ),
  ...each(
    secret,
    'secret-invalid',
    reason('secret-missing'),
    { nothing: '', blanks: '   ', 'padding alone': '====' },
    withSecret,
  ),
  ...each(
    secret,
    'secret-invalid',
    reason('secret-bad-length'),
    { 'a lost letter': seed.slice(0, -5) },
    withSecret,
  ),
  ...tooLong(secret, 4097, withSecret),
  ...tooLong(['authenticator.previewManual', 'issuer'], 201, (issuer) => manual({ issuer })),
  ...tooLong(['authenticator.previewManual', 'account'], 201, (account) => manual({ account })),
  ...each(
    secret,
    bad,
    field('digits'),
    { 'four digits': '4', 'eleven digits': '11', 'half a digit': '6.5' },
    (digits) => manual({ digits: Number(digits) }),
  ),
  ...each(secret, bad, field('period'), { 'no period': '0', 'longer than a day': '86401' }, (period) =>
    manual({ period: Number(period) }),
  ),
  ...each(secret, bad, field('counter'), { 'a counter below 0': '-1' }, (counter) =>
    manual({ counter: Number(counter) }),
  ),

  ...each(
    ['authenticator.previewText', 'text'],
    'file-not-readable',
    reason('empty'),
    { nothing: '', blanks: ' \n ' },
    text,
  ),
  ...each(
    ['authenticator.previewText', 'text'],
    'file-not-recognized',
    reason('not-recognized'),
    {
      words: 'hello there',
      'an address': 'https://example.com/?secret=JBSWY3DPEHPK3PXP',
      'JSON of nobody': '{"a":1}',
    },
    text,
  ),
  ...tooLong(['authenticator.previewText', 'text'], 4_000_001, text),

  ...each(
    pictures,
    'file-not-readable',
    'problems.file-not-readable.text',
    { 'a text': 'hello', nothing: '' },
    (value) => picture(Buffer.from(value)),
  ),
  ...each(pictures, 'file-too-large', 'problems.file-too-large.text', { 'a picture that unfolds': '' }, () =>
    picture(hugePng),
  ),
  ...each(
    pictures,
    'picture-without-qr',
    'problems.picture-without-qr.text',
    { 'a picture of nothing': '' },
    () => picture(emptyPng),
  ),
  ...each(pictures, bad, field('files'), { 'too many pictures': '' }, () => ({
    files: Array.from({ length: 51 }, () => bytes(emptyPng)),
  })),

  ...fileRow('an empty file', '', 'file-not-readable', reason('empty')),
  ...fileRow('a text of nobody', 'hello', 'file-not-recognized', reason('not-recognized')),
  ...fileRow(
    'the beginning of a program',
    Buffer.from('7f454c460201010000', 'hex'),
    'file-not-recognized',
    reason('not-recognized'),
  ),
  ...fileRow('a backup of our own', cutAge, 'file-not-readable', reason('age')),
  ...fileRow('a file of PGP', '-----BEGIN PGP MESSAGE-----\nabc\n', 'file-not-readable', reason('pgp')),
  ...each(
    ['authenticator.previewFile', 'again'],
    'not-found',
    'problems.not-found.text',
    { 'a file that was let go': 'x' },
    (again) => ({ contents: null, again, password: 'x' }),
  ),
  ...tooLong(['authenticator.previewFile', 'password'], 1025, (password) => ({
    contents: bytes('x'),
    again: null,
    password,
  })),

  ...unfit(
    ['authenticator.copyCode', 'code'],
    { nothing: '', words: 'hello there', '11 digits': '12345678901' },
    (code) => ({ code }),
  ),
  ...tooLong(['authenticator.edit', 'issuer'], 201, (issuer, world) => edit({ issuer }, world)),
  ...tooLong(['authenticator.edit', 'account'], 201, (account, world) => edit({ account }, world)),
  ...tooLong(['authenticator.edit', 'monogram'], 5, (monogram, world) => edit({ monogram }, world)),
  ...tooLong(['authenticator.edit', 'tags'], 65, (tag, world) => edit({ tags: [tag] }, world)),
  ...unfit(['authenticator.edit', 'tags'], { '21 tags': 'a' }, (tag, world) =>
    edit({ tags: Array.from({ length: 21 }, (_, at) => `${tag}${at}`) }, world),
  ),
  ...tooLong(['authenticator.edit', 'group'], 65, (group, world) => edit({ group }, world)),
  ...tooLong(['authenticator.edit', 'note'], 2001, (note, world) => edit({ note }, world)),
  ...tooLong(['authenticator.remove', 'typed'], 201, (typed, { entryId }) => ({ id: entryId, typed })),
  ...tooLong(['authenticator.add', 'items.issuer'], 201, (issuer) => item({ issuer })),
  ...tooLong(['authenticator.add', 'items.account'], 201, (account) => item({ account })),
  ...tooLong(['authenticator.add', 'items.tags'], 65, (tag) => item({ tags: [tag] })),
  ...tooLong(['authenticator.revealQr', 'passphrase'], 1025, (passphrase, { entryId }) => ({
    id: entryId,
    passphrase,
  })),
  ...tooLong(['authenticator.exportFile', 'password'], 1025, (password) => ({
    form: 'aegis',
    password,
    ids: null,
    despiteGit: true,
  })),
  ...each(
    ['authenticator.exportFile', 'password'],
    'passphrase-needed',
    'problems.passphrase-needed.text',
    { nothing: '' },
    (password) => ({ form: 'aegis', password, ids: null, despiteGit: true }),
  ),

  ...unfit(['recovery.backup', 'passphrase'], { nothing: '', '1,025 letters': long(1025) }, (passphrase) => ({
    passphrase,
    despiteGit: true,
  })),
  ...['rehearse', 'restore'].flatMap((name) => [
    ...each(
      [`recovery.${name}`, 'contents'],
      'file-not-recognized',
      notAge,
      { 'a text': 'hello', nothing: '', 'a picture': emptyPng.toString('latin1') },
      (value) => ({ contents: bytes(value), passphrase: 'x' }),
    ),
    ...each(
      [`recovery.${name}`, 'contents'],
      'passphrase-wrong',
      wrongPass,
      { 'cut short': cutAge, 'too dear to open': dear },
      (value) => ({ contents: bytes(value), passphrase: 'x' }),
    ),
    ...tooLong([`recovery.${name}`, 'passphrase'], 1025, (passphrase) => ({
      contents: bytes(cutAge),
      passphrase,
    })),
  ]),
  ...tooLong(['recovery.rehearseMatch', 'code'], 11, (code) => ({ rehearsalId: 'x', code })),

  ...tooLong(['app.unlock', 'passphrase'], 1025, (passphrase) => ({ passphrase })),
  ...tooLong(['app.setPassphrase', 'current'], 1025, (current) => ({ current, next: 'x' })),
  ...tooLong(['app.setPassphrase', 'next'], 1025, (next) => ({ current: '', next })),
  ...unfit(
    ['app.usePassphraseVault', 'passphrase'],
    { nothing: '', '1,025 letters': long(1025) },
    (passphrase) => ({ passphrase }),
  ),
  ...tooLong(['app.copyText', 'text'], 20_001, text),
  ...tooLong(['app.saveText', 'text'], 400_001, (value) => ({ suggestedName: 'plan.txt', text: value })),
  ...tooLong(['app.saveText', 'suggestedName'], 121, (suggestedName) => ({ suggestedName, text: 'x' })),
];
