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
