import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge';
import { announce, Disc, useRoving, useShortcuts, type DiscState } from '../../../components';
import { shortId } from '../../../i18n';

export type TimelineItem = {
  readonly key: string;
  readonly state: DiscState;
  readonly number: number;
  readonly title: ReactNode;
  /** Name for screen readers, beginning with the state. */
  readonly heard: string;
  readonly note?: ReactNode;
  readonly requestId?: string | null | undefined;
  /** Right end: a duration, or counted seconds. */
  readonly time?: ReactNode;
  readonly current?: boolean | undefined;
  /** Drawn as a tinted card. */
  readonly tone?: 'info' | 'warn' | 'danger' | undefined;
  readonly body?: ReactNode;
};

/** Copies a whole request id; only its first eight characters are drawn. */
export function useCopyRequestId(): (id: string) => void {
  const { t } = useTranslation();
  return (id) =>
    void call('app.copyText', { text: id }).then((result) => {
      if (result.ok) announce(t('setup.run.copied'));
    });
}

/** Steps from first to last. One Tab stop; I copies the request id of the step under the cursor. */
export function Timeline({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly TimelineItem[];
}) {
  const roving = useRoving(items.length);
  const copy = useCopyRequestId();
  useShortcuts({
    KeyI: () => {
      const id = items[roving.at]?.requestId;
      if (id) copy(id);
    },
  });
  return (
    <ol className="timeline" aria-label={label} {...roving.listProps}>
      {items.map((item, index) => (
        <li
          key={item.key}
          className={item.tone ? 'tl-card' : 'tl-item'}
          data-state={item.state}
          data-tone={item.tone}
          aria-current={item.current ? 'step' : undefined}
          aria-label={item.heard}
          {...roving.itemProps(index)}
        >
          <Disc state={item.state} number={item.number} />
          <div className="tl-title">{item.title}</div>
          <div className="tl-side">
            {item.requestId && <RequestId id={item.requestId} onCopy={copy} />}
            {item.time !== undefined && <span className="tl-time">{item.time}</span>}
          </div>
          {item.note && !item.tone && <div className="tl-note">{item.note}</div>}
          {item.tone && <div className="tl-card-body">{item.body}</div>}
        </li>
      ))}
    </ol>
  );
}

export function RequestId({ id, onCopy }: { readonly id: string; readonly onCopy: (id: string) => void }) {
  const { t } = useTranslation();
  const words = t('setup.run.copyRequest', { id });
  return (
    <button
      type="button"
      className="request-id"
      tabIndex={-1}
      aria-label={words}
      title={words}
      onClick={() => onCopy(id)}
    >
      {shortId(id)}
    </button>
  );
}
