import * as z from 'zod';
import { accountSummarySchema } from './account';
import { accountRefSchema, done, instantSchema, nothing, runIdSchema, savedSchema, text } from './common';
import { languages, limits, practiceScenarios, stepIds } from './constants';
import { call, push } from './define';
import { backupAgeSchema } from './recovery';

export const settingsSchema = z.strictObject({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  lockAfterMinutes: z.union([z.literal(0), z.literal(1), z.literal(5), z.literal(15), z.literal(60)]),
  lockOnSleep: z.boolean(),
  lockOnStart: z.boolean(),
  hideCodes: z.boolean(),
  clearClipboardSeconds: z.union([z.literal(10), z.literal(20), z.literal(30), z.literal(60)]),
  contentProtection: z.boolean(),
  singleKeys: z.boolean(),
  announceNewCodes: z.boolean(),
  revealSeconds: z.union([z.literal(10), z.literal(30), z.literal(60)]),
  qrSeconds: z.union([z.literal(60), z.literal(120), z.literal(300)]),
  miniOnTop: z.boolean(),
  miniHideAfterCopy: z.boolean(),
  globalShortcut: z.boolean(),
  backupReminderDays: z.number().int().min(0).max(365),
});
export type Settings = z.infer<typeof settingsSchema>;

export const keychainStateSchema = z.strictObject({
  state: z.enum(['available', 'locked', 'absent', 'slow', 'changed']),
  /** Name of the backend as a person knows it, e.g. "Secret Service (GNOME Keyring)". */
  backend: text(120),
});
export type KeychainState = z.infer<typeof keychainStateSchema>;

/** Offset = AWS time minus this computer's time, in ms; |offset| < 2 s counts as a match. */
export const clockStateSchema = z.strictObject({
  state: z.enum(['unknown', 'matches', 'corrected', 'suspicious']),
  offsetMs: z.number().int(),
  learnedAt: instantSchema.nullable(),
  /** Size of a noticed jump of the local clock, in ms; 0 when none. */
  jumpMs: z.number().int(),
});
export type ClockState = z.infer<typeof clockStateSchema>;

export const lockStateSchema = z.strictObject({
  locked: z.boolean(),
  reason: z.enum(['start', 'asked', 'idle', 'sleep', 'screen']).nullable(),
  at: instantSchema.nullable(),
  /** How unlocking works: a passphrase, or the keychain alone. */
  unlock: z.enum(['passphrase', 'keychain']),
  /** No try before this instant, after too many wrong ones. */
  slowedUntil: instantSchema.nullable(),
  /** What rests while locked and goes on by itself afterwards. */
  goesOn: z.enum(['setup', 'undo']).nullable(),
});
export type LockState = z.infer<typeof lockStateSchema>;

/** What the rail, the badge and the top bar say about a run. */
export const runBadgeSchema = z.strictObject({
  runId: runIdSchema,
  accountRef: accountRefSchema,
  phase: z.enum(['running', 'paused', 'failed', 'stopped', 'done', 'undoing', 'undo-stopped']),
  stepNumber: z.number().int(),
  stepCount: z.number().int(),
  stepId: z.enum(stepIds).nullable(),
});

export const appStateSchema = z.strictObject({
  version: text(40),
  electronVersion: text(40),
  runtime: z.enum(['release', 'compat']),
  testBuild: z.boolean(),
  platform: z.enum(['darwin', 'win32', 'linux']),
  language: z.enum(languages),
  theme: z.enum(['light', 'dark']),
  settings: settingsSchema,
  keychain: keychainStateSchema,
  clock: clockStateSchema,
  lock: lockStateSchema,
  online: z.boolean(),
  accounts: z.array(accountSummarySchema).max(2000),
  selected: accountRefSchema.nullable(),
  practiceOpen: z.boolean(),
  /** What is armed to go wrong in the practice account. */
  practiceArmed: z.array(z.enum(practiceScenarios)).max(practiceScenarios.length),
  /** Loopback address in use instead of AWS by the selected account, if any. */
  customEndpoint: text(200).nullable(),
  run: runBadgeSchema.nullable(),
  entryCount: z.number().int(),
  /** The code file was damaged when it was opened, and the content saved at this instant was used. */
  vaultRestoredFrom: instantSchema.nullable(),
  /** AWS CLI 2.32 or newer was found, so `aws login` can be offered. */
  awsLoginAvailable: z.boolean(),
  /** The keys that open the mini window from any program: off, on, or refused because another program has them. */
  globalShortcut: z.enum(['off', 'on', 'taken']),
  backup: z.strictObject({
    lastAt: instantSchema.nullable(),
    rehearsedAt: instantSchema.nullable(),
    age: backupAgeSchema,
  }),
});
export type AppState = z.infer<typeof appStateSchema>;

/** The exact list of outside pages; main builds the address, the renderer only names it. */
export const pageSchema = z.discriminatedUnion('page', [
  z.strictObject({ page: z.literal('sign-in'), accountRef: accountRefSchema }),
  z.strictObject({ page: z.literal('root-security'), accountRef: accountRefSchema }),
  z.strictObject({ page: z.literal('lost-mfa') }),
  z.strictObject({ page: z.literal('identity-center') }),
]);

export const app = {
  /** Whole state of the shell; pushed on each change. */
  state: push(appStateSchema),
  getState: call(nothing, appStateSchema),
  changeSettings: call(settingsSchema.partial(), settingsSchema),
  lock: call(nothing, done),
  /** Unlocks with the passphrase, or with the keychain when no passphrase is set (empty string). */
  unlock: call(z.strictObject({ passphrase: text(limits.passphrase) }), done),
  /** Sets, changes (old one needed) or removes (empty new one) the passphrase. */
  setPassphrase: call(
    z.strictObject({ current: text(limits.passphrase), next: text(limits.passphrase) }),
    done,
  ),
  /** Uses a passphrase-only vault on a machine without a keychain. */
  usePassphraseVault: call(z.strictObject({ passphrase: z.string().min(1).max(limits.passphrase) }), done),
  retryKeychain: call(nothing, keychainStateSchema),
  checkClock: call(nothing, clockStateSchema),
  openPage: call(pageSchema, done),
  openClockSettings: call(nothing, done),
  openMini: call(nothing, done),
  closeMini: call(nothing, done),
  /** Shows the main window, whose dialog "Add codes" goes on with what the mini window found on the screen. */
  showFound: call(z.strictObject({ previewId: text(30) }), done),
  setMiniOnTop: call(z.strictObject({ onTop: z.boolean() }), done),
  /** Copies words that are on screen anyway (request id, command, account number). Not for secrets. */
  copyText: call(z.strictObject({ text: text(20_000) }), done),
  /** Saves words that hold no secret (plan, log, list for an administrator). */
  saveText: call(z.strictObject({ suggestedName: text(120), text: text(400_000) }), savedSchema),
  /** Menu and tray commands, e.g. "palette", "add-codes", "found" and a preview's id; seq grows so that repeats are seen. */
  command: push(z.strictObject({ seq: z.number().int(), name: text(40) })),
  quit: call(nothing, done),
};

export const practice = {
  /** Opens the practice account (made on first use) and selects it. */
  open: call(nothing, z.strictObject({ accountRef: accountRefSchema })),
  startOver: call(nothing, done),
  /** Arms one thing that goes wrong; `disarm` takes it back as long as it has not struck. */
  scenario: call(z.strictObject({ scenario: z.enum(practiceScenarios) }), done),
  disarm: call(z.strictObject({ scenario: z.enum(practiceScenarios) }), done),
};
