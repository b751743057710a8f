import { useEffect, useId, useRef, type ReactNode, type Ref } from 'react';
import { shortcutLabel } from './key-labels';
import { Icon, type IconName } from './icon';
import { announce } from './live';

export type ButtonProps = {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  readonly icon?: IconName | undefined;
  /** Drawn after the words, e.g. `arrow`. */
  readonly iconAfter?: IconName | undefined;
  /** Shortcut in the form of useShortcuts, e.g. "Enter" or "Mod+KeyN"; drawn at the right. */
  readonly keyHint?: string | undefined;
  readonly busy?: boolean | undefined;
  /** Why it cannot be pressed now. The button stays focusable and says so. */
  readonly disabledReason?: string | null | undefined;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly autoFocus?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly label?: string | undefined;
  readonly expanded?: boolean | undefined;
  readonly hasPopup?: 'menu' | 'dialog' | 'listbox' | undefined;
  readonly pressed?: boolean | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
};

export function Button(props: ButtonProps) {
  const { kind = 'plain', size = 'normal', disabledReason, busy = false } = props;
  const reasonId = useId();
  const own = useRef<HTMLButtonElement>(null);
  const { autoFocus = false } = props;
  useEffect(() => {
    if (autoFocus) own.current?.focus();
  }, [autoFocus]);
  const off = Boolean(disabledReason);
  const press = () => {
    if (busy) return;
    if (disabledReason) return announce(disabledReason);
    props.onPress();
  };
  const iconSize = size === 'small' ? 14 : 16;
  return (
    <span className={props.wide ? 'button-box wide' : 'button-box'}>
      <button
        type="button"
        ref={(element) => {
          own.current = element;
          if (typeof props.buttonRef === 'function') props.buttonRef(element);
          else if (props.buttonRef) props.buttonRef.current = element;
        }}
        className={`button ${kind} ${size}`}
        aria-disabled={off || busy ? true : undefined}
        aria-busy={busy || undefined}
        aria-describedby={off ? reasonId : undefined}
        aria-label={props.label}
        aria-expanded={props.expanded}
        aria-haspopup={props.hasPopup}
        aria-pressed={props.pressed}
        onClick={press}
      >
        {props.icon && <Icon name={props.icon} size={iconSize} />}
        <span className="button-words">{props.children}</span>
        {props.iconAfter && <Icon name={props.iconAfter} size={iconSize} />}
        {props.keyHint && <kbd className="button-key">{shortcutLabel(props.keyHint)}</kbd>}
      </button>
      {off && (
        <span id={reasonId} role="tooltip" className="button-reason">
          {disabledReason}
        </span>
      )}
    </span>
  );
}

export type IconButtonProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly onPress: () => void;
  readonly size?: number | undefined;
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly hasPopup?: 'menu' | 'dialog' | undefined;
  readonly tabIndex?: number | undefined;
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
};

/** Icon-only button: accessible name, and a tooltip with its key. */
export function IconButton(props: IconButtonProps) {
  const title = props.shortcut ? `${props.label} (${shortcutLabel(props.shortcut)})` : props.label;
  return (
    <button
      type="button"
      ref={props.buttonRef}
      className="icon-button"
      aria-label={props.label}
      aria-keyshortcuts={props.shortcut ? shortcutLabel(props.shortcut) : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.hasPopup}
      tabIndex={props.tabIndex}
      title={title}
      onClick={props.onPress}
    >
      <Icon name={props.icon} size={props.size ?? 16} />
    </button>
  );
}

/** Underlined words that act, inside running text. */
export function LinkButton({
  onPress,
  label,
  children,
}: {
  readonly onPress: () => void;
  /** Name for those who listen, where the words alone do not say what it is about; begins with the words. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className="link-button" aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}
