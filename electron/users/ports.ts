import type { AwsTarget, Gateway, TrustedClock } from '../aws';
import type { AccountSummary, UserDetail } from '../contract';
import type { Files } from '../storage';
import type { SecretsPorts } from './secrets';

export type UsersPorts = SecretsPorts & {
  readonly access: {
    open(accountRef: string): Promise<{
      readonly summary: AccountSummary;
      readonly target: AwsTarget;
      readonly gateway: Gateway;
      /** Of the key that signs. */
      readonly accessKeyId: string;
    }>;
  };
  readonly vault: {
    hold(device: {
      readonly accountId: string;
      readonly accountRef: string;
      readonly userName: string;
      readonly deviceName: string;
      readonly serialNumber: string;
      readonly seed: Uint8Array;
      readonly runId: string | null;
      readonly practice: boolean;
    }): Promise<string>;
    codeAt(entryId: string, epochMs: number): string;
    markUsed(entryId: string, timeStep: number): Promise<void>;
    lastUsedStep(entryId: string): number | null;
    remove(entryId: string): Promise<void>;
    /** Its codes go by the practice account's clock. */
    isPractice(entryId: string): boolean;
    findBySerial(serialNumber: string): string | null;
    uriOf(entryId: string): string;
  };
  readonly clock: TrustedClock;
  readonly practiceClock: TrustedClock;
  /** PNG data URL of a text as QR code. */
  readonly qrPng: (text: string) => Promise<string>;
  /** True while a run changes the account: every other change is refused. */
  readonly isBusy: (accountRef: string) => boolean;
  /** What runs did with a user, oldest first. */
  readonly history: (accountRef: string, userName: string) => Promise<UserDetail['history']>;
  /** Where what was done with users is noted. */
  readonly storage: Files;
  readonly sleep?: (ms: number) => Promise<void>;
};
