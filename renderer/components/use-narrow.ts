import { useSyncExternalStore } from 'react';

/** Where the style sheets lay pages out for a narrow window. */
const narrow = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 719.98px)');

function listen(listener: () => void): () => void {
  narrow?.addEventListener('change', listener);
  return () => narrow?.removeEventListener('change', listener);
}

/** True while the window is narrow. Unlike its width, this can be asked without laying out the page. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => narrow?.matches === true);
