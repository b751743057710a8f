import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState, useSnapshot } from '../../bridge';
import { useNarrow } from '../../components/use-narrow';
import { pressed } from '../../components/use-shortcuts';
import { NewCodeVoice } from './new-code-voice';
import { EntryRow, heardRow, type RowActions } from './entry-row';
import { Head, Item } from './code-list-items';
import { heightOf } from './row-heights';
import { entryRows, type ListRow } from './rows';
import type { Held } from './row-parts';
import { useCodes } from './use-codes';

type Props = {
  readonly rows: readonly ListRow[];
  readonly hideCodes: boolean;
  readonly shown: ReadonlySet<string>;
  readonly actions: RowActions;
  /** Keys of a row that are not about moving. Returns true when taken. */
  readonly onKey: (keys: string, id: string) => boolean;
  /** What is searched for; empty: the whole list, which takes the focus at first. */
  readonly search: string;
};

/** The virtual list: rows in sight only, one Tab stop, codes only for what is in sight. */
export function CodeList({ rows, hideCodes, shown, actions, onKey, search }: Props) {
  const { t } = useTranslation();
  const { settings } = useAppState();
  const box = useRef<HTMLUListElement>(null);
  const entries = useMemo(() => entryRows(rows), [rows]);
  const [cursorId, setCursorId] = useState<string | null>(null);
  const lastPlace = useRef(0);
  const found = entries.findIndex((row) => row.entry.id === cursorId);
  const lastSearch = useRef(search);
  // Results of another search begin at the first.
  if (lastSearch.current !== search) lastPlace.current = 0;
  lastSearch.current = search;
  // The one under the cursor was removed: the next one takes its place.
  const place = found >= 0 ? found : Math.min(lastPlace.current, entries.length - 1);
  lastPlace.current = Math.max(0, place);
  const cursor = entries[place];
  const cursorIndex = cursor === undefined ? -1 : rows.indexOf(cursor);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const list = box.current;
    const scroller = list?.closest('.page-scroll');
    if (!list || !scroller) return;
    setMargin(list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
  }, [rows]);
  const narrow = useNarrow();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current?.closest('.page-scroll') ?? null,
    estimateSize: (index) => heightOf(rows[index], narrow),
    // The same function for the same rows: another one would have all of them placed anew at each scroll.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    scrollMargin: margin,
    overscan: 6,
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        return cursorIndex >= 0 && !inSight.includes(cursorIndex)
          ? [...inSight, cursorIndex].sort((a, b) => a - b)
          : inSight;
      },
      [cursorIndex],
    ),
  });
  const narrowWas = useRef(narrow);
  useLayoutEffect(() => {
    if (narrowWas.current === narrow) return;
    narrowWas.current = narrow;
    virtual.measure();
  }, [narrow, virtual]);
  const cursorWas = useRef({ id: cursor?.entry.id, index: cursorIndex });
  useEffect(() => {
    const was = cursorWas.current;
    cursorWas.current = { id: cursor?.entry.id, index: cursorIndex };
    if (was.id !== cursor?.entry.id || was.index === cursorIndex) return;
    // Rows came or went above it: the focused one stays in sight.
    if (cursorIndex >= 0 && box.current?.contains(document.activeElement)) virtual.scrollToIndex(cursorIndex);
  }, [cursor, cursorIndex, virtual]);
  const drawn = virtual.getVirtualItems();
  const ids = drawn.flatMap((item) => {
    const row = rows[item.index];
    if (row?.kind !== 'entry' || row.entry.broken || row.entry.kind === 'hotp') return [];
    return !hideCodes || shown.has(row.entry.id) ? [row.entry.id] : [];
  });
  const codes = useCodes(ids);
  const clipboard = useSnapshot('authenticator.clipboard');

  // Not from under the hands of somebody who searches: the next letters would be keys of the list.
  const wantsFocus = useRef(search === '' && !(document.activeElement instanceof HTMLInputElement));
  useEffect(() => {
    if (!wantsFocus.current || entries.length === 0) return;
    const cursorElement = box.current?.querySelector<HTMLElement>('[data-cursor="true"]');
    if (!cursorElement) return;
    wantsFocus.current = false;
    cursorElement.focus();
  });
  const moveTo = (next: number) => {
    const target = entries[Math.max(0, Math.min(next, entries.length - 1))];
    if (target === undefined) return;
    setCursorId(target.entry.id);
    virtual.scrollToIndex(rows.indexOf(target));
    wantsFocus.current = true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || cursor === undefined) return;
    if (
      event.target instanceof HTMLElement &&
      event.target.closest('button') !== null &&
      /^(Enter|Space)$/.test(event.code)
    )
      return;
    const keys = pressed(event.nativeEvent);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 8,
      PageUp: place - 8,
      Home: 0,
      End: entries.length - 1,
    };
    const step = steps[keys];
    if (step === undefined && !onKey(keys, cursor.entry.id)) return;
    event.preventDefault();
    event.stopPropagation();
    if (step !== undefined) moveTo(step);
  };

  return (
    <>
      <ul
        className="codes"
        aria-label={t('authenticator.listLabel')}
        ref={box}
        {...{ onKeyDown }}
        style={{ height: virtual.getTotalSize() }}
      >
        {drawn.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const style = { transform: `translateY(${String(item.start - margin)}px)` };
          if (row.kind === 'head') return <Head key={item.key} row={row} style={style} />;
          const { entry } = row;
          const code = codes.get(entry.id);
          const hidden = hideCodes && !shown.has(entry.id);
          const shownFor = hideCodes && shown.has(entry.id) ? settings.revealSeconds : null;
          const isCursor = entry.id === cursor?.entry.id;
          return (
            <Item
              key={item.key}
              row={row}
              index={item.index}
              isCursor={isCursor}
              style={style}
              measure={virtual.measureElement}
              heard={() => heardRow(entry, code, hidden, shownFor, t)}
              onFocus={() => setCursorId(entry.id)}
              actions={actions}
            >
              <EntryRow
                entry={entry}
                place={row.place}
                code={code}
                hidden={hidden}
                shownFor={shownFor}
                held={heldBy(clipboard, entry.id)}
                revealSeconds={settings.revealSeconds}
                actions={actions}
              />
            </Item>
          );
        })}
      </ul>
      {settings.announceNewCodes && cursor !== undefined && (
        <NewCodeVoice period={cursor.entry.period} box={box} />
      )}
    </>
  );
}

type Clipboard = {
  readonly entryId: string | null;
  readonly clearsAt: number | null;
  readonly waitingUntil: number | null;
};
const lastHeld = new WeakMap<Clipboard, Held>();

/** The same object for the same snapshot, so that rows are not drawn anew without need. */
function heldBy(clipboard: Clipboard | undefined, id: string): Held {
  if (clipboard?.entryId !== id) return null;
  const known = lastHeld.get(clipboard);
  if (known !== undefined) return known;
  const held = { clearsAt: clipboard.clearsAt, waitingUntil: clipboard.waitingUntil };
  lastHeld.set(clipboard, held);
  return held;
}
