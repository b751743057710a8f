import type { AwsCredentials, OpenGateway, TrustedClock } from '../aws/port';
import type { Language, RetireSnapshot } from '../contract';
import type { Keychain } from '../keychain/port';
import type { Files } from '../storage';
import type { PracticePort } from './access';
import type { ProfileFiles } from './profiles';

/** The administrator that a setup run made, as its journal knows it. */
export type AdministratorFacts = {
  readonly userName: string;
  /** Serial number of the MFA device whose codes are here. */
  readonly serialNumber: string;
  /** Entry of the authenticator that makes its codes. */
  readonly entryId: string;
  /** Epoch ms of the run's proof; null when it was not reached. */
  readonly provenAt: number | null;
  /** Epoch ms at which the person said "I am in". */
  readonly saidSignedInAt: number | null;
};

/** Codes of the authenticator's entries; instants are epoch ms of AWS's time. Steps are 30 s. */
export type CodesPort = {
  /** Six digits of the window that holds `at`. */
  codeAt(entryId: string, at: number): Promise<string>;
  /** True when the code of that window, or of a later one, was sent or accepted once. */
  isUsed(entryId: string, at: number): Promise<boolean>;
  /** Remembers, before the code is sent, that it is used up. */
  markUsed(entryId: string, at: number): Promise<void>;
};

export type AccountPorts = {
  readonly files: Files;
  readonly keychain: Keychain;
  readonly openGateway: OpenGateway;
  readonly clock: TrustedClock;
  /** Time of the practice account, which may be wrong on purpose; never mixed with AWS's. */
  readonly practiceClock?: TrustedClock;
  readonly practice: () => Promise<PracticePort>;
  /** The system's dialog for a key file; null when canceled. Throws `file-too-large`, `file-not-readable`. */
  readonly openKeyFile: () => Promise<string | null>;
  readonly codes: CodesPort;
  /** The last administrator made for an account; null when there is none. */
  readonly administrator: (accountRef: string) => Promise<AdministratorFacts | null>;
  /** That administrator's kept access key; null when none was kept. */
  readonly adminCredential: (accountRef: string) => Promise<AwsCredentials | null>;
  readonly recovery: () => Promise<{
    readonly lastBackupAt: number | null;
    readonly entriesSince: number;
    readonly rehearsedAt: number | null;
  }>;
  /** Other keychain items of an account (its runs'), deleted with it. */
  readonly itemsOf: (accountRef: string) => Promise<readonly string[]>;
  /** True while a run changes the account: every other change is refused. */
  /** Hears that an account is removed, before it is forgotten. */
  readonly removing?: (accountRef: string) => Promise<void>;
  readonly isBusy: (accountRef: string) => boolean;
  readonly publishRetirement: (snapshot: RetireSnapshot | null) => void;
  readonly profileFiles?: ProfileFiles;
  /** Of the window; English when it is not given. */
  readonly language?: () => Language;
  /** Local clock, epoch ms. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** Called at each point of a root key retirement where it could be interrupted; tests stop the program there. */
  readonly boundary?: (name: string) => Promise<void> | void;
};
