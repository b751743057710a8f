import type { AppState } from '../../electron/contract';
import { later, type Later } from '../components/later';
import { codeWords, moreWords } from '../i18n';
import { currentRoute, hadNote, type ScreenName } from './router';

/** Each screen is its own chunk, so that the start stays small. */
const files = {
  welcome: async () => (await import('../screens/welcome')).WelcomeScreen,
  connect: async () => (await import('../screens/connect')).ConnectScreen,
  account: async () => (await import('../screens/account')).AccountScreen,
  users: async () => (await import('../screens/users')).UsersScreen,
  settings: async () => (await import('../screens/settings')).SettingsScreen,
  setup: async () => (await import('../screens/setup')).SetupScreen,
  authenticator: async () => (await import('../screens/authenticator')).AuthenticatorScreen,
  recovery: async () => (await import('../screens/recovery')).RecoveryScreen,
  'root-key': async () => (await import('../screens/root-key')).RootKeyScreen,
} satisfies Readonly<Record<ScreenName, () => Promise<React.FunctionComponent>>>;

type Screen = Later<object>;

/** A screen and its words, fetched side by side. */
const together = (file: () => Promise<React.FunctionComponent>, words: () => Promise<void>): Screen =>
  later(async () => {
    const [screen] = await Promise.all([file(), words()]);
    return screen;
  });

/** Their words are those of the start. */
const noWords = async (): Promise<void> => undefined;

export const screens: Readonly<Record<ScreenName, Screen>> = {
  welcome: together(files.welcome, noWords),
  connect: together(files.connect, noWords),
  account: together(files.account, noWords),
  users: together(files.users, moreWords),
  settings: together(files.settings, moreWords),
  setup: together(files.setup, moreWords),
  authenticator: together(files.authenticator, codeWords),
  recovery: together(files.recovery, moreWords),
  'root-key': together(files['root-key'], moreWords),
};

/** Where a window without a note of its place begins. */
export function firstScreen(state: AppState): ScreenName {
  if (state.accounts.length > 0) return 'account';
  return state.entryCount > 0 ? 'authenticator' : 'welcome';
}

/** Fetches the first screen, its words alone when those of the start are there; see {@link wholeFirstScreen}. */
export function fetchFirstScreen(state: AppState): void {
  if (state.lock.locked) return;
  void files[firstOf(state)]().catch(() => undefined);
}

/** Resolves when the first screen can be drawn together with the frame. */
export async function wholeFirstScreen(state: AppState, kind: 'main' | 'mini'): Promise<void> {
  if (state.lock.locked) return;
  await (kind === 'mini' ? MiniWindow : screens[firstOf(state)]).arrived().catch(() => undefined);
}

const firstOf = (state: AppState): ScreenName => (hadNote() ? currentRoute().screen : firstScreen(state));

/** Fetches what most people see first after unlocking while they type. */
export function fetchBehindLock(): void {
  void Promise.all([screens.authenticator.arrived(), screens.account.arrived()]).catch(() => undefined);
}

export const MiniWindow = together(
  async () => (await import('../screens/authenticator/mini')).MiniScreen,
  moreWords,
);
