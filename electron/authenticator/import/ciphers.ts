import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/** AES-256-GCM; null when the tag does not fit (wrong key or damaged: GCM cannot tell which). */
export function gcmOpen(
  key: Uint8Array,
  iv: Uint8Array,
  sealed: Uint8Array,
  aad?: Uint8Array,
): Uint8Array | null {
  // Real files use 12 bytes; OpenSSL throws beyond 128.
  if (sealed.length < 16 || iv.length === 0 || iv.length > 64) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  if (aad !== undefined) decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  try {
    return new Uint8Array(
      Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - 16)), decipher.final()]),
    );
  } catch {
    return null;
  }
}

/** Ciphertext with the 16-byte tag behind it. */
export function gcmSeal(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/** AES-256-CBC with PKCS#7; null when the padding is wrong. Not authenticated: check the meaning afterwards. */
export function cbcOpen(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length === 0 || sealed.length % 16 !== 0 || iv.length !== 16) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed), decipher.final()]));
  } catch {
    return null;
  }
}

export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return new Uint8Array(mac.digest());
}

/** HKDF-Expand for one block of 32 bytes (RFC 5869 2.3), without the extract step. */
export function hkdfExpand32(key: Uint8Array, info: string): Uint8Array {
  return hmacSha256(key, Buffer.from(info, 'utf8'), Uint8Array.of(1));
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
