import type { AwsTarget, Gateway, OnWait, OpenGateway, TrustedClock } from '../aws';
import type { AccountSummary, RunSnapshot } from '../contract';
import type { Keychain } from '../keychain/port';
import type { Files } from '../storage/port';

/** Keeps the seeds of MFA devices; the authenticator's vault behind a narrow door. */
export type SeedVault = {
  /** Resolves only after the seed was written, read back and found equal. */
  hold(device: {
    readonly accountId: string;
    readonly accountRef: string;
    readonly alias?: string | null;
    readonly userName: string;
    readonly deviceName: string;
    readonly serialNumber: string;
    /** ASCII base32 text as bytes, as AWS hands it out. */
    readonly seed: Uint8Array;
    readonly runId: string;
    readonly practice: boolean;
  }): Promise<string>;
  has(entryId: string): boolean;
  /** Six digits for an instant, epoch ms. */
  codeAt(entryId: string, epochMs: number): string;
  /** Resolves when it is on disk; only then may the code go out. */
  markUsed(entryId: string, timeStep: number): Promise<void>;
  lastUsedStep(entryId: string): number | null;
  remove(entryId: string): Promise<void>;
  findBySerial(serialNumber: string): string | null;
};

export type OpenedAccount = {
  readonly summary: AccountSummary;
  readonly target: AwsTarget;
  readonly gateway: Gateway;
  readonly isRoot: boolean;
};

export type SetupPorts = {
  /** Credentials are read at each call and stay behind this port. */
  readonly access: { open(accountRef: string, onWait?: OnWait): Promise<OpenedAccount> };
  readonly openGateway: OpenGateway;
  readonly keychain: Keychain;
  /** Holds what practice runs make, so that none of it reaches the real keychain. */
  readonly practiceKeychain?: Keychain;
  readonly files: Files;
  readonly vault: SeedVault;
  readonly clock: TrustedClock;
  /** Time of the practice account, which may be wrong on purpose; never mixed with AWS's. */
  readonly practiceClock?: TrustedClock;
  readonly publish: (snapshot: RunSnapshot | null) => void;
  readonly sleep?: (ms: number) => Promise<void>;
  /** Called when the journal changed the state of a run; tests stop the program there. */
  readonly boundary?: (name: string) => void | Promise<void>;
  /** After an alias was set or removed, so that the rail shows it. */
  readonly aliasChanged?: (accountRef: string, alias: string | null) => Promise<void>;
};
