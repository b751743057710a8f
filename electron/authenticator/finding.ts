import { limits } from '../contract/constants';
import type { ProblemCode } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { cleanBase32, decodeBase32 } from './base32';
import { probeOf } from './import';
import { itemOf, refusedItem } from './import/item';
import { ImportError } from './import/model';
import type { ReadImport } from './import/import-aside';
import type { Imported, ImportedItem } from './import/model';
import { otpauthListImporter } from './import/otpauth-list';
import { keeOtpItem } from './import/totp-field';
import type { QrReader } from './qr-read';

/** Why a file could not be read, as a problem for the screen. */
export function importProblem(error: unknown): unknown {
  if (!(error instanceof ImportError)) return error;
  const codes: Readonly<Partial<Record<ImportError['reason'], ProblemCode>>> = {
    'not-recognized': 'file-not-recognized',
    'too-costly': 'file-too-large',
    'wrong-password': 'passphrase-wrong',
    'needs-password': 'passphrase-needed',
  };
  const params = { reason: error.reason, ...(error.source ? { source: error.source } : {}) };
  return new ProblemError(codes[error.reason] ?? 'file-not-readable', { params });
}

/** Entries of the QR codes in some pictures, in the order of the pictures. @throws ProblemError `picture-without-qr` and those of the reader */
export async function findInPictures(readQr: QrReader, pictures: readonly Uint8Array[]): Promise<Imported> {
  const texts: string[] = [];
  // One after another: pictures are large.
  for (const picture of pictures) texts.push(...(await readQr(picture)));
  if (texts.length === 0) throw new ProblemError('picture-without-qr');
  const parts = texts.map(entriesOfQr);
  return {
    source: parts.length > 0 && parts.every(({ source }) => source === 'google') ? 'google' : 'otpauth',
    items: parts.flatMap(({ items }) => items),
    batch: parts.flatMap(({ batch }) => batch),
  };
}

/** A QR that holds something else is listed as refused, without its text. */
function entriesOfQr(text: string): Pick<Imported, 'source' | 'items' | 'batch'> {
  const probe = probeOf(Buffer.from(text, 'utf8'));
  const refused = (item: ImportedItem): Imported => ({ source: 'otpauth', items: [item], batch: [] });
  if (!otpauthListImporter.detect(probe)) return refused(refusedItem('not-otpauth'));
  try {
    return otpauthListImporter.read(probe, null) as Imported;
  } catch {
    return refused(refusedItem('damaged'));
  }
}

/** Pasted text: links, lists, the text of another app's file, a KeeOtp string, or a bare secret. @throws ProblemError as {@link importProblem} */
export async function findInText(readImport: ReadImport, text: string): Promise<Imported> {
  try {
    return await readImport(Buffer.from(text.trim(), 'utf8'), null);
  } catch (error) {
    const bare = /^key=[^\s]+$/i.test(text.trim()) ? keeOtpItem(text.trim(), '', '') : bareSecret(text);
    if (bare) return { source: 'otpauth', items: [bare], batch: [] };
    throw importProblem(error);
  }
}

/** Short words are base32 by accident, so a bare secret has at least 16 letters. */
function bareSecret(text: string): ImportedItem | null {
  if (text.length > limits.secretText) return null;
  const clean = cleanBase32(text);
  const decoded = decodeBase32(clean);
  if (clean.length < 16 || !decoded.ok || decoded.oddLength) return null;
  return itemOf({ kind: 'totp', secret: clean });
}

export type Typed = {
  readonly secret: string;
  readonly issuer: string;
  readonly account: string;
  readonly kind: 'totp' | 'hotp' | 'steam';
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  readonly digits: number;
  readonly period: number;
  readonly counter: number;
};

/**
 * A secret typed by hand. A wrong letter or an impossible length (a lost letter) is refused, never repaired.
 * @throws ProblemError `secret-invalid | field-invalid`
 */
export function findTyped(typed: Typed): Imported {
  const decoded = decodeBase32(typed.secret);
  if (!decoded.ok || decoded.oddLength) {
    const reason = decoded.ok ? 'secret-bad-length' : decoded.reason;
    throw new ProblemError('secret-invalid', { field: 'secret', params: { reason } });
  }
  const item = itemOf({
    ...typed,
    secret: decoded.bytes,
    counter: typed.kind === 'hotp' ? typed.counter : undefined,
  });
  if (!item.ok) throw new ProblemError('field-invalid', { params: { reason: item.refused.reason } });
  return { source: 'otpauth', items: [item], batch: [] };
}
