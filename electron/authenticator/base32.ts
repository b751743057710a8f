const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const valueOf = new Map([...alphabet].map((letter, value) => [letter, value]));

export type DecodedSecret =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** Not a length RFC 4648 can give; whole bytes were taken. */ readonly oddLength: boolean;
    }
  | { readonly ok: false; readonly reason: 'secret-missing' | 'secret-not-base32' };

/** Without the `=` at its end. A pattern for that takes quadratic time on a text full of them. */
export function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  return text.slice(0, end);
}

/** Trims, drops blanks, dashes and padding, upper-cases. Changes no letter or digit: nothing is guessed. */
export function cleanBase32(text: string): string {
  return withoutPadding(text.replace(/[\s\-\p{Cf}]/gu, '')).toUpperCase();
}

/**
 * RFC 4648 base32 to bytes. Unused trailing bits are ignored, as every authenticator does
 * (`ASKDJKS` and `ASKDJKQ` are the same key).
 */
export function decodeBase32(text: string): DecodedSecret {
  const clean = cleanBase32(text);
  if (clean === '') return { ok: false, reason: 'secret-missing' };
  const bytes = new Uint8Array(Math.floor((clean.length * 5) / 8));
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (const letter of clean) {
    const value = valueOf.get(letter);
    if (value === undefined) return { ok: false, reason: 'secret-not-base32' };
    pending = ((pending << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (pending >> bits) & 0xff;
      at += 1;
    }
  }
  if (bytes.length === 0) return { ok: false, reason: 'secret-missing' };
  return { ok: true, bytes, oddLength: [1, 3, 6].includes(clean.length % 8) };
}

/** Bytes to RFC 4648 base32, upper case, without padding (padding breaks several phone apps). */
export function encodeBase32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0x1fff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet.charAt((pending >> bits) & 31);
    }
  }
  return bits > 0 ? out + alphabet.charAt((pending << (5 - bits)) & 31) : out;
}
