import { parseOtpUri } from '../uri';
import { get, jsonOf } from './fields';
import { isMigrationUri, readMigrationUri } from './google';
import { refusedItem } from './item';
import { ImportError, type BatchPart, type ImportedItem, type Importer } from './model';

const uriStart = /^(?:otpauth|otpauth-migration|steam):\/\//i;

function linesOf(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  // Ente also writes all URIs on one line, separated by commas.
  return lines.flatMap((line) =>
    uriStart.test(line)
      ? line.split(/,(?=\s*otpauth(?:-migration)?:\/\/)/i).map((part) => part.trim())
      : [line],
  );
}

/** Ente's extra parameter says that an entry lies in its bin. */
function trashed(uri: string): boolean {
  const raw = /[?&]codeDisplay=([^&]*)/.exec(uri)?.[1];
  if (raw === undefined) return false;
  try {
    return get(jsonOf(decodeURIComponent(raw.replace(/\+/g, ' '))), 'trashed') === true;
  } catch {
    return false;
  }
}

function itemsOf(line: string): {
  readonly items: readonly ImportedItem[];
  readonly batch: readonly BatchPart[];
} {
  if (isMigrationUri(line)) {
    try {
      return readMigrationUri(line);
    } catch {
      return { items: [refusedItem('damaged', 'Google Authenticator')], batch: [] };
    }
  }
  const item = parseOtpUri(line);
  if (item.ok && trashed(line))
    return { items: [refusedItem('trashed', item.entry.issuer, item.entry.account)], batch: [] };
  return { items: [item], batch: [] };
}

/** URI lists of every application: one a line, blank lines and `#` comments skipped, migration URIs mixed in. */
export const otpauthListImporter: Importer = {
  source: 'otpauth',
  detect: ({ text }) => text !== null && linesOf(text).some((line) => uriStart.test(line)),
  read({ text }) {
    const lines = linesOf(text ?? '');
    const parts = lines.map(itemsOf);
    const items = parts.flatMap((part) => part.items);
    const migrations = lines.filter(isMigrationUri).length;
    if (migrations === lines.length && items.every((item) => !item.ok))
      throw new ImportError('damaged', 'google');
    const source =
      migrations === lines.length
        ? 'google'
        : lines.some((line) => line.includes('codeDisplay='))
          ? 'ente'
          : 'otpauth';
    return { source, items, batch: parts.flatMap((part) => part.batch) };
  },
};
