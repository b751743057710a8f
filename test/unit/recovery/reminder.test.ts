import { describe, expect, it } from 'vitest';
import { backupAge, type BackupFacts, type Versions } from '../../../electron/recovery/reminder';

const day = 86_400_000;
const savedAt = 1_767_225_600_000;
const versions = (entries: Readonly<Record<string, number>>): Versions => new Map(Object.entries(entries));
const three = versions({ a: 1, b: 2, c: 3 });

const facts = (part: Partial<BackupFacts> = {}): BackupFacts => ({
  lastBackupAt: savedAt,
  rehearsedAt: null,
  holds: three,
  later: null,
  ...part,
});
const never = facts({ lastBackupAt: null, holds: null });

/** Age so many days after the backup. */
const after = (days: number, part: Partial<BackupFacts> = {}, entries = three, everyDays = 90) =>
  backupAge(facts(part), entries, savedAt + days * day, everyDays);

describe('the age of a backup', () => {
  it('counts whole days, and none without a backup', () => {
    expect(after(0).days).toBe(0);
    expect(after(0.99).days).toBe(0);
    expect(after(1).days).toBe(1);
    expect(after(364.5).days).toBe(364);
    expect(backupAge(never, three, savedAt, 90).days).toBeNull();
  });

  it('counts what was added, edited and removed since, whatever the clock said meanwhile', () => {
    // "d" carries a time before the backup: the clock was set back when it was added.
    const now = versions({ a: 1, c: 0, d: savedAt - 9 * day, e: savedAt + day });
    expect(after(1, {}, now).since).toEqual({ added: 2, changed: 1, removed: 1 });
    expect(after(1).since).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(after(1, {}, versions({})).since).toEqual({ added: 0, changed: 0, removed: 3 });
    expect(backupAge(never, three, savedAt, 90).since).toEqual({ added: 3, changed: 0, removed: 0 });
  });

  it('counts by time where an older record does not say what the backup holds', () => {
    const now = versions({ a: savedAt - 1, b: savedAt + 1 });
    expect(after(1, { holds: null }, now).since).toEqual({ added: 1, changed: 0, removed: 0 });
  });
});

describe('the reminder of a backup', () => {
  it('speaks at once when there are codes and no backup, and not when there is no code', () => {
    expect(backupAge(never, three, savedAt, 90).reminder).toBe('never');
    expect(backupAge(never, versions({}), savedAt, 90).reminder).toBeNull();
  });

  it('speaks at once of a new code, and of an edited or removed one only with the days', () => {
    expect(after(0, {}, versions({ a: 1, b: 2, c: 3, d: 4 })).reminder).toBe('newer');
    expect(after(89, {}, versions({ a: 1, b: 9 })).reminder).toBeNull();
    expect(after(90, {}, versions({ a: 1, b: 9 })).reminder).toBe('old');
  });

  it('speaks on the day that was chosen, not before', () => {
    for (const everyDays of [1, 30, 90, 365]) {
      expect(after(everyDays - 0.001, {}, three, everyDays).reminder).toBeNull();
      expect(after(everyDays, {}, three, everyDays).reminder).toBe('old');
    }
  });

  it('never speaks with 0 days', () => {
    expect(backupAge(never, three, savedAt, 0).reminder).toBeNull();
    expect(after(5000, {}, versions({ z: 1 }), 0).reminder).toBeNull();
    // What is newer is still counted, for those who look.
    expect(after(5000, {}, versions({ z: 1 }), 0).since).toEqual({ added: 1, changed: 0, removed: 3 });
  });

  it('is quiet while the same content was opened again within the days', () => {
    const rehearsedAt = savedAt + 80 * day;
    expect(after(100, { rehearsedAt }).reminder).toBeNull();
    expect(after(169.9, { rehearsedAt }).reminder).toBeNull();
    expect(after(170, { rehearsedAt }).reminder).toBe('old');
    expect(after(100, { rehearsedAt }, versions({ a: 9, b: 2, c: 3 })).reminder).toBe('old');
    // A rehearsal of an older backup says nothing about this one.
    expect(after(100, { rehearsedAt: savedAt - day }).reminder).toBe('old');
  });

  it('is put off for a week, or until there is another new code', () => {
    const four = versions({ a: 1, b: 2, c: 3, d: 4 });
    const later = { at: savedAt + day, added: 1 };
    expect(after(1, { later }, four).reminder).toBeNull();
    expect(after(7.9, { later }, four).reminder).toBeNull();
    expect(after(8, { later }, four).reminder).toBe('newer');
    expect(after(2, { later }, versions({ a: 1, b: 2, c: 3, d: 4, e: 5 })).reminder).toBe('newer');
    expect(after(95, { later: { at: savedAt + 94 * day, added: 0 } }).reminder).toBeNull();
  });

  it('does not trust a date ahead of the clock', () => {
    // A correction of some seconds or hours is no reason to speak.
    expect(after(-0.5)).toMatchObject({ days: 0, reminder: null });
    expect(after(-2)).toMatchObject({ days: null, reminder: 'unsure' });
    expect(after(-2, {}, versions({ a: 1, b: 2, c: 3, d: 4 })).reminder).toBe('newer');
    // A clock set back by years must not keep it quiet for years.
    const later = { at: savedAt + 3000 * day, added: 9 };
    expect(after(100, { later }).reminder).toBe('old');
    expect(after(100, { later: { at: savedAt + 100.01 * day, added: 0 } }).reminder).toBeNull();
  });
});
