import { useState, type KeyboardEvent } from 'react';

type ActiveOption = {
  /** Index of the option that Enter would take; -1 when there is none. */
  readonly at: number;
  readonly toFirst: () => void;
  /** Takes the arrow keys, around the ends. */
  readonly onArrow: (event: KeyboardEvent) => void;
};

/** The active option of a list below a search field, which keeps the focus (ARIA combobox pattern).
 * @param idOf the element id of an option, so that it is brought into sight */
export function useActiveOption(count: number, idOf: (index: number) => string): ActiveOption {
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, count - 1);
  return {
    at,
    toFirst: () => setWanted(0),
    onArrow(event) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || event.nativeEvent.isComposing || count === 0) return;
      event.preventDefault();
      const next = (at + step + count) % count;
      setWanted(next);
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    },
  };
}
