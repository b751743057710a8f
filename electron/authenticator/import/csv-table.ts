import { parse } from 'csv-parse/sync';
import { ImportError, type Imported, type ImportedItem, type Importer, type ImportSource } from './model';
import { totpFieldItem } from './totp-field';

type Row = ReadonlyMap<string, string>;

function rowsOf(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      to: 50_000,
    }) as string[][];
  } catch {
    throw new ImportError('damaged', 'csv');
  }
}

const header = (text: string): readonly string[] =>
  (text.split(/\r\n|\r|\n/, 1)[0] ?? '')
    .split(',')
    .map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());

const shapes: readonly {
  readonly source: ImportSource;
  readonly totp: string;
  readonly issuer: string;
  readonly account: string;
  readonly group: string;
}[] = [
  { source: 'bitwarden', totp: 'login_totp', issuer: 'name', account: 'login_username', group: 'folder' },
  { source: 'keepassxc', totp: 'totp', issuer: 'title', account: 'username', group: 'group' },
  { source: 'csv', totp: 'otpauth', issuer: 'title', account: 'username', group: '' },
];

const shapeOf = (columns: readonly string[]) =>
  shapes.find(({ totp, issuer }) => columns.includes(totp) && columns.includes(issuer));

function rowItem(
  row: Row,
  cells: readonly string[],
  shape: (typeof shapes)[number],
): readonly ImportedItem[] {
  // Bitwarden for iOS writes no quotes: a comma in a name shifts the columns, so the last URI of the row counts.
  const uri = cells.findLast((cell) => /^(?:otpauth|steam):\/\//i.test(cell.trim()));
  const field = uri ?? row.get(shape.totp) ?? '';
  if (field.trim() === '') return [];
  const item = totpFieldItem(field, row.get(shape.issuer) ?? '', row.get(shape.account) ?? '');
  if (!item.ok) return [item];
  const group = (row.get(shape.group) ?? '').trim();
  // "none" is what KeePassXC writes for an empty user name.
  return [{ ok: true, entry: { ...item.entry, group: group === '' ? null : group.slice(0, 64) } }];
}

/** CSV of Bitwarden, KeePassXC and others with an `OTPAuth` column. The other columns (passwords!) are not kept. */
export const csvImporter: Importer = {
  source: 'csv',
  detect: ({ text, json }) => text !== null && json === undefined && shapeOf(header(text)) !== undefined,
  read({ text }): Imported {
    const [head, ...rows] = rowsOf(text ?? '');
    const columns = (head ?? []).map((cell) => cell.trim().toLowerCase());
    const shape = shapeOf(columns);
    if (shape === undefined) throw new ImportError('not-recognized');
    const items = rows.flatMap((cells) =>
      rowItem(new Map(columns.map((column, at) => [column, cells[at] ?? ''])), cells, shape),
    );
    return { source: shape.source, items, batch: [] };
  },
};
