import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportTwoFas } from '../../../electron/authenticator/export/two-fas';
import { importersOf, readImport } from '../../../electron/authenticator/import';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { createKdf } from '../../../electron/authenticator/import/kdf';
import { missingParts } from '../../../electron/authenticator/import/google';

const importers = importersOf(createKdf(argon2idHere));
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const read = (text: string, password: string | null = null) => readImport(importers, bytesOf(text), password);
const aegisSlot = {
  type: 1,
  key: '00'.repeat(32),
  key_params: { nonce: '00'.repeat(12), tag: '00'.repeat(16) },
  salt: '00'.repeat(32),
};
const aegis = (slot: object): string =>
  JSON.stringify({
    version: 1,
    header: { slots: [slot], params: { nonce: '00'.repeat(12), tag: '00'.repeat(16) } },
    db: 'AAAA',
  });

describe('a file that cannot be imported says why', () => {
  it.each([
    ['an empty file', '', 'empty'],
    ['words', 'hello', 'not-recognized'],
    ['some JSON', '{"a":1}', 'not-recognized'],
    ['PGP', '-----BEGIN PGP MESSAGE-----\n\nabc', 'pgp'],
    ['a list without anything readable in it', '# nothing here\n', 'not-recognized'],
    ['an Aegis vault without a password slot', aegis({ ...aegisSlot, type: 2 }), 'no-password-slot'],
    ['an Aegis vault cut short', aegis(aegisSlot).replace('"db":"AAAA"', '"db":"A"'), 'damaged'],
    ['a Google payload of something else', 'otpauth-migration://offline?data=XXXX', 'damaged'],
    [
      'a Bitwarden export for one account only',
      '{"encrypted":true,"encKeyValidation_DO_NOT_EDIT":"2.a|b|c","data":""}',
      'account-restricted',
    ],
  ])('%s', async (_what, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ name: 'ImportError', reason });
  });
});

describe('no file can make a key derivation cost more than its ceiling', () => {
  it.each([
    ['scrypt N of 2^30', aegis({ ...aegisSlot, n: 2 ** 30, r: 8, p: 1 })],
    ['scrypt r of 1024', aegis({ ...aegisSlot, n: 32_768, r: 1024, p: 1 })],
    [
      'PBKDF2 with two billion rounds',
      '{"encrypted":true,"passwordProtected":true,"salt":"x","kdfType":0,"kdfIterations":2000000000,"encKeyValidation_DO_NOT_EDIT":"2.AA|AA|AA","data":""}',
    ],
    [
      'Argon2id with 64 GiB',
      '{"encrypted":true,"passwordProtected":true,"salt":"x","kdfType":1,"kdfIterations":3,"kdfMemory":65536,"kdfParallelism":4,"encKeyValidation_DO_NOT_EDIT":"2.AA|AA|AA","data":""}',
    ],
    [
      'Argon2id with no number at all',
      '{"kdfParams":{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","memLimit":"much","opsLimit":1},"encryptedData":"AAAA","encryptionNonce":"AAAA"}',
    ],
  ])('%s', async (_what, text) => {
    await expect(read(text, 'password')).rejects.toMatchObject({ reason: 'too-costly' });
  });
});

it('a nonce of an impossible length is a wrong password, not a crash', async () => {
  const sealed = JSON.parse(
    Buffer.from(await exportTwoFas(createKdf(argon2idHere), [], 'test', 0)).toString('utf8'),
  ) as { servicesEncrypted: string };
  const [body, salt] = sealed.servicesEncrypted.split(':');
  const damaged = JSON.stringify({
    ...sealed,
    servicesEncrypted: [body, salt, Buffer.alloc(400).toString('base64')].join(':'),
  });
  await expect(read(damaged, 'test')).rejects.toMatchObject({ reason: 'wrong-password' });
});

it('one bad entry is refused by itself and spoils no neighbor', async () => {
  const { items } = await read(
    'otpauth://totp/good?secret=JBSWY3DPEHPK3PXP\notpauth://totp/bad?secret=0189\notpauth://motp/old?secret=JBSWY3DPEHPK3PXP\n',
  );
  expect(items.map((item) => (item.ok ? 'ok' : item.refused.reason))).toEqual([
    'ok',
    'secret-not-base32',
    'type-motp',
  ]);
});

it('a Google batch says which codes are missing, whatever their order', () => {
  const part = (index: number) => ({ id: -7, size: 4, index });
  expect(missingParts([part(2), part(0)])).toEqual([2, 4]);
  expect(missingParts([part(3), part(1), part(0), part(2), part(2)])).toEqual([]);
});

describe('a file without any mark', () => {
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const from = (head: string, rest: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from(head, 'latin1'), rest]);

  it.each([45, 60, 200, 1538, 100_000])(
    'of %i even bytes is asked for a password, as andOTP leaves no mark',
    async (length) => {
      for (let times = 0; times < 50; times += 1)
        await expect(readImport(importers, random(length), null)).rejects.toMatchObject({
          reason: 'needs-password',
          source: 'andotp',
        });
    },
  );

  it('is not said to be open, nor to be andOTP, by a password that does not fit', async () => {
    await expect(readImport(importers, random(200), 'test')).rejects.toMatchObject({
      reason: 'wrong-password',
    });
  });

  it.each([
    ['a program', from('\x7fELF\x02\x01\x01', random(400))],
    ['a PDF', from('%PDF-1.7\n', random(400))],
    ['a KeePass database', from('\x03\xd9\xa2\x9a', random(400))],
    ['a gzip archive', from('\x1f\x8b\x08', random(400))],
    ['a picture of a phone (HEIC)', from('\0\0\0\x18ftypheic', random(400))],
    ["FreeOTP's own backup", from('\xac\xed\0\x05', random(400))],
    ['a text in UTF-16', Buffer.from('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP — 하늘', 'utf16le')],
    ['a text in another encoding', from('caf\xe9, cr\xe8me, \xe0 la carte. '.repeat(4), new Uint8Array(0))],
    ['zeros with something between', Buffer.concat([new Uint8Array(300), random(40)])],
    ['too little for a nonce, a tag and a code', random(44).map((byte) => byte | 0x80)],
  ])('is not taken for one of andOTP when it is %s', async (_what, bytes) => {
    await expect(readImport(importers, bytes, null)).rejects.toMatchObject({ reason: 'not-recognized' });
  });

  it('of age, our own backup, is led to Recovery', async () => {
    const sealed = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> scrypt x 18\n'), random(300)]);
    await expect(readImport(importers, sealed, null)).rejects.toMatchObject({ reason: 'age' });
  });
});
