import type { ImportedEntry } from '../import/model';
import { buildOtpUri } from '../uri';

/** One otpauth URI a line, UTF-8, LF, a newline at the end. Not encrypted: the screen says so before. */
export function exportOtpauth(entries: readonly ImportedEntry[]): Uint8Array {
  return new Uint8Array(Buffer.from(entries.map((entry) => `${buildOtpUri(entry)}\n`).join(''), 'utf8'));
}
