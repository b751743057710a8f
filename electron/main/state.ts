import { app, nativeTheme } from 'electron';
import type { AppState, KeychainState, RunSnapshot } from '../contract';
import type { Lock } from '../shell/lock';
import type { Online } from '../shell/online';
import { languageOf, type SettingsStore } from '../shell/settings';
import type { Doors } from './doors';
import { inLanguage } from './practice-name';
import type { Rooms } from './rooms';

type Parts = {
  readonly doors: Doors;
  readonly rooms: Rooms;
  readonly settings: SettingsStore;
  readonly lock: Lock;
  readonly online: Online;
  readonly keychain: () => KeychainState;
  readonly backup: () => AppState['backup'];
  readonly awsLogin: () => boolean;
  readonly shortcut: () => AppState['globalShortcut'];
};

const releaseMajor = 45;

/** Chromium's own languages for the first start; the setting wins. */
export const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();

function badgeOf(run: RunSnapshot | null): AppState['run'] {
  // A failed run that was left as it is has ended; nothing waits for the person.
  if (run === null || run.phase === 'undone' || (run.phase === 'failed' && run.endedAt !== null)) return null;
  return {
    runId: run.runId,
    accountRef: run.accountRef,
    phase: run.phase === 'pausing' ? 'running' : run.phase,
    stepNumber: run.stepNumber,
    stepCount: run.steps.length,
    stepId: run.steps[run.stepNumber - 1]?.id ?? null,
  };
}

/** The whole small state, from the parts that own it. */
export function readState(parts: Parts): AppState {
  const { doors, rooms, settings, lock, online } = parts;
  const current = settings.current();
  const language = languageOf(current, systemLanguages());
  const accounts = rooms.account.book.list().map((one) => inLanguage(one, language));
  const selected = rooms.account.book.selected();
  const account = accounts.find(({ ref }) => ref === selected) ?? null;
  const major = Number(process.versions['electron']?.split('.')[0] ?? 0);
  return {
    version: app.getVersion(),
    electronVersion: process.versions['electron'] ?? '',
    runtime: major >= releaseMajor ? 'release' : 'compat',
    testBuild: major < releaseMajor,
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    language,
    theme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light',
    settings: current,
    keychain: parts.keychain(),
    clock: (account?.practice === true ? doors.practice.clock : doors.clock).state(),
    lock: lock.state(),
    // Practice and an address of this machine need no network.
    online: account?.practice === true || (account?.endpoint ?? null) !== null || online.state(),
    accounts,
    selected,
    practiceOpen: account?.practice === true,
    practiceArmed: account?.practice === true ? [...doors.practice.armed()] : [],
    customEndpoint: account?.endpoint ?? null,
    run: badgeOf(rooms.setup.current()),
    entryCount: rooms.authenticator.count(),
    vaultRestoredFrom: rooms.vaultLock.restoredFrom(),
    awsLoginAvailable: parts.awsLogin(),
    globalShortcut: parts.shortcut(),
    backup: parts.backup(),
  };
}
