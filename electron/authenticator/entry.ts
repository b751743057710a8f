import type { AccountColor } from '../contract/constants';
import type { OtpAlgorithm } from './otp';

/** AWS side of an entry as it is stored; nickname, alias and "live" are looked up when shown. */
export type AwsLink = {
  readonly accountId: string;
  readonly accountRef: string | null;
  readonly alias: string | null;
  readonly userName: string | null;
  readonly deviceName: string | null;
  readonly serialNumber: string | null;
  readonly isRoot: boolean;
  /** Run of the first-time setup that made the device. */
  readonly runId: string | null;
};

/** One entry of the vault. Times are epoch ms; `secret` is zero-filled when the vault locks. */
export type StoredEntry = {
  readonly id: string;
  readonly kind: 'totp' | 'hotp' | 'steam';
  readonly issuer: string;
  readonly account: string;
  readonly secret: Uint8Array;
  readonly algorithm: OtpAlgorithm;
  readonly digits: number;
  /** Seconds. */
  readonly period: number;
  /** HOTP counter of the next code, else null. */
  readonly counter: number | null;
  readonly color: AccountColor;
  readonly monogram: string;
  readonly tags: readonly string[];
  readonly group: string | null;
  readonly note: string;
  readonly pinned: boolean;
  readonly aws: AwsLink | null;
  readonly addedAt: number;
  readonly changedAt: number;
  /** When a code was last sent or marked as used. */
  readonly usedAt: number | null;
  /** Last time step whose code was sent or accepted; that code and older ones are never sent again. */
  readonly lastUsedStep: number | null;
  /** Last time step that the person marked as used; unlike the one above it can be taken back. */
  readonly markedStep: number | null;
};

/** Kept for 30 days, so that a removal can be taken back. */
export type RemovedEntry = StoredEntry & { readonly removedAt: number };

/** All of a vault. The order of `entries` is the order on screen (pinned ones are shown first). */
export type VaultContent = {
  readonly entries: readonly StoredEntry[];
  readonly removed: readonly RemovedEntry[];
};

export const emptyContent: VaultContent = { entries: [], removed: [] };
