import { parse } from 'csv-parse/sync';
import type { PartialKey } from './key-parts';

const keyIdCell = /^A[KS]IA[A-Z0-9]{12,124}$/;
const secretCell = /^[A-Za-z0-9/+=]{40}$/;

/**
 * Keys from the console's CSV files (`rootkey.csv`, `*_accessKeys.csv`, the old `credentials.csv`), from single rows
 * of them, and from two values with blanks between. The header may be missing, reordered and in any case.
 * 'console-password-file' for the sign-in CSV, which holds no access key.
 */
export function fromCsv(text: string): readonly PartialKey[] | 'console-password-file' {
  const rows = readRows(text);
  const at = rows.findIndex((row) => row.some((cell) => nameOf(cell) === 'accesskeyid'));
  const header = rows[at];
  if (header !== undefined) return rows.slice(at + 1).map((row) => byHeader(header, row));
  if (rows[0]?.some((cell) => nameOf(cell) === 'password') === true) return 'console-password-file';
  return rows.flatMap((row) => byShape(row));
}

function readRows(text: string): readonly (readonly string[])[] {
  try {
    const rows: unknown = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
    return Array.isArray(rows) ? (rows as string[][]) : [];
  } catch {
    return [];
  }
}

/** The first one that occurs, so that a tab beside a comma is only a blank. */
const delimiterOf = (text: string): string => [',', '\t', ';'].find((mark) => text.includes(mark)) ?? ',';

const nameOf = (cell: string): string => cell.toLowerCase().replace(/[ _-]/g, '');

function byHeader(header: readonly string[], row: readonly string[]): PartialKey {
  const cell = (name: string): string =>
    row[header.findIndex((heading) => nameOf(heading) === name)]?.trim() ?? '';
  return {
    accessKeyId: cell('accesskeyid'),
    secretAccessKey: cell('secretaccesskey'),
    sessionToken: cell('sessiontoken'),
  };
}

/** Without a header the values speak for themselves. */
function byShape(row: readonly string[]): readonly PartialKey[] {
  const cells = row.length === 1 ? (row[0] ?? '').split(/\s+/) : row;
  const accessKeyId = cells.find((cell) => keyIdCell.test(cell)) ?? '';
  if (accessKeyId === '') return [];
  const after = cells.slice(cells.indexOf(accessKeyId) + 1);
  const secretAccessKey = after.find((cell) => secretCell.test(cell)) ?? '';
  return [{ accessKeyId, secretAccessKey, sessionToken: '' }];
}
