import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../electron/contract';
import { shownProblem } from '../app/problems-shown';
import { useStore } from '../app/store';
import { call, run, useAppState } from '../bridge';
import { useNow } from '../clock';
import { announce, Icon, IconButton, KeyCap, shortcutLabel } from '../components';
import { pressed } from '../components/use-shortcuts';
import { problemSentence, seconds } from '../i18n';
import { findable, finds } from '../screens/authenticator/find';
import { entryRows, listRows, mainPeriod } from '../screens/authenticator/rows';
import { lastSeconds } from '../screens/authenticator/row-parts';
import { secondsLeft, useCopy, type Which } from '../screens/authenticator/use-copy';
import { useEntries } from '../screens/authenticator/use-entries';
import { useShown } from '../screens/authenticator/use-shown';
import { MiniList } from './mini-list';

/** The small window: search, codes, copy. One bar for all rows; practice codes never appear (ux.md 5.12). */
export function MiniScreen() {
  const { t } = useTranslation();
  const { settings } = useAppState();
  const { entries } = useEntries();
  const [query, setQuery] = useState('');
  const [cursor, setCursor] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const shown = useShown(settings.revealSeconds);
  const copyCode = useCopy();
  const real = useMemo(() => (entries ?? []).filter((entry) => !entry.practice).map(findable), [entries]);
  const period = useMemo(() => mainPeriod(real.map((item) => item.entry)), [real]);
  const found = useMemo(
    () => entryRows(listRows(real.filter(finds(query)), period)).map((row) => row.entry),
    [real, query, period],
  );
  const at = Math.max(0, Math.min(cursor, found.length - 1));
  useEffect(() => {
    document.title = `${t('authenticator.miniWindow.title')} · Offroot`;
  }, [t]);
  useEffect(() => field.current?.focus(), []);
  const copy = async (entry: Entry | undefined, which: Which) => {
    if (entry === undefined) return;
    const done = await copyCode(entry, which);
    if (done && settings.miniHideAfterCopy) await run(call('app.closeMini', {}));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const keys = pressed(event.nativeEvent);
    // A button under the focus is what these two press.
    const isButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    if (isButton && (keys === 'Enter' || keys === 'Space')) return;
    const alt = /^Alt\+Digit([1-9])$/.exec(keys)?.[1];
    if (alt !== undefined) {
      event.preventDefault();
      return void copy(found[Number(alt) - 1], 'fresh');
    }
    const action: (() => void) | undefined = {
      ArrowDown: () => setCursor(Math.min(at + 1, found.length - 1)),
      ArrowUp: () => setCursor(Math.max(at - 1, 0)),
      Enter: () => void copy(found[at], 'fresh'),
      'Mod+Enter': () => void copy(found[at], 'next'),
      'Shift+Enter': () => void copy(found[at], 'now'),
      'Mod+KeyL': () => void run(call('app.lock', {})),
      Escape: () => {
        if (shownProblem.get() !== null) shownProblem.set(null);
        else if (query === '') void run(call('app.closeMini', {}));
        else setQuery('');
      },
      Space: query === '' && settings.hideCodes ? () => found[at] && shown.show(found[at].id) : undefined,
    }[keys];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    <div className="mini" {...{ onKeyDown }}>
      <MiniHead />
      <main className="mini-main">
        <div className="mini-search" role="search">
          <Icon name="search" size={16} />
          <input
            ref={field}
            value={query}
            placeholder={t('authenticator.miniWindow.find')}
            aria-label={t('authenticator.miniWindow.find')}
            aria-controls="mini-codes"
            aria-activedescendant={found[at] && `mini-${found[at].id}`}
            role="combobox"
            aria-expanded="true"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              setCursor(0);
            }}
          />
          <SharedSeconds period={period} />
        </div>
        <SharedBar period={period} />
        {entries !== null && found.length === 0 && (
          <p className="mini-none">
            {t(real.length === 0 ? 'authenticator.miniWindow.empty' : 'authenticator.miniWindow.none')}
          </p>
        )}
        <MiniList
          entries={found}
          at={at}
          hideCodes={settings.hideCodes}
          shown={shown.ids}
          period={period}
          onPick={(entry, index) => {
            setCursor(index);
            void copy(entry, 'fresh');
          }}
        />
      </main>
      <MiniProblem />
      <MiniFoot />
    </div>
  );
}

/** What did not work, in the place of a dialog: there is no room for one. */
function MiniProblem() {
  const { t } = useTranslation();
  const problem = useStore(shownProblem);
  if (problem === null) return null;
  return (
    <div className="mini-problem" role="alert">
      <p>{problemSentence(problem)}</p>
      <IconButton
        icon="x"
        label={t('common.close')}
        shortcut="Escape"
        onPress={() => shownProblem.set(null)}
      />
    </div>
  );
}

function MiniHead() {
  const { t } = useTranslation();
  const { settings } = useAppState();
  /** The small window leaves the QR code in sight; the large one, which has the room, goes on with what was found. */
  const scan = async () => {
    shownProblem.set(null);
    const preview = await run(call('authenticator.previewScreen', {}));
    if (preview === null) return;
    announce(t('authenticator.miniWindow.found', { count: preview.items.length }));
    await run(call('app.showFound', { previewId: preview.previewId }));
  };
  return (
    <header className="mini-head">
      <Icon name="mark" size={18} />
      <h1>{t('authenticator.miniWindow.title')}</h1>
      <IconButton
        icon="pin"
        label={t('authenticator.miniWindow.pin')}
        pressed={settings.miniOnTop}
        onPress={() => void run(call('app.setMiniOnTop', { onTop: !settings.miniOnTop }))}
      />
      <IconButton icon="screen" label={t('authenticator.miniWindow.scan')} onPress={() => void scan()} />
      <IconButton
        icon="lock"
        label={t('authenticator.miniWindow.lock')}
        shortcut="Mod+KeyL"
        onPress={() => void run(call('app.lock', {}))}
      />
    </header>
  );
}

function SharedSeconds({ period }: { readonly period: number }) {
  const left = secondsLeft({ period }, useNow());
  return (
    <span className={left <= lastSeconds ? 'mini-seconds low' : 'mini-seconds'} aria-hidden="true">
      {seconds(left)}
    </span>
  );
}

function SharedBar({ period }: { readonly period: number }) {
  const left = secondsLeft({ period }, useNow());
  return (
    <div className={left <= lastSeconds ? 'mini-bar low' : 'mini-bar'} aria-hidden="true">
      <span style={{ transform: `scaleX(${String(left / period)})` }} />
    </div>
  );
}

function MiniFoot() {
  const { t } = useTranslation();
  const { clock } = useAppState();
  const word =
    clock.state === 'matches' ? 'clockOk' : clock.state === 'corrected' ? 'clockCorrected' : 'clockUnsure';
  return (
    <footer className="mini-foot">
      <span>
        <KeyCap>{shortcutLabel('Enter')}</KeyCap> {t('authenticator.keys.copy')}
      </span>
      <span>
        <KeyCap>↑↓</KeyCap> {t('authenticator.keys.move')}
      </span>
      <span className="mini-clock">
        <Icon name="clock" size={14} /> {t(`authenticator.miniWindow.${word}`)}
      </span>
    </footer>
  );
}
