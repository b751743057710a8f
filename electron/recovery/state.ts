import * as z from 'zod';
import { fileNames, jsonDocument, type Files } from '../storage';
import type { BackupFacts } from './reminder';

const instant = z.number().int();
const schema = z.strictObject({
  lastBackupAt: instant.nullable(),
  lastBackupName: z.string().max(255).nullable(),
  rehearsedAt: instant.nullable(),
  /** Entries of the last backup: random id, and when it was last edited. */
  holds: z.array(z.tuple([z.string().max(40), instant])).nullable(),
  /** When the reminder was put off, and how many codes were new then. */
  later: z.strictObject({ at: instant, added: z.number().int() }).nullable(),
});
type Stored = z.infer<typeof schema>;
export type RecoveryRecord = Omit<Stored, 'holds'> & BackupFacts;

export type RecoveryRecords = {
  read(): Promise<RecoveryRecord>;
  change(part: Partial<RecoveryRecord>): Promise<void>;
};

/**
 * When the last backup was saved and opened and what was in it, without any secret. A damaged record counts as "never".
 * Nobody else writes the file, so it is read once.
 */
export function recoveryRecord(files: Files): RecoveryRecords {
  const document = jsonDocument<Stored>(files, fileNames.recovery, {
    schema,
    version: 2,
    empty: { lastBackupAt: null, lastBackupName: null, rehearsedAt: null, holds: null, later: null },
    upgrade: (data) => ({ ...(typeof data === 'object' ? data : {}), holds: null, later: null }),
    whenDamaged: 'empty',
  });
  const known = ({ holds, ...rest }: Stored): RecoveryRecord => ({ ...rest, holds: holds && new Map(holds) });
  let record: Promise<RecoveryRecord> | null = null;
  const read = (): Promise<RecoveryRecord> => {
    const reading = record ?? document.read().then(({ value }) => known(value));
    record = reading;
    // What could not be read may be readable the next time.
    reading.catch(() => (record = null));
    return reading;
  };
  return {
    read,
    async change(part) {
      const { holds, ...rest } = part;
      const written = await document.update((value) => ({
        ...value,
        ...rest,
        ...(holds === undefined ? {} : { holds: holds && [...holds] }),
      }));
      record = Promise.resolve(known(written));
    },
  };
}
