import type { AccountSummary, AppState, BackupAge, Language } from '../../electron/contract';

/** Sample state of the shell, for looking at screens without a main process. Not shipped. */
export const now = Date.now();
const minute = 60_000;
export const fakeAge: BackupAge = {
  days: 12,
  since: { added: 0, changed: 0, removed: 0 },
  reminder: null,
};

const account = (
  part: Partial<AccountSummary> &
    Pick<AccountSummary, 'ref' | 'accountId' | 'nickname' | 'color' | 'monogram'>,
): AccountSummary => ({
  alias: null,
  partition: 'aws',
  role: 'administrator',
  userName: 'minji.kim',
  practice: false,
  credential: 'keychain',
  keyHint: 'AKIA…MPLE',
  profileName: null,
  endpoint: null,
  ...part,
});

export function fakeState(query: URLSearchParams): AppState {
  const language: Language = query.get('lang') === 'ko' ? 'ko' : 'en';
  const korean = language === 'ko';
  const accounts = [
    account({
      ref: 'haneul',
      accountId: '111122223333',
      alias: 'haneul-studio',
      nickname: korean ? '하늘 스튜디오' : 'Haneul Studio',
      color: 'teal',
      monogram: korean ? '하' : 'HS',
      role: 'root',
      userName: null,
    }),
    account({
      ref: 'bada',
      accountId: '444455556666',
      nickname: korean ? '바다페이 (운영)' : 'Bada Payments (live)',
      color: 'copper',
      monogram: korean ? '바운' : 'BP',
    }),
    account({
      ref: 'practice',
      accountId: '000000000000',
      nickname: korean ? '연습 계정' : 'Practice account',
      color: 'slate',
      monogram: 'P',
      practice: true,
      credential: 'practice',
      role: 'root',
      userName: null,
    }),
  ];
  return {
    version: '0.1.0',
    electronVersion: '25.1.1',
    runtime: 'compat',
    testBuild: true,
    platform: 'linux',
    language,
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    settings: {
      language: 'system',
      theme: 'system',
      lockAfterMinutes: 5,
      lockOnSleep: true,
      lockOnStart: false,
      hideCodes: query.get('hide') === '1',
      clearClipboardSeconds: 30,
      contentProtection: true,
      singleKeys: true,
      announceNewCodes: false,
      revealSeconds: 10,
      qrSeconds: 60,
      miniOnTop: true,
      miniHideAfterCopy: true,
      globalShortcut: false,
      backupReminderDays: 90,
    },
    keychain: {
      state: query.has('nokey') ? 'absent' : 'available',
      backend: 'Secret Service (GNOME Keyring)',
    },
    clock: {
      state: 'matches',
      offsetMs: offsetFor(query.get('left')),
      learnedAt: now - 2 * minute,
      jumpMs: 0,
    },
    lock: {
      locked: query.has('locked'),
      reason: 'idle',
      at: now,
      unlock: query.get('locked') === 'keychain' ? 'keychain' : 'passphrase',
      slowedUntil: null,
      goesOn: null,
    },
    online: !query.has('offline'),
    accounts,
    selected: query.get('account') ?? 'haneul',
    practiceOpen: query.get('account') === 'practice',
    practiceArmed: query.get('account') === 'practice' ? ['slow-key'] : [],
    customEndpoint: null,
    run: null,
    entryCount: 7,
    vaultRestoredFrom: null,
    awsLoginAvailable: true,
    globalShortcut: 'off',
    backup: { lastAt: now - 12 * 86_400_000, rehearsedAt: null, age: fakeAge },
  };
}

/** Clock offset in ms that leaves so many seconds of a 30 s window. */
function offsetFor(left: string | null): number {
  return left === null ? 0 : 30_000 - Number(left) * 1000 - (now % 30_000);
}
