import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { Icon, type IconName } from './icon';
import { useEmptied } from './use-emptied';

type Common = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly warning?: ReactNode;
  readonly mono?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly onSubmit?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly hideLabel?: boolean | undefined;
};

export type FieldProps = Common & {
  readonly type?: 'text' | 'password' | 'search' | undefined;
  /** Stands inside the field at its end: an eye, a key cap. */
  readonly trailing?: ReactNode;
  readonly icon?: IconName | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'none' | undefined;
  readonly autoComplete?: string | undefined;
  readonly large?: boolean | undefined;
  /** Return true to take the paste (nothing is inserted then). */
  readonly onPasteText?: ((text: string) => boolean) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  /** For fields that drive a list: its id, and the id of the row under the cursor. */
  readonly combobox?: boolean | undefined;
  readonly controls?: string | undefined;
  readonly activeId?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

function Notes({
  id,
  hint,
  error,
  warning,
}: {
  readonly id: string;
  readonly hint: ReactNode;
  readonly error: ReactNode;
  readonly warning: ReactNode;
}) {
  return (
    <div id={id} className="field-notes">
      {error && (
        <p className="field-note danger">
          <Icon name="stop" size={14} />
          <span>{error}</span>
        </p>
      )}
      {!error && warning && (
        <p className="field-note warn">
          <Icon name="warn" size={14} />
          <span>{warning}</span>
        </p>
      )}
      {hint && <p className="field-hint">{hint}</p>}
    </div>
  );
}

export function Field(props: FieldProps) {
  const id = useId();
  const notesId = useId();
  const own = useRef<HTMLInputElement>(null);
  useEmptied(own);
  const { autoFocus = false } = props;
  useEffect(() => {
    if (autoFocus) own.current?.focus();
  }, [autoFocus]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing || event.key !== 'Enter' || !props.onSubmit)
      return;
    event.preventDefault();
    props.onSubmit();
  };
  const hasNotes = Boolean(props.hint || props.error || props.warning);
  return (
    <div className="field">
      <label htmlFor={id} className={props.hideLabel ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      <div className={`field-box${props.large ? ' large' : ''}${props.error ? ' bad' : ''}`}>
        {props.icon && <Icon name={props.icon} size={16} />}
        <input
          id={id}
          ref={(element) => {
            own.current = element;
            if (typeof props.inputRef === 'function') props.inputRef(element);
            else if (props.inputRef) props.inputRef.current = element;
          }}
          className={props.mono ? 'mono' : undefined}
          type={props.type === 'password' ? 'password' : 'text'}
          value={props.value}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          disabled={props.disabled}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize="off"
          spellCheck={false}
          role={props.combobox ? 'combobox' : undefined}
          aria-controls={props.controls}
          aria-expanded={props.combobox ? true : undefined}
          aria-autocomplete={props.combobox ? 'list' : undefined}
          aria-activedescendant={props.activeId}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={hasNotes ? notesId : undefined}
          data-autofocus={autoFocus || undefined}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onBlur}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (props.onPasteText?.(event.clipboardData.getData('text'))) event.preventDefault();
          }}
        />
        {props.trailing}
      </div>
      {hasNotes && <Notes id={notesId} hint={props.hint} error={props.error} warning={props.warning} />}
    </div>
  );
}

export function TextArea(props: Common & { readonly rows?: number | undefined }) {
  const own = useRef<HTMLTextAreaElement>(null);
  useEmptied(own);
  const id = useId();
  const notesId = useId();
  const hasNotes = Boolean(props.hint || props.error || props.warning);
  return (
    <div className="field">
      <label htmlFor={id} className={props.hideLabel ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      <textarea
        id={id}
        ref={own}
        className={props.mono ? 'textarea mono' : 'textarea'}
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        spellCheck={false}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={hasNotes ? notesId : undefined}
        data-autofocus={props.autoFocus || undefined}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
      />
      {hasNotes && <Notes id={notesId} hint={props.hint} error={props.error} warning={props.warning} />}
    </div>
  );
}
