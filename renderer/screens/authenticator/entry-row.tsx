import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Code, Entry } from '../../../electron/contract';
import { call, run } from '../../bridge';
import { now, useOfSecond } from '../../clock';
import { Button, Chip, CodeText, HiddenCode, IconButton, KeyCap, spokenCode, Tag } from '../../components';
import { EntryTitle, RowFeedback, RowNext, RowTime, lastSeconds, usedInWindow, type Held } from './row-parts';
import { secondsLeft, type Which } from './use-copy';
import { entryNumber, entryUser, spokenName } from './words';

export type RowActions = {
  readonly copy: (entry: Entry, which: Which) => void;
  readonly show: (entry: Entry) => void;
  readonly menu: (entry: Entry, anchor: HTMLElement | { readonly x: number; readonly y: number }) => void;
  readonly fix: (entry: Entry) => void;
  readonly moved: (id: string, before: string) => void;
};

type Props = {
  readonly entry: Entry;
  readonly place: number;
  readonly code: Code | undefined;
  /** Digits must not be in the page. */
  readonly hidden: boolean;
  /** Shown for some seconds although codes are hidden. */
  readonly shownFor: number | null;
  readonly held: Held;
  readonly revealSeconds: number;
  readonly actions: RowActions;
};

/** One code. Its time parts tick by themselves, so that the row is drawn anew only when something changed. */
export const EntryRow = memo(function EntryRow({
  entry,
  place,
  code,
  hidden,
  held,
  revealSeconds,
  actions,
}: Props) {
  const { t } = useTranslation();
  const name = spokenName(entry, t);
  return (
    <>
      {place < 9 ? <KeyCap>{place + 1}</KeyCap> : <span />}
      <Chip account={{ color: entry.color, monogram: entry.monogram, practice: entry.practice }} size={34} />
      <span className="entry-words">
        <span className="entry-title">
          <EntryTitle entry={entry} />
          {entry.aws?.isRoot && <Tag tone="warn">{t('authenticator.rootTag')}</Tag>}
        </span>
        <span className="entry-sub">
          {entryUser(entry, t)}
          {entryNumber(entry) !== '' && (
            <>
              <span className="entry-dot"> · </span>
              <span className="account-number wide-only">{entryNumber(entry)}</span>
              <span className="account-number narrow-only">{entryNumber(entry, true)}</span>
            </>
          )}
        </span>
      </span>
      {entry.broken ? (
        <span className="entry-broken">
          {t('authenticator.cannot')}{' '}
          <Button size="small" onPress={() => actions.fix(entry)}>
            {t('authenticator.fix')}
          </Button>
        </span>
      ) : entry.kind === 'hotp' ? (
        <CounterCode entry={entry} />
      ) : (
        <TimedCode entry={entry} code={code} hidden={hidden} held={held} />
      )}
      <span className="entry-action">
        {hidden && !entry.broken && entry.kind !== 'hotp' ? (
          <IconButton
            icon="eye"
            tabIndex={-1}
            label={t('authenticator.show', { name, seconds: revealSeconds })}
            shortcut="Space"
            onPress={() => actions.show(entry)}
          />
        ) : (
          <IconButton
            icon="copy"
            tabIndex={-1}
            label={t('authenticator.copy', { name })}
            shortcut="Enter"
            onPress={() => actions.copy(entry, 'fresh')}
          />
        )}
      </span>
    </>
  );
});

function TimedCode({ entry, code, hidden, held }: Pick<Props, 'entry' | 'code' | 'hidden' | 'held'>) {
  const marked = useOfSecond((nowMs) => usedInWindow(entry, nowMs));
  const used = code?.used ?? marked;
  return (
    <>
      <RowFeedback entry={entry} used={used} held={held} />
      <span className="entry-code">
        {hidden || code === undefined ? (
          <HiddenCode digits={entry.digits} />
        ) : (
          <CodeText code={code.code} used={used} />
        )}
        <RowTime period={entry.period} />
      </span>
      <span className="entry-next">
        {!hidden && code !== undefined && <RowNext code={code} period={entry.period} />}
      </span>
    </>
  );
}

/** HOTP: nothing is shown until asked, since each look moves the counter on. */
function CounterCode({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const [code, setCode] = useState<Code | null>(null);
  const advance = async () => setCode(await run(call('authenticator.advanceCounter', { id: entry.id })));
  return (
    <>
      <span className="row-feedback" />
      <span className="entry-code">
        {code === null ? <HiddenCode digits={entry.digits} /> : <CodeText code={code.code} />}
      </span>
      <span className="entry-next">
        <Button
          size="small"
          label={`${t('authenticator.counterNext')}. ${t('authenticator.counterHint')}`}
          onPress={() => void advance()}
        >
          {t('authenticator.counterNext')}
        </Button>
      </span>
    </>
  );
}

/** The row's name when it gets the focus: what it shows, in words (ux.md 5.10, last column). */
export function heardRow(
  entry: Entry,
  code: Code | undefined,
  hidden: boolean,
  shownFor: number | null,
  t: TFunction,
): string {
  const name = spokenName(entry, t);
  if (entry.broken) return t('authenticator.heard.cannot', { name });
  if (entry.kind === 'hotp') return t('authenticator.heard.counter', { name });
  if (hidden) return t('authenticator.heard.hidden', { name });
  if (code === undefined) return name;
  const left = secondsLeft(entry, now());
  if (code.used) return t('authenticator.heard.used', { name, seconds: left });
  const digits = spokenCode(code.code);
  if (shownFor !== null) return t('authenticator.heard.shown', { name, code: digits, seconds: shownFor });
  if (left <= lastSeconds && code.next !== null) {
    return t('authenticator.heard.codeNext', {
      name,
      code: digits,
      seconds: left,
      next: spokenCode(code.next),
    });
  }
  return t('authenticator.heard.code', { name, code: digits, seconds: left });
}
