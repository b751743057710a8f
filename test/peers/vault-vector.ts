import type { Buffer } from 'node:buffer';
import { encodeBody } from '../../electron/authenticator/vault/body';
import { encodeFile, encodeHeader, encodePrefix } from '../../electron/authenticator/vault/layout';
import { nodeScrypt } from '../../electron/authenticator/scrypt';
import { headerMac, passphraseKey, sealBody, wrapKey } from '../../electron/authenticator/vault/seal';
import type { StoredEntry } from '../../electron/authenticator/entry';

const run = (first: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => first + at);

/** Inputs of the test vector of docs/vault-format.md. Nothing in here is anybody's secret. */
export const vector = {
  passphrase: 'correct horse 배터리',
  keychainKey: run(0x80, 32),
  vaultKey: run(0x00, 32),
  vaultId: run(0x40, 16),
  salt: run(0x20, 32),
  costs: { logN: 10, r: 8, p: 1 },
  nonces: { keychain: run(0x60, 12), passphrase: run(0x70, 12), body: run(0x50, 12) },
  saveNumber: 1,
  savedAt: 1_767_225_600_000,
} as const;

const entry: StoredEntry = {
  id: 'e000102030405060708090a0b',
  kind: 'totp',
  issuer: 'Amazon Web Services',
  account: 'minji-admin@111122223333',
  secret: new TextEncoder().encode('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
  color: 'teal',
  monogram: 'Ha',
  tags: ['하늘'],
  group: null,
  note: '',
  pinned: true,
  aws: null,
  addedAt: 1_767_225_600_000,
  changedAt: 1_767_225_600_000,
  usedAt: null,
  lastUsedStep: null,
  markedStep: null,
};

/** The file of the vector, with the nonces fixed that a real file draws at random. */
export async function vectorFile(): Promise<Buffer> {
  const wrapping = await passphraseKey(nodeScrypt, vector.passphrase, vector.salt, vector.costs);
  if (wrapping === null) throw new Error('costs');
  const slots = [
    wrapKey(
      vector.vaultId,
      vector.vaultKey,
      vector.keychainKey,
      'keychain',
      undefined,
      vector.nonces.keychain,
    ),
    wrapKey(
      vector.vaultId,
      vector.vaultKey,
      wrapping,
      'passphrase',
      { salt: vector.salt, costs: vector.costs },
      vector.nonces.passphrase,
    ),
  ];
  const plain = encodeBody({ entries: [entry], removed: [] });
  const prefix = encodePrefix({ ...vector, nonce: vector.nonces.body }, plain.length);
  const header = encodeHeader(prefix, slots);
  const body = sealBody(vector.vaultKey, vector.vaultId, vector.nonces.body, prefix, plain);
  return encodeFile(header, headerMac(vector.vaultId, vector.vaultKey, header), body);
}
