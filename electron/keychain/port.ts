import type { KeychainState } from '../contract';

/**
 * Door 2. Secrets by item name under the one fixed service "Offroot".
 * Names in use: `account/<ref>/key`, `run/<runId>/password`, `run/<runId>/access-key`, `vault/key`.
 * Every method has a deadline and throws ProblemError `keychain-absent | keychain-locked | keychain-slow | keychain-refused`.
 */
export type Keychain = {
  /** Looks at the keychain now; never throws. */
  state(): Promise<KeychainState>;
  /** Stores, reads back and compares in constant time; resolves only when what was read is what was stored. */
  put(item: string, secret: Uint8Array): Promise<void>;
  get(item: string): Promise<Uint8Array | null>;
  /** Deletes and reads back that it is gone; true when there was something. */
  remove(item: string): Promise<boolean>;
  /** Item names only. `within`: the beginning of the names that are looked for; others may be among the answer. */
  list(within?: string): Promise<readonly string[]>;
};
