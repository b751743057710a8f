import { useState, type DragEvent, type FocusEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { seconds } from '../../i18n';
import type { RowActions } from './entry-row';
import type { GroupName, ListRow, PlainGroup } from './rows';
import { secondsLeft } from './use-copy';

const dragType = 'application/x-offroot-entry';

type ItemProps = {
  readonly row: Extract<ListRow, { kind: 'entry' }>;
  readonly index: number;
  readonly isCursor: boolean;
  readonly style: React.CSSProperties;
  readonly measure: (element: HTMLElement | null) => void;
  readonly heard: () => string;
  readonly onFocus: () => void;
  readonly actions: RowActions;
  readonly children: React.ReactNode;
};

/** The frame of a row: focus, right click, drag. Its name is made when it gets the focus. */
export function Item({ row, index, isCursor, style, measure, heard, onFocus, actions, children }: ItemProps) {
  const [name, setName] = useState<string | undefined>(undefined);
  const handlers = {
    tabIndex: isCursor ? 0 : -1,
    draggable: true,
    onFocus: (event: FocusEvent) => {
      if (event.target === event.currentTarget) setName(heard());
      onFocus();
    },
    onDoubleClick: () => actions.copy(row.entry, 'fresh'),
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      actions.menu(row.entry, { x: event.clientX, y: event.clientY });
    },
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(dragType, row.entry.id),
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const id = event.dataTransfer.getData(dragType);
      if (id === '' || id === row.entry.id) return;
      event.preventDefault();
      actions.moved(id, row.entry.id);
    },
  };
  return (
    <li
      ref={measure}
      data-index={index}
      data-cursor={isCursor}
      className={`entry${row.first ? ' first' : ''}${row.last ? ' last' : ''}${isCursor ? ' cursor' : ''}`}
      style={style}
      aria-label={name}
      aria-posinset={row.place + 1}
      {...handlers}
    >
      {children}
    </li>
  );
}

export function Head({
  row,
  style,
}: {
  readonly row: Extract<ListRow, { kind: 'head' }>;
  readonly style: React.CSSProperties;
}) {
  const { t } = useTranslation();
  return (
    <li className="codes-head" style={style}>
      <h2>{groupTitle(row.group, (name) => t(`authenticator.group.${name}`))}</h2>
      {row.period !== null && <GroupCountdown period={row.period} />}
    </li>
  );
}

function groupTitle(group: GroupName, word: (name: PlainGroup) => string): string {
  return group.kind === 'named' ? group.name : word(group.kind);
}

function GroupCountdown({ period }: { readonly period: number }) {
  const { t } = useTranslation();
  const left = secondsLeft({ period }, useNow());
  return (
    <span className="codes-countdown" aria-hidden="true">
      {t('authenticator.newIn')} <b>{seconds(left)}</b>
    </span>
  );
}
