import { ProblemError, isProblem } from '../../contract/problem';
import type { Tries } from './tries';
import type { Opened, Vault, VaultWays } from './vault';

/** Locking and the ways in, as the shell's lock screen and settings need them. */
export type VaultLock = {
  isOpen(): boolean;
  /** null when there is no vault yet. @throws ProblemError `vault-newer | vault-unreadable` */
  ways(): Promise<VaultWays | null>;
  /** When what was opened last was saved, if the newest file was damaged; null when it was whole. */
  restoredFrom(): number | null;
  /** No try before this instant, epoch ms. */
  slowedUntil(): Promise<number | null>;
  /**
   * Opens with the passphrase, or with the keychain when it is empty. Makes a keychain vault when there is none; without
   * a keychain and without a vault only practice is opened.
   * @throws ProblemError `passphrase-wrong | passphrase-needed | too-many-tries` {until}, keychain and vault problems
   */
  unlock(passphrase: string): Promise<Opened>;
  /** Makes a vault without a keychain and opens it. @throws ProblemError `nothing-to-do` when there is one */
  usePassphraseVault(passphrase: string): Promise<void>;
  /**
   * Sets, changes or (empty `next`) removes the passphrase of the open vault; the body is not encrypted anew.
   * With a passphrase the key leaves the keychain, so that locking means something; `keepKeychain` keeps both ways.
   * @throws ProblemError `passphrase-wrong` when one is set and `current` is not it
   */
  setPassphrase(current: string, next: string, options?: { readonly keepKeychain?: boolean }): Promise<void>;
  /** Drops keys and entries and overwrites their bytes. */
  lock(): Promise<void>;
};

export function createVaultLock(
  vault: Vault,
  practiceVault: Vault,
  tries: Tries,
  hooks: {
    readonly opened: () => Promise<void>;
    /** There is no vault yet and no keychain to make one with; practice is open. */
    readonly nothingYet?: () => void;
    readonly closing: () => void;
  },
): VaultLock {
  let restoredFrom: number | null = null;
  /** Practice entries are nice to have: nothing about them keeps the real ones shut. */
  const openBoth = async (opened: Opened): Promise<Opened> => {
    await practiceVault.openPractice().catch((error: unknown) => {
      if (!isProblem(error)) throw error;
    });
    // Opening what is open already says nothing new.
    restoredFrom = opened.restoredFrom ?? restoredFrom;
    await hooks.opened();
    return opened;
  };
  return {
    isOpen: () => vault.isOpen,
    ways: () => vault.ways(),
    restoredFrom: () => restoredFrom,
    slowedUntil: () => tries.slowedUntil(),
    async unlock(passphrase) {
      if (passphrase !== '') return openBoth(await vault.openWithPassphrase(passphrase));
      try {
        return await openBoth(await vault.openWithKeychain());
      } catch (error) {
        // Without a keychain there is no vault of ours to open, and practice goes on without one.
        if (!isProblem(error, 'keychain-absent') || (await vault.ways()) !== null) throw error;
        await practiceVault.openPractice();
        hooks.nothingYet?.();
        return { restoredFrom: null };
      }
    },
    async usePassphraseVault(passphrase) {
      await openBoth(await vault.createWithPassphrase(passphrase));
    },
    async setPassphrase(current, next, options = {}) {
      const ways = await vault.ways();
      if (ways?.passphrase && !(await vault.checkPassphrase(current))) {
        throw new ProblemError('passphrase-wrong', { field: 'current' });
      }
      const removing = next === '';
      await vault.setWays({
        passphrase: removing ? null : next,
        keychain: removing || options.keepKeychain === true,
      });
    },
    async lock() {
      hooks.closing();
      await vault.lock();
      await practiceVault.lock();
    },
  };
}
