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

/** Everything that locks without being asked: no use, sleep, the lock of the screen. `restart` counts idle time anew. */
export function watchLockTriggers({ settings, lastInput, lockNow, onResume }: Parts): { restart(): void } {
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
  if (process.platform === 'linux') watchScreenLock(realBuses(), () => lockNow('screen'));
  return { restart: () => idle.restart() };
}
