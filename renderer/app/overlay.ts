import { candidate } from './candidate';
import { createStore } from './store';

/** What the shell has open above the screen. */
export type Overlay = 'palette' | 'switcher' | 'help' | 'drawer' | 'edit-account' | null;
export const overlay = createStore<Overlay>(null);

export function openOverlay(next: Overlay): void {
  // An account that waits to be confirmed comes first.
  if (next !== null && next !== 'help' && candidate.get() !== null) return;
  overlay.set(next);
}
