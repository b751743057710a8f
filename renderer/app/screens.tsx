import { lazy } from 'react';
import type { AppState } from '../../electron/contract';
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
} satisfies Readonly<Record<ScreenName, () => Promise<React.ComponentType>>>;

type Lazy = React.LazyExoticComponent<React.ComponentType>;

/** A screen and its words, fetched side by side. */
const together = (file: () => Promise<React.ComponentType>, words: () => Promise<void>): Lazy =>
  lazy(async () => {
    const [screen] = await Promise.all([file(), words()]);
    return { default: screen };
  });

/** Their words are those of the start. */
const noWords = async (): Promise<void> => undefined;

export const screens: Readonly<Record<ScreenName, Lazy>> = {
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

/** Fetches the first screen while the words are still on their way. */
export function fetchFirstScreen(state: AppState): void {
  if (state.lock.locked) return;
  void files[hadNote() ? currentRoute().screen : firstScreen(state)]().catch(() => undefined);
}

/** Fetches what most people see first after unlocking, code and words alone, while they type. */
export function fetchBehindLock(): void {
  void Promise.all([files.authenticator(), files.account(), codeWords()]).catch(() => undefined);
}

export const MiniWindow = together(
  async () => (await import('../screens/authenticator/mini')).MiniScreen,
  codeWords,
);
