import type { Entry } from '../../../electron/contract';
import type { Findable } from './find';

/** Groups stand in this order: pinned ones, AWS accounts, named groups as they appear, other, practice. */
export type PlainGroup = 'pinned' | 'aws' | 'other' | 'practice';
export type GroupName = { readonly kind: PlainGroup } | { readonly kind: 'named'; readonly name: string };

export type ListRow =
  | { readonly kind: 'head'; readonly key: string; readonly group: GroupName; readonly period: number | null }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly entry: Entry;
      /** Place among all entries shown, from 0. */
      readonly place: number;
      readonly first: boolean;
      readonly last: boolean;
    };

function groupOf(entry: Entry): GroupName {
  if (entry.practice) return { kind: 'practice' };
  if (entry.pinned) return { kind: 'pinned' };
  if (entry.group !== null && entry.group !== '') return { kind: 'named', name: entry.group };
  return { kind: entry.aws === null ? 'other' : 'aws' };
}

const keyOf = (group: GroupName): string => (group.kind === 'named' ? `named ${group.name}` : group.kind);
const rank = (group: GroupName): number =>
  ['pinned', 'aws', 'named', 'other', 'practice'].indexOf(group.kind);

/** The period all entries share, or null. */
export function sharedPeriod(entries: readonly Entry[]): number | null {
  const timed = entries.filter((entry) => entry.kind !== 'hotp');
  const first = timed[0]?.period ?? null;
  return timed.every((entry) => entry.period === first) ? first : null;
}

/** The period most entries have; 30 without entries. */
export function mainPeriod(entries: readonly Entry[]): number {
  const counts = new Map<number, number>();
  for (const entry of entries)
    if (entry.kind !== 'hotp') counts.set(entry.period, (counts.get(entry.period) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 30;
}

/** Heads and entries in the order they are drawn; what is pinned in practice stays there, at its top. */
export function listRows(items: readonly Findable[], main: number): readonly ListRow[] {
  const groups = new Map<string, { readonly group: GroupName; readonly entries: Entry[] }>();
  for (const { entry } of items) {
    const group = groupOf(entry);
    const key = keyOf(group);
    const known = groups.get(key);
    if (known) known.entries.push(entry);
    else groups.set(key, { group, entries: [entry] });
  }
  const rows: ListRow[] = [];
  let place = 0;
  for (const { group, entries } of [...groups.values()].sort((a, b) => rank(a.group) - rank(b.group))) {
    const ordered = [...entries.filter((entry) => entry.pinned), ...entries.filter((entry) => !entry.pinned)];
    const period = sharedPeriod(ordered);
    rows.push({ kind: 'head', key: `head ${keyOf(group)}`, group, period: period === main ? null : period });
    ordered.forEach((entry, index) => {
      rows.push({
        kind: 'entry',
        key: entry.id,
        entry,
        place,
        first: index === 0,
        last: index === ordered.length - 1,
      });
      place += 1;
    });
  }
  return rows;
}

export type EntryRow = Extract<ListRow, { kind: 'entry' }>;

export function entryRows(rows: readonly ListRow[]): readonly EntryRow[] {
  return rows.filter((row): row is EntryRow => row.kind === 'entry');
}

/**
 * Where an entry goes when moved one place up or down within its group: the id it then stands before, or null for the
 * end. No place at the edge of the group, nor past the pinned ones of practice, which stand first whatever the order is.
 */
export function neighborBefore(
  rows: readonly ListRow[],
  id: string,
  step: -1 | 1,
): { readonly before: string | null } | null {
  const at = rows.findIndex((row) => row.kind === 'entry' && row.entry.id === id);
  const row = rows[at];
  if (row?.kind !== 'entry') return null;
  const beside = rows[at + step];
  if (beside?.kind !== 'entry' || beside.entry.pinned !== row.entry.pinned) return null;
  if (step === -1) return { before: beside.entry.id };
  const afterNext = rows[at + 2];
  return { before: afterNext?.kind === 'entry' ? afterNext.entry.id : null };
}
