import { createStore, useStore } from './store';

export type ScreenName =
  | 'account'
  | 'setup'
  | 'users'
  | 'authenticator'
  | 'recovery'
  | 'settings'
  | 'root-key'
  | 'welcome'
  | 'connect';

/** Where the person is. `id` names one object of the screen (a user), `section` a part of it (a tab, a settings section). */
export type Route = {
  readonly screen: ScreenName;
  readonly id?: string | undefined;
  readonly section?: string | undefined;
};

const current = createStore<Route>({ screen: 'account' });

export function useRoute(): Route {
  return useStore(current);
}

export function currentRoute(): Route {
  return current.get();
}

let held = false;

/** While true, nothing leads away from the screen: "is this your account?" must be answered first. */
export function holdRoute(hold: boolean): void {
  held = hold;
}

export function go(route: Route): void {
  if (held) return;
  const old = current.get();
  if (old.screen === route.screen && old.id === route.id && old.section === route.section) return;
  current.set(route);
}

/** The six sections of the rail, in order; Ctrl/Cmd+1…6. */
export const sections = ['account', 'setup', 'users', 'authenticator', 'recovery', 'settings'] as const;
export type SectionName = (typeof sections)[number];
