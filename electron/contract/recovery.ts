import * as z from 'zod';
import { codeSchema, previewSchema } from './authenticator';
import { done, instantSchema, nothing, savedSchema, text } from './common';
import { limits } from './constants';
import { call } from './define';

/** What the last backup does not have as it is now: counts of real entries. Without a backup all are added. */
export const sinceBackupSchema = z.strictObject({
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
});
export type SinceBackup = z.infer<typeof sinceBackupSchema>;

export const backupAgeSchema = z.strictObject({
  /** Whole days since the last backup on the corrected clock; null: none, or its date is ahead of the clock. */
  days: z.number().int().nullable(),
  since: sinceBackupSchema,
  /** Why to remind of a backup now; null: no reason, turned off in Settings, or put off. */
  reminder: z.enum(['never', 'newer', 'old', 'unsure']).nullable(),
});
export type BackupAge = z.infer<typeof backupAgeSchema>;

export const recoveryStateSchema = z.strictObject({
  lastBackupAt: instantSchema.nullable(),
  lastBackupName: text(255).nullable(),
  rehearsedAt: instantSchema.nullable(),
  age: backupAgeSchema,
  removedCount: z.number().int(),
  entryCount: z.number().int(),
});

export const recovery = {
  state: call(nothing, recoveryStateSchema),
  /** Puts the reminder off for a week, or until there is another new code. */
  remindLater: call(nothing, done),
  backup: call(
    z.strictObject({ passphrase: z.string().min(1).max(limits.passphrase), despiteGit: z.boolean() }),
    savedSchema,
  ),
  /** Opens a scratch copy in memory and replaces nothing. */
  rehearse: call(
    z.strictObject({ contents: z.instanceof(Uint8Array).nullable(), passphrase: text(limits.passphrase) }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('canceled') }),
      z.strictObject({
        outcome: z.literal('opened'),
        rehearsalId: text(40),
        entryCount: z.number().int(),
        /** Entry to match: name here, code from the scratch copy to compare with the phone or the list. */
        sample: z.strictObject({ issuer: text(limits.issuer), account: text(limits.account) }).nullable(),
      }),
    ]),
  ),
  /** The typed code is compared with the restored copy's. */
  rehearseMatch: call(
    z.strictObject({ rehearsalId: text(40), code: text(10) }),
    z.strictObject({ matches: z.boolean() }),
  ),
  revealRehearsalCode: call(z.strictObject({ rehearsalId: text(40) }), codeSchema),
  restore: call(
    z.strictObject({ contents: z.instanceof(Uint8Array).nullable(), passphrase: text(limits.passphrase) }),
    previewSchema.nullable(),
  ),
  savePaper: call(nothing, savedSchema),
};
