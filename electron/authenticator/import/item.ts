import { decodeBase32 } from '../base32';
import type { ImportedAlgorithm, ImportedEntry, ImportedItem, ImportNotice, RefusalReason } from './model';

/** What a format knows of an entry, still unchecked. Absent numbers mean the format's own default (6 digits, 30 s, counter 0). */
export type RawEntry = {
  readonly kind: 'totp' | 'hotp' | 'steam';
  readonly issuer?: unknown;
  readonly account?: unknown;
  /** base32 text, or bytes when the format stores bytes. */
  readonly secret: unknown;
  readonly algorithm?: unknown;
  readonly digits?: unknown;
  readonly period?: unknown;
  readonly counter?: unknown;
  readonly note?: unknown;
  readonly group?: string | null;
  readonly tags?: readonly string[];
  readonly pinned?: boolean;
  readonly notices?: readonly ImportNotice[];
};

const maxName = 200;
/** Longest secret that is kept, bytes; the longest in use are 64. */
export const maxSecret = 4096;

/** Text of at most 200 characters on one line; anything else than text or a number is empty. */
export function nameOf(value: unknown): string {
  const raw = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  // Cut before it is looked at closely: a file may hold a name of many megabytes.
  const near = raw.trimStart().slice(0, maxName * 4);
  return [...near.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, maxName).join('');
}

/** `SHA1`, `sha-256`, `algorithm.sha512`, `HMAC-SHA-1`; absent means SHA1, unknown gives null (never a fallback). */
export function algorithmOf(value: unknown): ImportedAlgorithm | null {
  if (value === undefined || value === null || value === '') return 'SHA1';
  if (typeof value !== 'string') return null;
  const word = value
    .trim()
    .toUpperCase()
    .replace(/^ALGORITHM\./, '')
    .replace(/^HMAC-?/, '')
    .replace(/[-_/]/g, '');
  return word === 'SHA1' || word === 'SHA256' || word === 'SHA512' ? word : null;
}

/** Whole number within bounds; the fallback when absent; null when it is something else. */
export function wholeNumber(value: unknown, fallback: number, min: number, max: number): number | null {
  if (value === undefined || value === null || value === '') return fallback;
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,16}$/.test(text.trim())) return null;
  const number = Number(text.trim());
  return number >= min && number <= max ? number : null;
}

function secretOf(value: unknown): { readonly bytes: Uint8Array; readonly odd: boolean } | RefusalReason {
  if (value instanceof Uint8Array) {
    if (value.length > maxSecret) return 'secret-bad-length';
    return value.length > 0 ? { bytes: value, odd: false } : 'secret-missing';
  }
  if (typeof value !== 'string') return 'secret-missing';
  const decoded = decodeBase32(value);
  if (!decoded.ok) return decoded.reason;
  if (decoded.bytes.length > maxSecret) return 'secret-bad-length';
  return { bytes: decoded.bytes, odd: decoded.oddLength };
}

/** Refused with a stable reason; the secret never appears in it. */
export function refusedItem(
  reason: RefusalReason,
  issuer: unknown = '',
  account: unknown = '',
): ImportedItem {
  return { ok: false, refused: { issuer: nameOf(issuer), account: nameOf(account), reason } };
}

/** Checks a raw entry; one bad entry is refused by itself and never spoils its neighbors. */
export function itemOf(raw: RawEntry): ImportedItem {
  const issuer = nameOf(raw.issuer);
  const account = nameOf(raw.account);
  const refuse = (reason: RefusalReason): ImportedItem => refusedItem(reason, issuer, account);
  const secret = secretOf(raw.secret);
  if (typeof secret === 'string') return refuse(secret);
  const algorithm = raw.kind === 'steam' ? 'SHA1' : algorithmOf(raw.algorithm);
  if (algorithm === null) return refuse('algorithm-unknown');
  const digits = raw.kind === 'steam' ? 5 : wholeNumber(raw.digits, 6, 5, 10);
  if (digits === null) return refuse('digits-out-of-range');
  const period = raw.kind === 'totp' ? wholeNumber(raw.period, 30, 1, 86_400) : 30;
  if (period === null) return refuse('period-out-of-range');
  const counter = raw.kind === 'hotp' ? wholeNumber(raw.counter, 0, 0, Number.MAX_SAFE_INTEGER) : null;
  if (raw.kind === 'hotp' && counter === null) return refuse('counter-out-of-range');
  const notices: ImportNotice[] = [...(raw.notices ?? [])];
  if (secret.odd) notices.push('secret-odd-length');
  if (raw.kind === 'hotp') notices.push('hotp-counter-shared');
  if (issuer === '' && account === '') notices.push('name-missing');
  const entry: ImportedEntry = {
    kind: raw.kind,
    issuer,
    account,
    secret: secret.bytes,
    algorithm,
    digits,
    period,
    counter,
    note: typeof raw.note === 'string' ? raw.note.slice(0, 2000) : '',
    group:
      raw.group === undefined || raw.group === null || raw.group === ''
        ? null
        : nameOf(raw.group).slice(0, 64),
    tags: (raw.tags ?? [])
      .map((tag) => nameOf(tag).slice(0, 64))
      .filter((tag) => tag !== '')
      .slice(0, 20),
    pinned: raw.pinned ?? false,
    notices,
  };
  return { ok: true, entry };
}
