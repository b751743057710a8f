import { lazy } from 'react';
import { moreWords } from '../i18n';
import type { ScreenName } from './router';

const part = async <T,>(load: Promise<T>, pick: (module: T) => React.ComponentType) => {
  const [module] = await Promise.all([load, moreWords()]);
  return { default: pick(module) };
};

const first = async <T,>(load: Promise<T>, pick: (module: T) => React.ComponentType) => ({
  default: pick(await load),
});

/** Each screen is its own chunk, so that the start stays small. */
export const screens: Readonly<Record<ScreenName, React.LazyExoticComponent<React.ComponentType>>> = {
  welcome: lazy(() => first(import('../screens/welcome'), (module) => module.WelcomeScreen)),
  connect: lazy(() => first(import('../screens/connect'), (module) => module.ConnectScreen)),
  account: lazy(() => first(import('../screens/account'), (module) => module.AccountScreen)),
  users: lazy(() => part(import('../screens/users'), (module) => module.UsersScreen)),
  settings: lazy(() => part(import('../screens/settings'), (module) => module.SettingsScreen)),
  setup: lazy(() => part(import('../screens/setup'), (module) => module.SetupScreen)),
  authenticator: lazy(() => part(import('../screens/authenticator'), (module) => module.AuthenticatorScreen)),
  recovery: lazy(() => part(import('../screens/recovery'), (module) => module.RecoveryScreen)),
  'root-key': lazy(() => part(import('../screens/root-key'), (module) => module.RootKeyScreen)),
};

export const MiniWindow = lazy(() =>
  part(import('../screens/authenticator/mini'), (module) => module.MiniScreen),
);
