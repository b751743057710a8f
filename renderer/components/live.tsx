import { createStore, useStore } from '../app/store';

type Said = { readonly text: string; readonly seq: number };
const silence: Said = { text: '', seq: 0 };
const polite = createStore<Said>(silence);
const assertive = createStore<Said>(silence);
let seq = 0;

/** Says something to screen readers; both regions are cleared after 5 s. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  const region = how === 'polite' ? polite : assertive;
  seq += 1;
  const mine = seq;
  region.set({ text, seq: mine });
  setTimeout(() => {
    if (region.get().seq === mine) region.set(silence);
  }, 5000);
}

/**
 * The two live regions of the window; rendered once, outside of everything that can become inert.
 * Each saying is an element of its own, so that the same words twice are heard twice.
 */
export function LiveRegions() {
  const calm = useStore(polite);
  const urgent = useStore(assertive);
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite" aria-atomic="true">
        <span key={calm.seq}>{calm.text}</span>
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="true">
        <span key={urgent.seq}>{urgent.text}</span>
      </div>
    </div>
  );
}
