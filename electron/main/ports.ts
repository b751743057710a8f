import type { CodesPort } from '../account';
import type { DeviceVault } from '../authenticator';
import type { KnownAccount } from '../authenticator';
import type { AccountSummary } from '../contract';

const stepOf = (at: number): number => Math.floor(at / 30_000);

/** The accounts as the authenticator shows them beside an entry. */
export function knownAccounts(list: () => readonly AccountSummary[]): {
  byRef(ref: string): KnownAccount | null;
  byId(accountId: string): KnownAccount | null;
} {
  return {
    byRef: (ref) => list().find((account) => account.ref === ref) ?? null,
    byId: (accountId) => list().find((account) => account.accountId === accountId) ?? null,
  };
}

/** Codes of MFA devices for proving an administrator. */
export function codesOf(devices: DeviceVault): CodesPort {
  return {
    codeAt: async (entryId, at) => devices.codeAt(entryId, at),
    isUsed: async (entryId, at) => (devices.lastUsedStep(entryId) ?? -1) >= stepOf(at),
    markUsed: (entryId, at) => devices.markUsed(entryId, stepOf(at)),
  };
}
