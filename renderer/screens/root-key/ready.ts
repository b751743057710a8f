import type { RetireReady } from '../../../electron/contract';

/** The administrator's proof counts this long, in ms (ux.md 5.13). */
const provenMs = 15 * 60_000;

export type Check = 'ready' | 'missing' | 'optional';
export type Checks = {
  readonly proven: Check;
  readonly mfa: Check;
  readonly signedIn: Check;
  readonly kit: Check;
};

/** What must be so before the key may go; the recovery kit may be skipped. */
export function checksOf(ready: RetireReady, nowMs: number): Checks {
  const proven =
    ready.adminUserName !== null && ready.adminProvenAt !== null && nowMs - ready.adminProvenAt <= provenMs;
  return {
    proven: proven ? 'ready' : 'missing',
    mfa: ready.adminMfaDevices > 0 ? 'ready' : 'missing',
    signedIn: ready.consoleSignInSeen === 'no' ? 'missing' : 'ready',
    kit: ready.backupAt !== null && ready.rehearsedAt !== null ? 'ready' : 'optional',
  };
}

export function isReady(checks: Checks): boolean {
  return Object.values(checks).every((check) => check !== 'missing');
}
