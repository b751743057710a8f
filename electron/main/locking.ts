import type { ClipboardKeeper } from '../shell/clipboard-keeper';
import type { AsideProcesses } from '../shell/aside-process';
import { createLock, type Lock } from '../shell/lock';
import { confirmByOs } from '../shell/os-confirm';
import { languageOf, type SettingsStore } from '../shell/settings';
import type { Windows } from '../shell/window';
import { watchLockTriggers, type LockTriggers } from './lock-triggers';
import { createLockWays } from './lock-ways';
import { createRestWhileLocked } from './rest-while-locked';
import type { Rooms } from './rooms';
import { systemLanguages } from './state';

type Parts = {
  readonly rooms: () => Pick<Rooms, 'vaultLock' | 'setup'>;
  readonly beside: Pick<AsideProcesses, 'endAll'>;
  readonly settings: SettingsStore;
  readonly windows: Windows;
  readonly clipboard: Pick<ClipboardKeeper, 'clear'>;
  readonly lastInput: () => number;
  readonly onChange: () => void;
  /** The computer is awake again. */
  readonly onResume: () => void;
};

export type Locking = {
  /** `lock` notes the place, to which unlocking leads back. */
  readonly lock: Lock;
  readonly ways: ReturnType<typeof createLockWays>;
  /** What locks without being asked. */
  readonly triggers: LockTriggers;
};

/** The lock with all that has to let go, rest, and come back. */
export function createLocking(parts: Parts): Locking {
  const { settings, windows } = parts;
  const ways = createLockWays(() => parts.rooms().vaultLock, parts.beside);
  const resting = createRestWhileLocked({
    setup: () => parts.rooms().setup,
    isLocked: () => inner.isLocked(),
  });
  let place = '';
  const inner = createLock({
    ways,
    now: Date.now,
    goesOn: () => resting.goesOn(),
    confirm: () => confirmByOs('unlock', languageOf(settings.current(), systemLanguages())),
    onLock: () => {
      resting.begin();
      void parts.clipboard.clear();
      windows.closeMini();
      windows.renew();
    },
    beforeUnlock: async () => {
      const back = place;
      place = '';
      if (back !== '') await windows.goTo(back);
    },
    onUnlock: () => {
      resting.end();
      triggers.restart();
    },
    onChange: parts.onChange,
  });
  const lock: Lock = {
    ...inner,
    lock(reason) {
      if (inner.isLocked()) return;
      place = windows.hash();
      inner.lock(reason);
    },
  };
  const triggers = watchLockTriggers({
    settings,
    lastInput: parts.lastInput,
    lockNow: (reason) => lock.lock(reason),
    onResume: parts.onResume,
  });
  return { lock, ways, triggers };
}
