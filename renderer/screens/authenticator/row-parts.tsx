import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Entry } from '../../../electron/contract';
import { now, onSecond, useCountdown, useOfSecond } from '../../clock';
import { CodeText, Icon } from '../../components';
import { numberGroups, seconds } from '../../i18n';
import { secondsLeft } from './use-copy';
import { entryTitle } from './words';

/** From here on bar and number are amber and the next code is shown, in seconds (ux.md 5.10). */
export const lastSeconds = 8;

/** What the clipboard holds of this entry, on this computer's clock. */
export type Held = { readonly clearsAt: number | null; readonly waitingUntil: number | null } | null;

/** The title, in which the number of an account stays on one line. */
export function EntryTitle({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const title = entryTitle(entry, t);
  const number = numberGroups(entry.aws?.accountId ?? '');
  if (number === '' || !title.endsWith(number)) return title;
  return (
    <span>
      {title.slice(0, -number.length)}
      <span className="unbroken">{number}</span>
    </span>
  );
}

/**
 * Bar and seconds of one row; the only parts that change once a second. They are written to the page without React: with
 * twenty rows in sight this is most of what an idle window does.
 */
export function RowTime({ period }: { readonly period: number }) {
  const box = useRef<HTMLSpanElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = (nowMs: number): void => {
      const left = secondsLeft({ period }, nowMs);
      box.current?.classList.toggle('low', left <= lastSeconds);
      if (bar.current) bar.current.style.transform = `scaleX(${left / period})`;
      if (text.current) text.current.textContent = seconds(left);
    };
    write(now());
    return onSecond(write);
  });
  return (
    <span className="row-time" ref={box} aria-hidden="true">
      <span className="time-bar">
        <span className="time-bar-fill" ref={bar} />
      </span>
      <span className="row-time-left" ref={text} />
    </span>
  );
}

export function RowNext({ code, period }: { readonly code: Code; readonly period: number }) {
  const { t } = useTranslation();
  const soon = useOfSecond((nowMs) => secondsLeft({ period }, nowMs) <= lastSeconds);
  if (code.next === null || !soon) return null;
  return (
    <span className="code-next-box" aria-hidden="true">
      <span className="code-next-word">{t('authenticator.next')}</span>
      <CodeText code={code.next} size="next" />
    </span>
  );
}

/** Copied, copying soon, or used: one of them, in this order. */
export function RowFeedback({
  entry,
  used,
  held,
}: {
  readonly entry: Entry;
  readonly used: boolean;
  readonly held: Held;
}) {
  const { t } = useTranslation();
  const clears = useCountdown(held?.clearsAt ?? null, 'local');
  const waits = useCountdown(held?.waitingUntil ?? null);
  const left = useOfSecond((nowMs) => (used ? secondsLeft(entry, nowMs) : 0));
  if (waits !== null && waits > 0)
    return <span className="row-feedback">{t('authenticator.copiesIn', { seconds: seconds(waits) })}</span>;
  if (clears !== null && clears > 0) {
    return (
      <span className="row-feedback ok">
        <Icon name="check" size={14} />
        {t('authenticator.copiedFor', { seconds: seconds(clears) })}
      </span>
    );
  }
  if (!used) return <span className="row-feedback" />;
  return (
    <span className="row-feedback">
      <Icon name="check" size={14} />
      {left <= lastSeconds
        ? t('authenticator.used')
        : t('authenticator.usedFresh', { seconds: seconds(left) })}
    </span>
  );
}

/** True when the entry's code of the window at `nowMs` was used. */
export function usedInWindow(entry: Entry, nowMs: number): boolean {
  if (entry.usedAt === null || entry.kind === 'hotp') return false;
  const windowMs = entry.period * 1000;
  return Math.floor(entry.usedAt / windowMs) === Math.floor(nowMs / windowMs);
}
