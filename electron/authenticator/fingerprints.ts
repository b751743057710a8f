import { createHmac, randomBytes } from 'node:crypto';
import type { OtpParameters } from './otp';

// Keyed anew in each process, so that a fingerprint says nothing about the secret to anyone else.
const processKey = randomBytes(32);

const known = new WeakMap<Uint8Array, string>();

/** Equal for equal secret bytes, within this process. Made once for each array: comparing ten thousand entries is cheap. */
export function secretFingerprint(secret: Uint8Array): string {
  const before = known.get(secret);
  if (before !== undefined) return before;
  const print = createHmac('sha256', processKey).update(secret).digest('base64');
  known.set(secret, print);
  return print;
}

/** Equal for entries that make the same codes. */
export const codeFingerprint = (entry: Omit<OtpParameters, 'counter'>): string =>
  `${secretFingerprint(entry.secret)}/${entry.kind}/${entry.algorithm}/${entry.digits}/${entry.period}`;

/** Equal for entries that are called the same; empty for nameless ones. */
export function nameFingerprint(entry: { readonly issuer: string; readonly account: string }): string {
  const plain = (word: string): string => word.normalize('NFC').trim().toLowerCase();
  const name = `${plain(entry.issuer)}\n${plain(entry.account)}`;
  return name === '\n' ? '' : name;
}
