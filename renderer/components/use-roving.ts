import { useRef, useState, type KeyboardEvent } from 'react';

type Roving = {
  /** Index under the keyboard cursor. */
  readonly at: number;
  readonly moveTo: (index: number) => void;
  readonly listProps: { readonly onKeyDown: (event: KeyboardEvent) => void };
  readonly itemProps: (index: number) => {
    readonly tabIndex: 0 | -1;
    readonly 'data-roving': number;
    readonly onFocus: () => void;
    readonly ref: (element: HTMLElement | null) => void;
  };
};

/** One Tab stop per list: arrows, Home and End move the focus among `count` items. */
export function useRoving(
  count: number,
  how: { readonly horizontal?: boolean; readonly onMove?: (index: number) => void } = {},
): Roving {
  const [wanted, setWanted] = useState(0);
  const at = Math.max(0, Math.min(wanted, count - 1));
  const items = useRef(new Map<number, HTMLElement>());
  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(index, count - 1));
    setWanted(target);
    how.onMove?.(target);
    items.current.get(target)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const [back, on] = how.horizontal ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const target =
      event.key === back
        ? at - 1
        : event.key === on
          ? at + 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? count - 1
              : null;
    if (target === null) return;
    event.preventDefault();
    moveTo(target);
  };
  return {
    at,
    moveTo,
    listProps: { onKeyDown },
    itemProps: (index) => ({
      tabIndex: index === at ? 0 : -1,
      'data-roving': index,
      onFocus: () => setWanted(index),
      ref: (element) => {
        if (element) items.current.set(index, element);
        else items.current.delete(index);
      },
    }),
  };
}
