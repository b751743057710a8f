import { createStore, useStore } from '../app/store';

type Said = { readonly text: string; readonly seq: number };
const silence: Said = { text: '', seq: 0 };
const polite = createStore<Said>(silence);
const assertive = createStore<Said>(silence);
/** Screen readers take what stands in a region; two sayings of one moment would leave the first unheard. */
const gapMs = 150;
const clearMs = 5000;

type Region = typeof polite;
const waiting = new Map<Region, string[]>();
let seq = 0;

function sayNext(region: Region): void {
  const text = waiting.get(region)?.shift();
  if (text === undefined) return void waiting.delete(region);
  seq += 1;
  const mine = seq;
  region.set({ text, seq: mine });
  setTimeout(() => sayNext(region), gapMs);
  setTimeout(() => {
    if (region.get().seq === mine) region.set(silence);
  }, clearMs);
}

/** Says something to screen readers, one thing after another; both regions are cleared after 5 s. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  const region = how === 'polite' ? polite : assertive;
  const queue = waiting.get(region);
  if (queue !== undefined) return void queue.push(text);
  waiting.set(region, [text]);
  sayNext(region);
}

/** What the regions hold now; for tests. */
export const heardNow = (): { readonly polite: string; readonly assertive: string } => ({
  polite: polite.get().text,
  assertive: assertive.get().text,
});

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
