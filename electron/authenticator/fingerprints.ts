import { createHmac, randomBytes } from 'node:crypto';
import type { OtpParameters } from './otp';

// Keyed anew in each process, so that a fingerprint says nothing about the secret to anyone else.
const processKey = randomBytes(32);

/** Equal for equal secret bytes, within this process. Makes comparing ten thousand entries cheap. */
export const secretFingerprint = (secret: Uint8Array): string =>
  createHmac('sha256', processKey).update(secret).digest('base64');

/** Equal for entries that make the same codes. */
export const codeFingerprint = (entry: Omit<OtpParameters, 'counter'>): string =>
  `${secretFingerprint(entry.secret)}/${entry.kind}/${entry.algorithm}/${entry.digits}/${entry.period}`;

/** Equal for entries that are called the same; empty for nameless ones. */
export function nameFingerprint(entry: { readonly issuer: string; readonly account: string }): string {
  const plain = (word: string): string => word.normalize('NFC').trim().toLowerCase();
  const name = `${plain(entry.issuer)}\n${plain(entry.account)}`;
  return name === '\n' ? '' : name;
}
