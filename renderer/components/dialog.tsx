import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button';
import { HeadingLevel } from './heading-level';
import { Layer } from './layer';
import { useShortcuts } from './use-shortcuts';

export type DialogProps = {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, primary last. */
  readonly actions?: ReactNode;
  /** Line under the title: usually the account chip, nickname and number. */
  readonly subtitle?: ReactNode;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  /** Something typed would be lost: the first Esc asks in place. */
  readonly dirty?: boolean | undefined;
  readonly role?: 'dialog' | 'alertdialog' | undefined;
};

type FrameProps = DialogProps & { readonly kind: 'dialog' | 'sheet' };

/** Words alone that are longer than the window are read with the arrow keys, so the box itself takes the focus then. */
function Body({ titleId, children }: { readonly titleId: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    const body = box.current;
    if (body === null) return;
    const look = () =>
      setIsRead(body.scrollHeight > body.clientHeight + 1 && body.querySelector(focusable) === null);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(body);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      className="layer-body"
      ref={box}
      {...(isRead ? { tabIndex: 0, role: 'region', 'aria-labelledby': titleId } : {})}
    >
      {children}
    </div>
  );
}

const focusable = 'button, input, select, textarea, a[href], summary, [tabindex="0"]';

function Frame(props: FrameProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const close = () => {
    if (props.dirty && !asking) return setAsking(true);
    props.onClose();
  };
  useShortcuts({ Escape: close });
  // A field has its own Enter; choices have none, and the button that shows the key means the whole form.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLInputElement))
      return;
    if (event.target.type !== 'radio' && event.target.type !== 'checkbox') return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>('.layer-foot .primary:has(.button-key)')?.click();
  };
  return (
    <div
      className={props.kind === 'sheet' ? 'sheet' : `dialog ${props.size ?? 'normal'}`}
      role={props.role ?? 'dialog'}
      aria-modal="true"
      aria-labelledby={titleId}
      {...{ onKeyDown }}
    >
      <header className="layer-head">
        <div className="layer-title">
          <h2 id={titleId} tabIndex={-1}>
            {props.title}
          </h2>
          {props.subtitle && <div className="layer-subtitle">{props.subtitle}</div>}
        </div>
        <IconButton icon="x" label={t('common.close')} shortcut="Escape" onPress={close} />
      </header>
      <HeadingLevel.Provider value={3}>
        <Body titleId={titleId}>{props.children}</Body>
      </HeadingLevel.Provider>
      {asking ? (
        <footer className="layer-foot">
          <span className="layer-ask" role="alert">
            {t('common.discardAsk')}
          </span>
          <Button kind="quiet" onPress={() => setAsking(false)}>
            {t('common.keepTyping')}
          </Button>
          <Button autoFocus onPress={props.onClose}>
            {t('common.discard')}
          </Button>
        </footer>
      ) : (
        props.actions && <footer className="layer-foot">{props.actions}</footer>
      )}
    </div>
  );
}

/** Center, for a job of its own. */
export function Dialog(props: DialogProps) {
  return (
    <Layer kind="dialog">
      <Frame {...props} kind="dialog" />
    </Layer>
  );
}

/** Right side, 452 px, for one object of the screen. */
export function Sheet(props: DialogProps) {
  return (
    <Layer kind="sheet">
      <Frame {...props} kind="sheet" />
    </Layer>
  );
}
