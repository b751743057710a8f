import type { BackupAge, SinceBackup } from '../contract';

const dayMs = 86_400_000;
/** "Later" puts the reminder off for this many days. */
const laterDays = 7;
/** A date this far ahead of the clock is a little error of a clock, not a wrong one. */
const toleratedMs = dayMs;

/** Ids of entries with the instant of their last edit, epoch ms. */
export type Versions = ReadonlyMap<string, number>;

/** What is known of the last backup and of the person's wish to be left alone. Times are epoch ms. */
export type BackupFacts = {
  readonly lastBackupAt: number | null;
  readonly rehearsedAt: number | null;
  /** What the last backup holds; null when that was not noted. */
  readonly holds: Versions | null;
  readonly later: { readonly at: number; readonly added: number } | null;
};

/** Compares versions for being equal, never for order, so that a clock set back hides nothing. */
export function sinceBackup({ lastBackupAt, holds }: BackupFacts, now: Versions): SinceBackup {
  if (lastBackupAt === null) return { added: now.size, changed: 0, removed: 0 };
  if (holds === null) {
    const newer = [...now.values()].filter((changedAt) => changedAt > lastBackupAt);
    return { added: newer.length, changed: 0, removed: 0 };
  }
  let [added, changed] = [0, 0];
  for (const [id, changedAt] of now) {
    const held = holds.get(id);
    if (held === undefined) added += 1;
    else if (held !== changedAt) changed += 1;
  }
  return { added, changed, removed: holds.size - (now.size - added) };
}

/** Put off, and nothing new since. A wish from the future is one of a wrong clock and says nothing. */
function isPutOff({ later }: BackupFacts, added: number, now: number): boolean {
  if (later === null || added > later.added || now < later.at - toleratedMs) return false;
  return now < later.at + laterDays * dayMs;
}

/** Nothing changed, and the file was opened not long ago: it is known to be good. */
function isProven(facts: BackupFacts, since: SinceBackup, now: number, days: number): boolean {
  const { rehearsedAt, lastBackupAt } = facts;
  const isSame = since.added + since.changed + since.removed === 0;
  if (!isSame || rehearsedAt === null || lastBackupAt === null || rehearsedAt < lastBackupAt) return false;
  return rehearsedAt <= now + toleratedMs && now - rehearsedAt < days * dayMs;
}

function reasonOf(facts: BackupFacts, since: SinceBackup, now: number, days: number): BackupAge['reminder'] {
  const { lastBackupAt } = facts;
  if (lastBackupAt === null) return 'never';
  if (since.added > 0) return 'newer';
  if (lastBackupAt > now + toleratedMs) return 'unsure';
  const isOld = now - lastBackupAt >= days * dayMs;
  return isOld && !isProven(facts, since, now, days) ? 'old' : null;
}

/**
 * How old the backup is, what changed since, and whether that is a reason to speak.
 * @param now corrected time, epoch ms
 * @param everyDays setting `backupReminderDays`; 0: never remind
 */
export function backupAge(facts: BackupFacts, entries: Versions, now: number, everyDays: number): BackupAge {
  const since = sinceBackup(facts, entries);
  const { lastBackupAt } = facts;
  const isAhead = lastBackupAt !== null && lastBackupAt > now + toleratedMs;
  const days =
    lastBackupAt === null || isAhead ? null : Math.max(0, Math.floor((now - lastBackupAt) / dayMs));
  const isQuiet = everyDays === 0 || entries.size === 0 || isPutOff(facts, since.added, now);
  return { days, since, reminder: isQuiet ? null : reasonOf(facts, since, now, everyDays) };
}
