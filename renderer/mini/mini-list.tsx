import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Entry } from '../../electron/contract';
import { useSnapshot } from '../bridge';
import { useCountdown, useNow } from '../clock';
import { Chip, codeGroups, CodeText, HiddenCode } from '../components';
import { seconds } from '../i18n';
import { heardRow } from '../screens/authenticator/entry-row';
import { lastSeconds, usedInWindow } from '../screens/authenticator/row-parts';
import { useCodes } from '../screens/authenticator/use-codes';
import { secondsLeft } from '../screens/authenticator/use-copy';
import { entryNumber, entryUser, shortTitle, spokenName } from '../screens/authenticator/words';

type Props = {
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly hideCodes: boolean;
  readonly shown: ReadonlySet<string>;
  readonly period: number;
  readonly onPick: (entry: Entry, index: number) => void;
};

const rowHeight = 62;

/** Rows of the small window; the focus stays in the search field, the cursor is the active option. */
export function MiniList({ entries, at, hideCodes, shown, period, onPick }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    // The same function for the same entries: another one would have all of them placed anew at each scroll.
    getItemKey: useCallback((index: number) => entries[index]?.id ?? index, [entries]),
    overscan: 4,
  });
  useEffect(() => {
    if (entries.length > 0) virtual.scrollToIndex(at);
  }, [at, entries.length, virtual]);
  const drawn = virtual.getVirtualItems();
  const ids = drawn.flatMap((item) => {
    const entry = entries[item.index];
    if (entry === undefined || entry.broken || entry.kind === 'hotp') return [];
    return !hideCodes || shown.has(entry.id) ? [entry.id] : [];
  });
  const codes = useCodes(ids);
  return (
    <div className="mini-codes" ref={box}>
      <div
        id="mini-codes"
        role="listbox"
        aria-label={t('authenticator.listLabel')}
        style={{ height: virtual.getTotalSize() }}
      >
        {drawn.map((item) => {
          const entry = entries[item.index];
          if (entry === undefined) return null;
          const code = codes.get(entry.id);
          const hidden = hideCodes && !shown.has(entry.id);
          return (
            <div
              key={item.key}
              id={`mini-${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={item.index === at}
              className={item.index === at ? 'mini-row cursor' : 'mini-row'}
              style={{ transform: `translateY(${String(item.start)}px)` }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(entry, item.index)}
              onKeyDown={() => undefined}
            >
              <span className="visually-hidden">
                {item.index === at ? heardRow(entry, code, hidden, null, t) : spokenName(entry, t)}
              </span>
              <span className="mini-seen" aria-hidden="true">
                <Chip account={{ color: entry.color, monogram: entry.monogram }} size={30} />
                <span className="mini-words">
                  <span className="mini-name">{shortTitle(entry)}</span>
                  <span className="mini-sub">
                    {entryUser(entry, t)
                      .split(/(?<=@)/)
                      .map((part) => (
                        <Fragment key={part}>
                          {part}
                          <wbr />
                        </Fragment>
                      ))}{' '}
                    <span className="account-number">{entryNumber(entry, true)}</span>
                  </span>
                </span>
                <span className="mini-code">
                  {hidden || code === undefined ? (
                    <HiddenCode digits={entry.digits} />
                  ) : (
                    <CodeText code={code.code} used={code.used} />
                  )}
                  <MiniNote entry={entry} code={hidden ? undefined : code} period={period} />
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Copied, used, next, or the seconds of a row with another period. */
function MiniNote({
  entry,
  code,
  period,
}: {
  readonly entry: Entry;
  readonly code: Code | undefined;
  readonly period: number;
}) {
  const { t } = useTranslation();
  const clipboard = useSnapshot('authenticator.clipboard');
  const mine = clipboard?.entryId === entry.id;
  const copied = (useCountdown(mine ? clipboard.clearsAt : null, 'local') ?? 0) > 0;
  const waits = useCountdown(mine ? clipboard.waitingUntil : null) ?? 0;
  const nowMs = useNow();
  const left = secondsLeft(entry, nowMs);
  const used = code?.used ?? usedInWindow(entry, nowMs);
  const next =
    code !== undefined && code.next !== null && left <= lastSeconds ? codeGroups(code.next).join(' ') : null;
  if (entry.broken) return <span className="mini-note">{t('authenticator.cannot')}</span>;
  if (waits > 0)
    return <span className="mini-note">{t('authenticator.copiesIn', { seconds: seconds(waits) })}</span>;
  if (copied) {
    return (
      <span className="mini-note ok">
        {next === null ? t('authenticator.copiedShort') : t('authenticator.miniWindow.copiedNext', { next })}
      </span>
    );
  }
  if (used) {
    return (
      <span className="mini-note">
        {next === null
          ? t('authenticator.miniWindow.usedFresh', { seconds: seconds(left) })
          : t('authenticator.miniWindow.usedNext', { next })}
      </span>
    );
  }
  if (next !== null)
    return <span className="mini-note">{t('authenticator.miniWindow.nextCode', { next })}</span>;
  return entry.period === period || entry.kind === 'hotp' ? null : (
    <span className="mini-note">{seconds(left)}</span>
  );
}
