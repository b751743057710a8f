import { powerMonitor } from 'electron';
import { watchIdle } from '../shell/idle';
import type { LockReason } from '../shell/lock';
import { realBuses, watchScreenLock } from '../shell/screen-lock';
import type { SettingsStore } from '../shell/settings';

type Parts = {
  readonly settings: SettingsStore;
  /** Epoch ms of the last input in one of our windows. */
  readonly lastInput: () => number;
  readonly lockNow: (reason: LockReason) => void;
  readonly onResume: () => void;
};

export type LockTriggers = {
  /** Counts idle time anew. */
  restart(): void;
  /** Begins to hear the screen's lock on Linux; the library for it is too large for the time before the first picture. */
  hearScreen(): void;
};

/** Everything that locks without being asked: no use, sleep, the lock of the screen. */
export function watchLockTriggers({ settings, lastInput, lockNow, onResume }: Parts): LockTriggers {
  const idle = watchIdle({
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
    lastInput,
    now: Date.now,
    limitMinutes: () => settings.current().lockAfterMinutes,
    onIdle: () => lockNow('idle'),
  });
  powerMonitor.on('suspend', () => settings.current().lockOnSleep && lockNow('sleep'));
  powerMonitor.on('lock-screen', () => lockNow('screen'));
  powerMonitor.on('resume', onResume);
  return {
    restart: () => idle.restart(),
    hearScreen() {
      if (process.platform === 'linux') watchScreenLock(realBuses(), () => lockNow('screen'));
    },
  };
}
