import type { AppState, Publish } from '../contract';

export type AppStateKeeper = {
  /** What the page may know now: while locked, no account, no count, nothing of the content. */
  current(): AppState;
  /** Something has changed; the snapshot is pushed once per turn, and only if it differs. */
  changed(): void;
};

/** Builds the whole small state from its parts and pushes it when it changes. */
export function createAppState(read: () => AppState, publish: Publish): AppStateKeeper {
  let waiting = false;
  let last = '';
  const current = (): AppState => {
    const state = read();
    return state.lock.locked ? withoutContent(state) : state;
  };
  const push = (): void => {
    waiting = false;
    const state = current();
    const text = JSON.stringify(state);
    if (text === last) return;
    last = text;
    publish('app', 'state', state);
  };
  return {
    current,
    changed() {
      if (waiting) return;
      waiting = true;
      queueMicrotask(push);
    },
  };
}

/** Nothing is known of a backup, and nothing is said of it. */
export const noBackup: AppState['backup'] = {
  lastAt: null,
  rehearsedAt: null,
  age: { days: null, since: { added: 0, changed: 0, removed: 0 }, reminder: null },
};

/** The state for the lock screen. */
export function withoutContent(state: AppState): AppState {
  return {
    ...state,
    accounts: [],
    selected: null,
    customEndpoint: null,
    practiceArmed: [],
    entryCount: 0,
    backup: noBackup,
  };
}
