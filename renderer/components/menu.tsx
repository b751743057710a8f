import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon, type IconName } from './icon';
import { shortcutLabel } from './key-labels';

export type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean | undefined;
  /** Given: the item is a switch, and this is how it stands. */
  readonly checked?: boolean | undefined;
  readonly onPress: () => void;
};

type Props = {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where it hangs: an element, or the point of a right click. */
  readonly anchor: HTMLElement | { readonly x: number; readonly y: number };
  readonly onClose: () => void;
};

/** A menu under its opener. Arrows, Home, End and first letters move; Esc and Tab close. */
export function Menu({ label, items, anchor, onClose }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useLayoutEffect(() => {
    const menu = box.current;
    if (!menu) return;
    const rect = anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : null;
    const x = rect ? rect.right - menu.offsetWidth : 'x' in anchor ? anchor.x : 0;
    const y = rect ? rect.bottom + 4 : 'y' in anchor ? anchor.y : 0;
    const above = rect ? rect.top - menu.offsetHeight - 4 : y - menu.offsetHeight;
    menu.style.left = `${Math.max(8, Math.min(x, window.innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(8, y + menu.offsetHeight > window.innerHeight - 8 ? above : y)}px`;
  }, [anchor]);
  useEffect(() => {
    box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]')[at]?.focus();
  }, [at]);
  const close = () => {
    onClose();
    if (anchor instanceof HTMLElement) anchor.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const last = items.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    // From the next one on, around the end.
    const letter = items
      .map((_, step) => (at + 1 + step) % items.length)
      .find((index) => items[index]?.label.toLowerCase().startsWith(event.key.toLowerCase()));
    const target = targets[event.key] ?? (event.key.length === 1 ? letter : undefined);
    if (target !== undefined) {
      event.preventDefault();
      return setAt(target);
    }
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    close();
  };
  return createPortal(
    <div className="menu-scrim" onPointerDown={(event) => event.target === event.currentTarget && close()}>
      <div className="menu" role="menu" tabIndex={-1} aria-label={label} ref={box} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <button
            key={item.id}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={item.checked}
            className={item.danger ? 'menu-item danger' : 'menu-item'}
            tabIndex={index === at ? 0 : -1}
            onPointerMove={() => setAt(index)}
            onClick={() => {
              close();
              item.onPress();
            }}
          >
            {item.checked !== undefined && (
              <span className="menu-check">{item.checked && <Icon name="check" size={14} />}</span>
            )}
            {item.icon && <Icon name={item.icon} size={16} />}
            <span className="menu-words">
              {item.label}
              {item.hint && <span className="menu-hint">{item.hint}</span>}
            </span>
            {item.shortcut && <span className="menu-key">{shortcutLabel(item.shortcut)}</span>}
          </button>
        ))}
      </div>
    </div>,
    document.body,
  );
}
