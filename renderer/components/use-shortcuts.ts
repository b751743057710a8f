import { useContext, useEffect, useRef } from 'react';
import { LayerDepth, topDepth } from './layer';
import { isMac } from './key-labels';

/** Keys by physical place: "KeyT", "Slash", "Digit1", "Mod+KeyK", "Alt+KeyP", "Shift+F6". Mod is Ctrl, or Cmd on macOS. */
export type Shortcuts = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

type Options = {
  readonly enabled?: boolean | undefined;
  /** Acts whatever layer is on top (palette, lock). */
  readonly anyLayer?: boolean | undefined;
};

let singleKeysOn = true;

/** Single-letter keys can be turned off in Settings (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  singleKeysOn = on;
}

type Listener = (event: KeyboardEvent) => boolean;
const stack: Listener[] = [];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  );
}

/** Name of the pressed keys in the form of {@link Shortcuts}. */
export function pressed(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  const parts = [mod && 'Mod', other && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.code];
  return parts.filter(Boolean).join('+');
}

function isSingle(event: KeyboardEvent): boolean {
  const withModifier = event.ctrlKey || event.metaKey || event.altKey;
  return !withModifier && /^(Key|Digit|Numpad|Slash|Period|Comma|Space)/.test(event.code);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  if (isSingle(event) && (!singleKeysOn || isTyping(event.target))) return;
  // Undoing what was typed comes first in a field.
  if (event.code === 'KeyZ' && isTyping(event.target)) return;
  for (const listener of [...stack].reverse()) {
    if (listener(event)) return;
  }
}

/** Keys of a screen or layer. The newest listener wins; keys of covered layers sleep. */
export function useShortcuts(shortcuts: Shortcuts, options: Options = {}): void {
  const depth = useContext(LayerDepth);
  const latest = useRef({ shortcuts, options });
  latest.current = { shortcuts, options };
  useEffect(() => {
    if (stack.length === 0) window.addEventListener('keydown', onKeyDown);
    const listener: Listener = (event) => {
      const { shortcuts: keys, options: how } = latest.current;
      if (how.enabled === false || (!how.anyLayer && depth < topDepth())) return false;
      const action = keys[pressed(event)];
      if (!action) return false;
      event.preventDefault();
      action(event);
      return true;
    };
    stack.push(listener);
    return () => {
      stack.splice(stack.indexOf(listener), 1);
      if (stack.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [depth]);
}
