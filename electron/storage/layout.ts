/**
 * Names of Offroot's files in userData. Chromium keeps its own files beside them; none of these names is one of its.
 * No secret is in any of them, except inside the two encrypted vaults; what practice made up opens nothing.
 */
export const fileNames = {
  /** Authenticator entries, encrypted (docs/vault-format.md). */
  vault: 'authenticator.vault',
  /** Entries of the practice account, encrypted under a key of their own. */
  practiceVault: 'practice.vault',
  /** Known accounts, JSON. */
  accounts: 'accounts.json',
  /** Settings, JSON. */
  settings: 'settings.json',
  /** Window position and size, JSON. */
  window: 'window.json',
  /** AWS's time: offset and when it was learned, JSON. */
  clock: 'clock.json',
  /** Random mark of the keychain that was in use last time, JSON. */
  keychainMark: 'keychain.json',
  /** Wrong passphrases in a row and when the next try is allowed, JSON. */
  tries: 'tries.json',
  /** Last backup and rehearsal, JSON. */
  recovery: 'recovery.json',
  /** What was done with users after setup, with request ids, and replacements under way; JSON. */
  users: 'users.json',
  /** Practice account's state, JSON. */
  practice: 'practice.json',
  /** Keys and passwords that the practice account made up, JSON; they open nothing. */
  practiceKeys: 'practice-keys.json',
} as const;

/** Folder of run journals. */
export const runsFolder = 'runs';

/** Journal of one run, JSON lines. */
export const journalName = (runId: string): string => `${runsFolder}/${runId}.jsonl`;

/** Folders that Offroot writes to; leftovers of torn writes are swept from these. */
export const ownFolders: readonly string[] = ['', runsFolder];
