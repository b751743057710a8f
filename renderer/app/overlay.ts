import { createStore } from './store';

/** What the shell has open above the screen. */
export type Overlay = 'palette' | 'switcher' | 'help' | 'drawer' | 'edit-account' | null;
export const overlay = createStore<Overlay>(null);

export function openOverlay(next: Overlay): void {
  overlay.set(next);
}
