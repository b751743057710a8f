import type { StoredEntry } from './entry';

type Row = { readonly entry: StoredEntry; readonly practice: boolean };

/** Pinned ones, AWS accounts, named groups as they appear, other, practice: the groups of the screen (ux.md 5.10). */
function groupOf({ entry, practice }: Row): readonly [rank: number, name: string] {
  if (practice) return [4, ''];
  if (entry.pinned) return [0, ''];
  if (entry.group !== null && entry.group !== '') return [2, entry.group];
  return entry.aws === null ? [3, ''] : [1, ''];
}

const ordered = new WeakMap<readonly Row[], readonly Row[]>();

/**
 * Rows in the order in which the screen shows them, group by group, so that a list that comes page by
 * page only grows at its end. The same list gives the same answer without sorting it anew.
 */
export function inOrder(rows: readonly Row[]): readonly Row[] {
  const known = ordered.get(rows);
  if (known !== undefined) return known;
  const groups = new Map<string, { readonly rank: number; readonly pinned: Row[]; readonly rest: Row[] }>();
  for (const row of rows) {
    const [rank, name] = groupOf(row);
    const key = `${String(rank)} ${name}`;
    const group = groups.get(key) ?? { rank, pinned: [], rest: [] };
    groups.set(key, group);
    (row.entry.pinned ? group.pinned : group.rest).push(row);
  }
  const result = [...groups.values()]
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ pinned, rest }) => [...pinned, ...rest]);
  ordered.set(rows, result);
  return result;
}
