import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The 30-second step of a moment in epoch ms (RFC 6238, section 4.2). */
export const stepAt = (now: number): number => Math.floor(now / STEP_MS);

/** Bytes of a base32 text (RFC 4648, section 6). The account's own seeds only, so no padding and no blanks. */
export const base32Bytes = (text: string): Buffer => {
  let buffer = 0;
  let bits = 0;
  const bytes: number[] = [];
  for (const letter of text) {
    buffer = ((buffer << 5) | ALPHABET.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 0xff);
  }
  return Buffer.from(bytes);
};

/**
 * Six-digit code of one step: HMAC-SHA1 with dynamic truncation (RFC 4226, section 5.3).
 * Written apart from the authenticator's code on purpose: this is the other side of the conversation.
 */
export const codeAt = (seed: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', base32Bytes(seed)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
};
