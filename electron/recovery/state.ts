import * as z from 'zod';
import { fileNames, jsonDocument, type Files, type JsonDocument } from '../storage';

const schema = z.strictObject({
  lastBackupAt: z.number().int().nullable(),
  lastBackupName: z.string().max(255).nullable(),
  rehearsedAt: z.number().int().nullable(),
});
export type RecoveryRecord = z.infer<typeof schema>;

/** When the last backup was saved and opened, without any secret. A damaged record counts as "never". */
export function recoveryRecord(files: Files): JsonDocument<RecoveryRecord> {
  return jsonDocument(files, fileNames.recovery, {
    schema,
    version: 1,
    empty: { lastBackupAt: null, lastBackupName: null, rehearsedAt: null },
    whenDamaged: 'empty',
  });
}
