import type { LockState } from '../contract';
import { ProblemError } from '../contract';

export type LockReason = NonNullable<LockState['reason']>;

/** The secret store as the lock sees it; the authenticator's room fills it in. */
export type LockWays = {
  kind(): LockState['unlock'];
  /** Throws ProblemError `passphrase-wrong | too-many-tries | keychain-*`. */
  open(passphrase: string): Promise<void>;
  /** Drops keys and entries from memory. */
  close(): Promise<void>;
  slowedUntil(): Promise<number | null>;
};

export type LockParts = {
  readonly ways: LockWays;
  readonly now: () => number;
  /** The operating system's own confirmation, where it has one and no passphrase is set. */
  readonly confirm: () => Promise<boolean>;
  /** Everything that shows or holds something must let go at once. */
  readonly onLock: () => void;
  /** The secret store is open and the pages do not know yet. */
  readonly beforeUnlock: () => Promise<void>;
  readonly onUnlock: () => void;
  readonly onChange: () => void;
  /** What rests while locked and goes on afterwards. */
  readonly goesOn: () => LockState['goesOn'];
};

export type Lock = {
  state(): LockState;
  isLocked(): boolean;
  lock(reason: LockReason): void;
  unlock(passphrase: string): Promise<void>;
};

/** Locked means: no page, no key and no entry in memory. Starts unlocked; main locks at once where that is due. */
export function createLock(parts: LockParts): Lock {
  let locked: { readonly reason: LockReason; readonly at: number } | null = null;
  let slowedUntil: number | null = null;
  let closing: Promise<void> = Promise.resolve();
  return {
    state: () => ({
      locked: locked !== null,
      reason: locked?.reason ?? null,
      at: locked?.at ?? null,
      unlock: parts.ways.kind(),
      slowedUntil,
      goesOn: locked === null ? null : parts.goesOn(),
    }),
    isLocked: () => locked !== null,
    lock(reason) {
      if (locked !== null) return;
      locked = { reason, at: parts.now() };
      closing = parts.ways.close().catch(() => undefined);
      parts.onLock();
      parts.onChange();
    },
    async unlock(passphrase) {
      if (locked === null) return;
      await closing;
      try {
        if (parts.ways.kind() === 'keychain' && !(await parts.confirm()))
          throw new ProblemError('passphrase-wrong');
        await parts.ways.open(passphrase);
      } finally {
        slowedUntil = await parts.ways.slowedUntil().catch(() => null);
        parts.onChange();
      }
      await parts.beforeUnlock();
      locked = null;
      slowedUntil = null;
      parts.onUnlock();
      parts.onChange();
    },
  };
}

/** Calls that the lock screen needs; all others answer `locked`. */
const onLockScreen: ReadonlySet<string> = new Set([
  'app.getState',
  'app.unlock',
  'app.lock',
  'app.retryKeychain',
  'app.usePassphraseVault',
  'app.closeMini',
  'app.quit',
]);

/**
 * Throws ProblemError `locked` for a call that may not be answered while locked. Of the settings only the
 * language may change there, and of the outside pages only those that name no account may open.
 */
export function admitWhileLocked(channel: string, request: unknown): void {
  if (onLockScreen.has(channel)) return;
  if (channel === 'app.changeSettings' && hasOnly(request, 'language')) return;
  if (channel === 'app.openPage' && hasOnly(request, 'page')) return;
  throw new ProblemError('locked');
}

function hasOnly(request: unknown, key: string): boolean {
  return (
    typeof request === 'object' && request !== null && Object.keys(request).every((name) => name === key)
  );
}
