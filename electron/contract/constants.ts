/**
 * Plain constants that both sides of the process boundary may import as values.
 * No zod here: the renderer bundles this file.
 */

/** Stable problem codes; the words for each live in the renderer's i18n tables (ux.md section 6). */
export const problemCodes = [
  'keychain-absent',
  'keychain-locked',
  'keychain-slow',
  'keychain-changed',
  'keychain-refused',
  'clock-corrected',
  'clock-unknown',
  'offline',
  'no-answer',
  'throttled',
  'aws-trouble',
  'key-unknown',
  'secret-wrong',
  'session-expired',
  'access-denied',
  'denied-by-organization',
  'account-mismatch',
  'account-known',
  'nickname-taken',
  'alias-taken',
  'endpoint-not-loopback',
  'profile-unusable',
  'name-taken',
  'name-being-deleted',
  'mfa-orphan',
  'mfa-orphan-ours',
  'mfa-code-refused',
  'mfa-out-of-step',
  'quota-users',
  'quota-keys',
  'quota-mfa',
  'quota-other',
  'password-policy',
  'still-attached',
  'other-change',
  'propagation-slow',
  'journal-unreadable',
  'journal-newer',
  'run-in-progress',
  'vault-restored',
  'vault-unreadable',
  'vault-newer',
  'disk-full',
  'disk-refused',
  'file-not-readable',
  'file-not-recognized',
  'file-too-large',
  'picture-without-qr',
  'passphrase-wrong',
  'passphrase-needed',
  'too-many-tries',
  'secret-invalid',
  'field-invalid',
  'confirmation-wrong',
  'not-found',
  'nothing-to-do',
  'root-key-other-first',
  'root-key-unproven',
  'root-key-unknown',
  'locked',
  'unknown',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Account chip colors (tokens.md 3.3). */
export const accountColors = ['slate', 'blue', 'teal', 'green', 'olive', 'copper', 'rose', 'plum'] as const;
export type AccountColor = (typeof accountColors)[number];

export const partitions = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'] as const;
export type Partition = (typeof partitions)[number];

/** Setup steps in their order of execution; optional ones appear only when chosen. */
export const stepIds = [
  'identity',
  'alias',
  'user',
  'policy',
  'mfa-create',
  'mfa-enable',
  'password',
  'access-key',
  'propagation',
  'proof',
  'mfa-phone',
  'access-key-delete',
] as const;
export type StepId = (typeof stepIds)[number];

/** The step that makes each kind of thing of a run (`made[].kind` of its snapshot). */
export const stepMaking = {
  alias: 'alias',
  user: 'user',
  policy: 'policy',
  group: 'policy',
  'mfa-device': 'mfa-create',
  'mfa-phone': 'mfa-phone',
  password: 'password',
  'access-key': 'access-key',
} as const satisfies Readonly<Record<string, StepId>>;

/** What undoing a run can come across that is not the run's. */
export const leftKinds = [
  'user',
  'access-key',
  'mfa-device',
  'password',
  'policy',
  'inline-policy',
  'group',
] as const;

/** Those of them that hang on the run's user and can be taken off it. */
export const hangingKinds = leftKinds.filter((kind) => kind !== 'user');

/** Steps of the root key retirement, in order. */
export const retireStepIds = [
  'prove-admin',
  'delete-other-key',
  'delete-this-key',
  'confirm-none',
  'forget',
] as const;
export type RetireStepId = (typeof retireStepIds)[number];

/** "Make something go wrong" in the practice account (ux.md 3.4). */
export const practiceScenarios = [
  'crash',
  'lose-answer',
  'slow-down',
  'clock-fast',
  'keychain-locks',
  'leftover-device',
  'name-taken',
  'slow-key',
  'permission-denied',
] as const;
export type PracticeScenario = (typeof practiceScenarios)[number];

/** Field limits; AWS ones from the IAM service model (aws/facts 1). */
export const limits = {
  /** CreateUser accepts 64; every other call accepts 128. */
  newUserName: 64,
  userName: 128,
  deviceName: 128,
  groupName: 128,
  password: 128,
  tagKey: 128,
  tagValue: 256,
  tags: 48,
  nickname: 64,
  alias: 63,
  issuer: 200,
  account: 200,
  secretText: 4096,
  passphrase: 1024,
  /** Largest file or picture that may be handed over, in bytes (20 MiB). */
  file: 20 * 1024 * 1024,
  entryTags: 20,
  codesPerCall: 200,
  /** So many that one message takes neither main nor the page longer than a frame. */
  entriesPerCall: 500,
} as const;

/** IAM name pattern `[\w+=,.@-]+` with \w in its ASCII meaning. */
export const iamNamePattern = /^[A-Za-z0-9_+=,.@-]+$/;
/** Characters of a tag's key and value (IAM service model, tagKeyType and tagValueType). */
export const tagPattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** Account alias: 3-63, lower case, digits, single inner dashes, not 12 digits. */
export const aliasPattern = /^(?!\d{12}$)[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];
