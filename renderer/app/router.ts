import { createStore, useStore } from './store';

const screenNames = [
  'account',
  'setup',
  'users',
  'authenticator',
  'recovery',
  'settings',
  'root-key',
  'welcome',
  'connect',
] as const;
export type ScreenName = (typeof screenNames)[number];

/** Where the person is. `id` names one object of the screen (a user), `section` a part of it (a tab, a settings section). */
export type Route = {
  readonly screen: ScreenName;
  readonly id?: string | undefined;
  readonly section?: string | undefined;
};

/** `#users&id=minji-admin`: the page's note of where it was, kept by main while the window is locked. */
export function readHash(hash: string): Route | null {
  const [name, ...rest] = hash.replace(/^#/, '').split('&');
  const screen = screenNames.find((candidate) => candidate === name);
  // A connection that was not confirmed is gone after a lock.
  if (!screen || screen === 'connect') return null;
  const values = new URLSearchParams(rest.join('&'));
  return { screen, id: values.get('id') ?? undefined, section: values.get('section') ?? undefined };
}

export function writeHash(route: Route): string {
  const values = new URLSearchParams();
  if (route.id !== undefined) values.set('id', route.id);
  if (route.section !== undefined) values.set('section', route.section);
  const text = values.toString();
  return `#${route.screen}${text === '' ? '' : `&${text}`}`;
}

const start = typeof location === 'undefined' ? null : readHash(location.hash);
const current = createStore<Route>(start ?? { screen: 'account' });

let noted = start !== null;

/** True when the window has a note of where it was: it opened with one, or main gave it one when it was unlocked. */
export const hadNote = (): boolean => noted;

if (typeof window !== 'undefined')
  window.addEventListener('hashchange', () => {
    const route = readHash(location.hash);
    if (route === null) return;
    noted = true;
    current.set(route);
  });

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
  history.replaceState(null, '', writeHash(route));
  current.set(route);
}

/** The six sections of the rail, in order; Ctrl/Cmd+1…6. */
export const sections = ['account', 'setup', 'users', 'authenticator', 'recovery', 'settings'] as const;
export type SectionName = (typeof sections)[number];
