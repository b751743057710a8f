import { randomBytes } from 'node:crypto';
import { believable } from '../aws/clock';
import { accountColors } from '../contract/constants';
import type { AccountColor } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import type { RemovedEntry, StoredEntry, VaultContent } from './entry';
import type { ImportedEntry } from './import/model';
import { monogramsBeside } from './monogram';
import { timeStepAt } from './otp';

/** Removed entries stay this long, ms. */
export const keptFor = 30 * 24 * 3_600_000;

export const newEntryId = (): string => `e${randomBytes(12).toString('hex')}`;

/** @throws ProblemError `not-found` */
export function findEntry<T extends StoredEntry>(entries: readonly T[], id: string): T {
  const found = entries.find((entry) => entry.id === id);
  if (!found) throw new ProblemError('not-found');
  return found;
}

export type Chip = { readonly color: AccountColor; readonly monogram: string };

/** Gives each new entry the color that is used least and a monogram that nobody has. Remembers what it gave. */
export function chipsBeside(others: readonly Chip[]): (name: string) => Chip {
  const monogramOf = monogramsBeside(others.map(({ monogram }) => monogram));
  const uses = new Map<AccountColor, number>(accountColors.map((color) => [color, 0]));
  const count = (color: AccountColor): number => uses.get(color) ?? 0;
  for (const { color } of others) uses.set(color, count(color) + 1);
  return (name) => {
    const color = accountColors.reduce((least, each) => (count(each) < count(least) ? each : least));
    uses.set(color, count(color) + 1);
    return { color, monogram: monogramOf(name) };
  };
}

type Given = Pick<StoredEntry, 'issuer' | 'account' | 'tags' | 'aws'> & Chip;

/** A new entry from what a QR, a form or a file gave. The secret is copied, so that the source may be overwritten. */
export function storedFrom(from: ImportedEntry, given: Given, now: number): StoredEntry {
  return {
    id: newEntryId(),
    kind: from.kind,
    secret: Uint8Array.from(from.secret),
    algorithm: from.algorithm,
    digits: from.digits,
    period: from.period,
    counter: from.kind === 'hotp' ? (from.counter ?? 0) : null,
    group: from.group,
    note: from.note,
    pinned: from.pinned,
    ...given,
    addedAt: now,
    changedAt: now,
    usedAt: null,
    lastUsedStep: null,
    markedStep: null,
  };
}

/** Back to the common form, for exports. Secrets are shared, not copied. */
export const importedFrom = (entry: StoredEntry): ImportedEntry => ({
  kind: entry.kind,
  issuer: entry.issuer,
  account: entry.account,
  secret: entry.secret,
  algorithm: entry.algorithm,
  digits: entry.digits,
  period: entry.period,
  counter: entry.counter,
  note: entry.note,
  group: entry.group,
  tags: entry.tags,
  pinned: entry.pinned,
  notices: [],
});

/** Replaces one entry. @throws ProblemError `not-found` */
export function withEntry(
  content: VaultContent,
  id: string,
  edit: (entry: StoredEntry) => StoredEntry,
): VaultContent {
  const next = edit(findEntry(content.entries, id));
  return { ...content, entries: content.entries.map((entry) => (entry.id === id ? next : entry)) };
}

/** Moves an entry in front of another, or to the end (null). @throws ProblemError `not-found` */
export function reordered(content: VaultContent, id: string, before: string | null): VaultContent {
  const moved = findEntry(content.entries, id);
  if (before === id) return content;
  const rest = content.entries.filter((entry) => entry.id !== id);
  const at = before === null ? rest.length : rest.indexOf(findEntry(rest, before));
  return { ...content, entries: [...rest.slice(0, at), moved, ...rest.slice(at)] };
}

/** Moves an entry to the removed ones. @throws ProblemError `not-found` */
export function withoutEntry(content: VaultContent, id: string, now: number): VaultContent {
  const removed: RemovedEntry = { ...findEntry(content.entries, id), removedAt: now };
  return {
    entries: content.entries.filter((entry) => entry.id !== id),
    removed: [removed, ...content.removed],
  };
}

/** Brings a removed entry back to the end of the list. @throws ProblemError `not-found` */
export function withRestored(content: VaultContent, id: string, now: number): VaultContent {
  const { removedAt: _, ...entry } = findEntry(content.removed, id);
  return {
    entries: [...content.entries, { ...entry, changedAt: now }],
    removed: content.removed.filter((each) => each.id !== id),
  };
}

/** Removed entries that are past their 30 days. A removal in the future (clock set back) is kept. */
export const expiredRemovals = (content: VaultContent, now: number): readonly RemovedEntry[] =>
  content.removed.filter(({ removedAt }) => now - removedAt > keptFor);

/** Takes the used mark forward (never back) to a time step. @throws ProblemError `not-found` */
export const withUsedStep = (
  content: VaultContent,
  id: string,
  timeStep: number,
  now: number,
): VaultContent =>
  withEntry(content, id, (entry) => ({
    ...entry,
    usedAt: now,
    lastUsedStep: Math.max(
      timeStep,
      believable(entry.lastUsedStep, timeStepAt(entry.period, now)) ?? timeStep,
    ),
  }));
