import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Scrypt } from '../scrypt';
import { slotAad } from './layout';
import type { Container, ScryptCosts, Slot, SlotType } from './layout';

/** Costs for new passphrases: 64 MiB. Stored per slot, so they can grow later. */
export const defaultCosts: ScryptCosts = { logN: 16, r: 8, p: 1 };
const noCosts: ScryptCosts = { logN: 0, r: 0, p: 0 };
const most = { logN: 20, r: 16, p: 4 } as const;

/** Overwrites secret bytes with zeros. */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}

/**
 * Key of a passphrase: scrypt over its UTF-8 bytes in Unicode NFC, 32 bytes.
 * Resolves to null when the costs in the file are beyond what is run for a file nobody vouches for.
 */
export async function passphraseKey(
  scrypt: Scrypt,
  passphrase: string,
  salt: Uint8Array,
  costs: ScryptCosts,
): Promise<Uint8Array | null> {
  const { logN, r, p } = costs;
  if (logN < 1 || r < 1 || p < 1 || logN > most.logN || r > most.r || p > most.p) return null;
  const bytes = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  try {
    return await scrypt(bytes, salt, { n: 2 ** logN, r, p });
  } finally {
    wipe(bytes);
  }
}

const subkey = (vaultKey: Uint8Array, vaultId: Uint8Array, use: 'header' | 'body'): Buffer =>
  Buffer.from(hkdfSync('sha256', vaultKey, vaultId, `offroot vault v1 ${use}`, 32));

/** AES-256-GCM; ciphertext followed by the 16-byte tag. */
function encrypt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the tag does not fit. */
function decrypt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const plain = decipher.update(sealed.subarray(0, sealed.length - 16));
  try {
    decipher.final();
    return plain;
  } catch {
    wipe(plain);
    return null;
  }
}

/** Wraps the vault key for one way in. `nonce` is given by test vectors only. */
export function wrapKey(
  vaultId: Uint8Array,
  vaultKey: Uint8Array,
  wrapping: Uint8Array,
  type: SlotType,
  derived: { readonly salt: Uint8Array; readonly costs: ScryptCosts } = {
    salt: new Uint8Array(32),
    costs: noCosts,
  },
  nonce: Uint8Array = randomBytes(12),
): Slot {
  const sealed = encrypt(wrapping, nonce, slotAad(vaultId, { type, ...derived }), vaultKey);
  return { type, ...derived, nonce, wrapped: sealed.subarray(0, 32), tag: sealed.subarray(32) };
}

/** The vault key, or null when `wrapping` is not this slot's key. */
export const unwrapKey = (vaultId: Uint8Array, slot: Slot, wrapping: Uint8Array): Buffer | null =>
  decrypt(wrapping, slot.nonce, slotAad(vaultId, slot), Buffer.concat([slot.wrapped, slot.tag]));

/** MAC over prefix and slots, so that no slot can be added, changed or taken away without the vault key. */
export function headerMac(vaultId: Uint8Array, vaultKey: Uint8Array, header: Uint8Array): Buffer {
  const key = subkey(vaultKey, vaultId, 'header');
  const mac = createHmac('sha256', key).update(header).digest();
  wipe(key);
  return mac;
}

/** Encrypts a body under the prefix that stands in front of it. */
export function sealBody(
  vaultKey: Uint8Array,
  vaultId: Uint8Array,
  nonce: Uint8Array,
  prefix: Uint8Array,
  plain: Uint8Array,
): Buffer {
  const key = subkey(vaultKey, vaultId, 'body');
  const sealed = encrypt(key, nonce, prefix, plain);
  wipe(key);
  return sealed;
}

/** The body in plain, or null when header or body are not what was written under this key. */
export function openBody(vaultKey: Uint8Array, file: Container): Buffer | null {
  const { vaultId, nonce } = file.prefix;
  if (!timingSafeEqual(headerMac(vaultId, vaultKey, file.headerBytes), file.headerMac)) return null;
  const key = subkey(vaultKey, vaultId, 'body');
  const plain = decrypt(key, nonce, file.prefixBytes, file.body);
  wipe(key);
  return plain;
}
