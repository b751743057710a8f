import { ownWays } from './own-ways.mjs';

/** @typedef {import('../support/loopback-aws.mjs').LoopbackAws} LoopbackAws */
/** @typedef {import('./own-ways.mjs').Stage} Stage */
/**
 * How a problem is brought about in the real app, and where its words are then.
 * `plan`: before the plan of an account is read, for minji-admin when `named`. `run`: before its run starts; it then fails. `waits`: the run waits
 * for this reason instead. `own`: in a way of its own.
 * @typedef {{ plan?: (aws: LoopbackAws) => unknown, run?: (aws: LoopbackAws) => unknown, draft?: object, waits?: string, named?: true, own?: (stage: Stage) => Promise<void>, words?: string, slow?: true }} Way
 */

/** @param {number} status @param {string} code @param {string} [message] */
const answer = (status, code, message) => ({
  answer: { status, code, ...(message === undefined ? {} : { message }) },
});

/** Each problem of the contract that a setup can meet, from connecting its key to undoing it. @type {Record<string, Way>} */
export const setupProblems = {
  'keychain-absent': { own: ownWays.keychainAbsent },
  'keychain-locked': { own: ownWays.keychainLocked, words: 'setup.waiting.keychain.title' },
  'keychain-slow': { own: ownWays.keychainSlow },
  'keychain-changed': { own: ownWays.keychainChanged },
  'keychain-refused': { own: ownWays.keychainRefused },
  'clock-corrected': { own: ownWays.clockCorrected },
  'clock-unknown': { plan: (aws) => aws.fault(answer(403, 'RequestExpired')) },
  offline: { plan: (aws) => aws.goAway() },
  'no-answer': { plan: (aws) => aws.fault({ lose: 'before' }) },
  throttled: {
    run: (aws) => aws.fault({ action: 'CreateUser', ...answer(400, 'Throttling') }),
    waits: 'slow-down',
    words: 'setup.waiting.slow-down.title',
  },
  'aws-trouble': { plan: (aws) => aws.fault(answer(500, 'ServiceFailure')) },
  'key-unknown': { plan: (aws) => aws.fault(answer(403, 'InvalidClientTokenId')) },
  'secret-wrong': { plan: (aws) => aws.fault(answer(403, 'SignatureDoesNotMatch')) },
  'session-expired': { plan: (aws) => aws.fault(answer(403, 'ExpiredToken')) },
  'access-denied': { run: (aws) => aws.fault({ action: 'CreateUser', ...answer(403, 'AccessDenied') }) },
  'denied-by-organization': {
    run: (aws) =>
      aws.fault({
        action: 'CreateUser',
        ...answer(403, 'AccessDenied', 'with an explicit deny in a service control policy'),
      }),
  },
  'account-mismatch': { run: (aws) => aws.becomeAnother() },
  'alias-taken': {
    run: (aws) => aws.fault({ action: 'CreateAccountAlias', ...answer(409, 'EntityAlreadyExists') }),
    draft: { alias: 'haneul-studio' },
  },
  'name-taken': { plan: (aws) => aws.account.scenario('name-taken'), named: true },
  'name-being-deleted': {
    plan: (aws) => aws.fault({ action: 'GetUser', ...answer(409, 'EntityTemporarilyUnmodifiable') }),
  },
  'mfa-orphan': { plan: (aws) => aws.account.scenario('leftover-device'), named: true },
  'mfa-orphan-ours': { plan: (aws) => aws.leaveDeviceOfAnEarlierRun(), named: true },
  'mfa-code-refused': {
    run: (aws) => aws.fault({ action: 'EnableMFADevice', ...answer(403, 'InvalidAuthenticationCode') }),
    slow: true,
  },
  'mfa-out-of-step': {
    run: (aws) =>
      aws.fault({
        action: 'GetSessionToken',
        ...answer(
          403,
          'AccessDenied',
          'MultiFactorAuthentication failed with invalid MFA one time pass code.',
        ),
      }),
    slow: true,
  },
  'quota-users': {
    plan: (aws) => {
      for (const name of ['one', 'two', 'three']) aws.account.scenario('name-taken', { name });
    },
  },
  'quota-keys': { run: (aws) => aws.fault({ action: 'CreateAccessKey', ...answer(409, 'LimitExceeded') }) },
  'quota-mfa': { run: (aws) => aws.fault({ action: 'EnableMFADevice', ...answer(409, 'LimitExceeded') }) },
  'quota-other': { run: (aws) => aws.fault({ action: 'AttachUserPolicy', ...answer(409, 'LimitExceeded') }) },
  'password-policy': {
    run: (aws) => aws.fault({ action: 'CreateLoginProfile', ...answer(400, 'PasswordPolicyViolation') }),
  },
  'still-attached': { own: ownWays.stillAttached },
  'other-change': {
    run: (aws) => aws.fault({ action: 'AttachUserPolicy', ...answer(409, 'ConcurrentModification') }),
    waits: 'other-change',
    words: 'setup.waiting.other-change.title',
  },
  'journal-unreadable': { own: ownWays.journalUnreadable },
  'journal-newer': { own: ownWays.journalNewer },
  'run-in-progress': { own: ownWays.runInProgress },
  'disk-full': { own: ownWays.diskFull },
  'disk-refused': { own: ownWays.diskRefused },
  'not-found': { own: ownWays.notFound, words: 'problems.not-found.because.user.title' },
  unknown: { plan: (aws) => aws.fault(answer(400, 'SomethingNew')) },
};

/** The other problems of the contract, and where they belong. @type {Record<string, string>} */
export const otherProblems = {
  'account-known': 'connect',
  'nickname-taken': 'connect',
  'endpoint-not-loopback': 'connect',
  'profile-unusable': 'connect',
  'file-not-readable': 'files',
  'file-not-recognized': 'files',
  'file-too-large': 'files',
  'picture-without-qr': 'authenticator',
  'secret-invalid': 'authenticator',
  'vault-restored': 'authenticator',
  'vault-unreadable': 'authenticator',
  'vault-newer': 'authenticator',
  'passphrase-wrong': 'lock',
  'passphrase-needed': 'lock',
  'too-many-tries': 'lock',
  locked: 'lock',
  'field-invalid': 'forms',
  'confirmation-wrong': 'forms',
  'nothing-to-do': 'recovery',
  'propagation-slow': 'root key',
  'root-key-other-first': 'root key',
  'root-key-unproven': 'root key',
  'root-key-unknown': 'root key',
};
