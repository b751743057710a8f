import type { AwsCredentials, Transport } from '../aws/port';
import type { Partition } from '../contract';
import type { PasswordPolicy } from './state';
import type { PracticeScenario } from '../contract/constants';

/** One HTTP request as it reaches the account. Header names are in lower case; `body` is the form-encoded text. */
export type WireRequest = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** One HTTP answer; `body` is XML of the AWS Query protocol. */
export type WireResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The faults that happen inside the account; the app itself does "crash" and "keychain-locks". */
export type AccountScenario = Exclude<PracticeScenario, 'crash' | 'keychain-locks'>;

export type ScenarioOptions = {
  /** User or device name for `name-taken` and `leftover-device`; `minji-admin` when absent. */
  readonly name?: string;
  /** Only this action is hit by `lose-answer` or `permission-denied`; any change when absent. */
  readonly action?: string;
  /** Whether `slow-down` hits reads of IAM; true when absent. */
  readonly reads?: boolean;
  /** How many answers are hit; 3 for `slow-down`, else 1. */
  readonly times?: number;
};

/** Account quotas; the defaults are those of AWS. */
export type Quotas = {
  readonly users: number;
  readonly groups: number;
  readonly groupsPerUser: number;
  readonly keysPerUser: number;
  readonly devicesPerUser: number;
  readonly policiesPerUser: number;
  readonly policiesPerGroup: number;
  readonly tags: number;
};

export type PracticeOptions = {
  /** Every id, key and seed of the account follows from it. */
  readonly seed: number | string;
  /** Local time in epoch ms. */
  readonly now: () => number;
  /** Twelve digits; `000000000000` when absent. */
  readonly accountId?: string;
  readonly partition?: Partition;
  readonly alias?: string;
  /** How long a new access key stays unknown, in ms; 8000 when absent. */
  readonly propagationMs?: number;
  /** Mean time of an answer in ms, for a natural look; 0 when absent. */
  readonly latencyMs?: number;
  readonly quotas?: Partial<Quotas>;
  /** Whether the root user has an MFA device from the start. */
  readonly rootMfa?: boolean;
  /** Faults armed from the start. */
  readonly scenarios?: readonly AccountScenario[];
  /** Called after each answer. */
  readonly onAnswer?: () => void;
  /** Saves the state after each change, before the answer leaves: what was answered is never forgotten. */
  readonly persist?: (state: string) => Promise<void> | void;
};

/** A secret that the account once handed out; for tests that look for leaks. */
export type IssuedSecret = {
  readonly kind: 'secret-key' | 'seed' | 'password' | 'session-secret' | 'session-token';
  readonly value: string;
};

/** All that exists in the account, without secrets, sorted: equal snapshots mean "exactly as before". */
export type AccountSnapshot = {
  readonly alias: string | null;
  readonly passwordPolicy: PasswordPolicy | null;
  readonly users: readonly UserSnapshot[];
  readonly groups: readonly {
    readonly name: string;
    readonly path: string;
    readonly id: string;
    readonly policies: readonly string[];
  }[];
  readonly devices: readonly {
    readonly serialNumber: string;
    readonly owner: string | null;
    readonly tags: Readonly<Record<string, string>>;
  }[];
  readonly rootKeys: readonly KeySnapshot[];
};

export type KeySnapshot = { readonly accessKeyId: string; readonly status: 'Active' | 'Inactive' };

export type UserSnapshot = {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly attached: readonly string[];
  readonly inline: readonly string[];
  readonly groups: readonly string[];
  readonly login: { readonly resetRequired: boolean } | null;
  readonly keys: readonly KeySnapshot[];
};

/** A simulated AWS account. */
export type PracticeAccount = {
  readonly accountId: string;
  /** Answers one request. Rejects with {@link ConnectionLost} when an armed fault drops the answer. */
  handle(request: WireRequest): Promise<WireResponse>;
  /** The same behind the SDK's `requestHandler`; no port is opened. */
  readonly transport: Transport;
  /** The root access key made with the account, whether or not it still exists. */
  rootCredentials(): AwsCredentials;
  snapshot(): AccountSnapshot;
  /** Every secret handed out since the account was made or restored. */
  secrets(): readonly IssuedSecret[];
  scenario(name: AccountScenario, options?: ScenarioOptions): void;
  /** What is armed and has not struck yet, or is still so. */
  armed(): readonly AccountScenario[];
  disarm(name: AccountScenario): void;
  /** What only the console can do: gives the root user a virtual MFA device. The base32 seed is returned once. */
  consoleRootMfa(): { readonly serialNumber: string; readonly seed: string };
  /** Back to the state of the first day, all faults off; another `seed` makes another account of it. */
  reset(seed?: string): void;
  /** The whole state as JSON, practice secrets included. */
  serialize(): string;
  /** Takes a state made by {@link serialize}. Throws a plain Error, and changes nothing, when it is not one. */
  restore(state: string): void;
};
