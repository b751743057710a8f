import { chmodSync, copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { interopFolder } from '../../support/interop';

export type Wanted = {
  readonly type: string;
  readonly issuer?: string;
  readonly account?: string;
  readonly secret: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly period?: number;
  readonly counter?: number;
};
export type Sample = { readonly password: string | null; readonly entries: readonly Wanted[] | null };

/** What each sample file must give, by its path below `samples`. */
export const samples = (
  JSON.parse(readFileSync(join(interopFolder, 'samples/expected.json'), 'utf8')) as {
    readonly files: Readonly<Record<string, Sample>>;
  }
).files;

/** A copy that the app's unprivileged user may read. */
export function readable(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-moving-'));
  chmodSync(folder, 0o755);
  const copy = join(folder, basename(path));
  copyFileSync(path, copy);
  chmodSync(copy, 0o644);
  return copy;
}

export const sampleFile = (name: string): string => readable(join(interopFolder, 'samples', name));
export const pictureFile = (name: string): string => readable(join(interopFolder, 'qr', name));

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const steamLetters = '23456789BCDFGHJKMNPQRTVWXY';

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 4226 and 6238 and Steam's alphabet, written for this test alone: shares nothing with the application. */
export function codeOf(wanted: Wanted, at: number): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(wanted.counter ?? Math.floor(at / 1000 / (wanted.period ?? 30))));
  const mac = createHmac(wanted.algorithm.toLowerCase(), bytesOf(wanted.secret)).update(moving).digest();
  let value = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  if (wanted.type !== 'steam') return String(value % 10 ** wanted.digits).padStart(wanted.digits, '0');
  let code = '';
  for (let at = 0; at < 5; at += 1) {
    code += steamLetters.charAt(value % 26);
    value = Math.floor(value / 26);
  }
  return code;
}

/** Entries that can be taken: the rest of a file is refused one by one. */
export const takeable = (entries: readonly Wanted[]): readonly Wanted[] =>
  entries.filter(
    ({ type, secret }) => ['totp', 'hotp', 'steam'].includes(type) && /^[A-Z2-7]+$/.test(secret),
  );

export const nameOf = ({ issuer, account }: Wanted): string => `${issuer ?? ''}\n${account ?? ''}`;
