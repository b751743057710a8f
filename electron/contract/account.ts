import * as z from 'zod';
import {
  accountIdSchema,
  accountRefSchema,
  aliasSchema,
  colorSchema,
  done,
  evidenceSchema,
  instantSchema,
  nothing,
  partitionSchema,
  problemSchema,
  text,
} from './common';
import { limits, retireStepIds } from './constants';
import { call, push } from './define';

export const accountSummarySchema = z.strictObject({
  ref: accountRefSchema,
  accountId: accountIdSchema,
  alias: text(limits.alias).nullable(),
  nickname: text(limits.nickname),
  color: colorSchema,
  /** One or two letters, unique in the app. */
  monogram: text(4),
  partition: partitionSchema,
  /** What we are there. */
  role: z.enum(['root', 'administrator', 'codes-only', 'not-connected']),
  /** IAM user name of our credential; null for root. */
  userName: text(limits.userName).nullable(),
  practice: z.boolean(),
  credential: z.enum(['keychain', 'profile', 'practice', 'none']),
  /** First and last four characters of the key id, e.g. "AKIA…MPLE"; null when there is none. */
  keyHint: text(16).nullable(),
  profileName: text(200).nullable(),
  endpoint: text(200).nullable(),
});
export type AccountSummary = z.infer<typeof accountSummarySchema>;

/** Found by GetCallerIdentity; waits for the person to say "this is my account". */
export const candidateSchema = z.strictObject({
  candidateId: text(40),
  accountId: accountIdSchema,
  partition: partitionSchema,
  arn: text(2048),
  isRoot: z.boolean(),
  userName: text(limits.userName).nullable(),
  alias: text(limits.alias).nullable(),
  suggestedNickname: text(limits.nickname),
  suggestedColor: colorSchema,
  /** Set when this account is here already: connecting replaces its credential. */
  knownAs: accountRefSchema.nullable(),
  keyHint: text(16),
  evidence: evidenceSchema,
});
export type Candidate = z.infer<typeof candidateSchema>;

export const endpointSchema = z.strictObject({ iam: text(200), sts: text(200) });

export const profileSchema = z.strictObject({
  name: text(200),
  kind: z.enum(['access-key', 'session', 'sso', 'assume-role', 'process', 'login', 'web-identity', 'empty']),
  /** False where no key can be read or made without asking at a terminal. */
  usable: z.boolean(),
  keyHint: text(16).nullable(),
  region: text(40).nullable(),
});
export type Profile = z.infer<typeof profileSchema>;

export const checkSchema = z.strictObject({
  id: z.enum([
    'admin-with-mfa',
    'root-key',
    'root-mfa',
    'root-mfa-second',
    'unassigned-mfa',
    'alias',
    'security-contact',
    'password-policy',
    'recovery-kit',
  ]),
  group: z.enum(['now', 'good']),
  state: z.enum(['in-place', 'missing', 'attention', 'unknown']),
  params: z.record(text(40), z.union([text(2048), z.number()])),
  evidence: evidenceSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type Check = z.infer<typeof checkSchema>;

export const passwordPolicySchema = z.strictObject({
  /** False when the account has no policy of its own and AWS's default holds. */
  custom: z.boolean(),
  minimumLength: z.number().int(),
  requireSymbols: z.boolean(),
  requireNumbers: z.boolean(),
  requireUppercase: z.boolean(),
  requireLowercase: z.boolean(),
  allowUsersToChange: z.boolean(),
});
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>;

export const overviewSchema = z.strictObject({
  accountRef: accountRefSchema,
  readAt: instantSchema,
  arn: text(2048),
  isRoot: z.boolean(),
  alias: text(limits.alias).nullable(),
  signInUrl: text(300),
  counts: z.strictObject({
    users: z.number().int().nullable(),
    mfaDevices: z.number().int().nullable(),
    rootMfaDevices: z.number().int().nullable(),
    unassignedMfaDevices: z.number().int().nullable(),
    rootAccessKeys: z.number().int().nullable(),
    userQuota: z.number().int().nullable(),
  }),
  passwordPolicy: passwordPolicySchema.nullable(),
  /** Administrators that have MFA, by name. */
  administrators: z.array(text(limits.userName)).max(50),
  checks: z.array(checkSchema).max(20),
});
export type Overview = z.infer<typeof overviewSchema>;

export const orphanDeviceSchema = z.strictObject({
  serialNumber: text(256),
  name: text(limits.deviceName),
  /** Run tag of ours, if it carries one. */
  runId: text(40).nullable(),
  /** The answer that says that it belongs to nobody. */
  evidence: evidenceSchema,
});

export const retireReadySchema = z.strictObject({
  accountRef: accountRefSchema,
  /** Absent: there is no root key here; the evidence says so. */
  rootKeyHere: z.string().max(128).nullable(),
  rootKeys: z
    .array(
      z.strictObject({
        accessKeyId: text(128),
        active: z.boolean(),
        isThisOne: z.boolean(),
        lastUsedAt: instantSchema.nullable(),
        lastUsedService: text(100).nullable(),
        lastUsedRegion: text(100).nullable(),
        lastUseWasOurs: z.boolean(),
      }),
    )
    .max(2),
  adminUserName: text(limits.userName).nullable(),
  adminProvenAt: instantSchema.nullable(),
  adminMfaDevices: z.number().int(),
  consoleSignInSeen: z.enum(['aws', 'said', 'no']),
  consoleSignInAt: instantSchema.nullable(),
  backupAt: instantSchema.nullable(),
  rehearsedAt: instantSchema.nullable(),
  /** What has to be typed: alias, last four digits, or "practice". */
  confirmation: text(70),
  confirmationKind: z.enum(['alias', 'last-four', 'practice']),
  evidence: evidenceSchema,
});
export type RetireReady = z.infer<typeof retireReadySchema>;

export const retireSnapshotSchema = z.strictObject({
  accountRef: accountRefSchema,
  phase: z.enum(['running', 'done', 'failed', 'unknown']),
  steps: z
    .array(
      z.strictObject({
        id: z.enum(retireStepIds),
        state: z.enum(['waiting', 'running', 'done', 'failed', 'unknown', 'skipped']),
        requestId: text(128).nullable(),
        at: instantSchema.nullable(),
        params: z.record(text(40), z.union([text(2048), z.number()])),
      }),
    )
    .max(6),
  problem: problemSchema.nullable(),
});
export type RetireSnapshot = z.infer<typeof retireSnapshotSchema>;

export const account = {
  /** Typed or pasted key; goes to main once, is proven, stored and never returned. */
  connectKey: call(
    z.strictObject({
      accessKeyId: text(4096),
      secretAccessKey: text(4096),
      sessionToken: text(8192).optional(),
      partition: partitionSchema.optional(),
      endpoint: endpointSchema.nullable(),
    }),
    candidateSchema,
  ),
  /** The console's rootkey.csv / *_accessKeys.csv, by dialog or by dropped contents. */
  connectFile: call(
    z.strictObject({ contents: text(65_536).nullable(), endpoint: endpointSchema.nullable() }),
    candidateSchema.nullable(),
  ),
  /** Splits pasted text (CSV line, export block, credentials section); says what was found, never the secret. */
  profiles: call(nothing, z.array(profileSchema).max(1000)),
  connectProfile: call(
    z.strictObject({
      name: text(200),
      partition: partitionSchema.optional(),
      endpoint: endpointSchema.nullable(),
    }),
    candidateSchema,
  ),
  confirm: call(
    z.strictObject({
      candidateId: text(40),
      nickname: z.string().trim().min(1).max(limits.nickname),
      color: colorSchema,
    }),
    accountSummarySchema,
  ),
  /** "Not mine": forgets the candidate's key and reads back that it is gone. */
  reject: call(z.strictObject({ candidateId: text(40) }), done),
  select: call(z.strictObject({ accountRef: accountRefSchema }), done),
  edit: call(
    z.strictObject({
      accountRef: accountRefSchema,
      nickname: z.string().trim().min(1).max(limits.nickname),
      color: colorSchema,
    }),
    accountSummarySchema,
  ),
  /** Deletes the keychain items of the account and reads back that they are gone. */
  remove: call(
    z.strictObject({ accountRef: accountRefSchema }),
    z.strictObject({ itemsRemoved: z.number().int() }),
  ),
  overview: call(z.strictObject({ accountRef: accountRefSchema, fresh: z.boolean() }), overviewSchema),
  setAlias: call(
    z.strictObject({ accountRef: accountRefSchema, alias: aliasSchema }),
    z.strictObject({ evidence: evidenceSchema }),
  ),
  orphans: call(z.strictObject({ accountRef: accountRefSchema }), z.array(orphanDeviceSchema).max(1000)),
  /** Typed confirmation: the device name. Refused when someone signs in with it. */
  deleteOrphan: call(
    z.strictObject({ accountRef: accountRefSchema, serialNumber: text(256), typed: text(limits.deviceName) }),
    z.strictObject({ evidence: evidenceSchema }),
  ),
  retireReady: call(z.strictObject({ accountRef: accountRefSchema }), retireReadySchema),
  /** Proves the administrator now, with MFA; root makes a key for these seconds when none was kept, and deletes it. */
  retireProve: call(z.strictObject({ accountRef: accountRefSchema }), done),
  saySignedIn: call(z.strictObject({ accountRef: accountRefSchema }), done),
  retireStart: call(z.strictObject({ accountRef: accountRefSchema, typed: text(70) }), retireSnapshotSchema),
  /** Goes on after an interruption: asks AWS as the administrator what is true. */
  retireResume: call(z.strictObject({ accountRef: accountRefSchema }), retireSnapshotSchema),
  retirement: push(retireSnapshotSchema.nullable()),
  rootMfa: call(
    z.strictObject({ accountRef: accountRefSchema }),
    z.strictObject({
      /** The account's summary says that root has MFA of some kind. */
      enabled: z.boolean(),
      /** Virtual devices of root that AWS lists; a passkey or a security key is none of them. */
      devices: z.number().int(),
      evidence: evidenceSchema,
      devicesEvidence: evidenceSchema,
    }),
  ),
};
