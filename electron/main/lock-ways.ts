import type { AsideProcesses } from '../shell/aside-process';
import type { LockWays } from '../shell/lock';
import type { VaultLock } from '../authenticator';

/** The vault as the lock sees it. The kind is read again after each change, and kept for the screens in between. */
export function createLockWays(
  vaultLock: () => VaultLock,
  beside: Pick<AsideProcesses, 'endAll'>,
): LockWays & { refresh(): Promise<void> } {
  let kind: 'passphrase' | 'keychain' = 'keychain';
  return {
    kind: () => kind,
    async refresh() {
      const ways = await vaultLock().ways();
      kind = ways?.passphrase === true ? 'passphrase' : 'keychain';
    },
    open: async (passphrase) => void (await vaultLock().unlock(passphrase)),
    close() {
      // What is read beside the app holds secrets too.
      beside.endAll();
      return vaultLock().lock();
    },
    slowedUntil: () => vaultLock().slowedUntil(),
  };
}
