import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../electron/contract';
import { useWaitingDrop } from '../../app/dropped';
import { go, useRoute } from '../../app/router';
import { call, run, useAppState } from '../../bridge';
import {
  announce,
  Button,
  Empty,
  Icon,
  LinkButton,
  Page,
  ProblemWithRetry,
  Switch,
  useShortcuts,
} from '../../components';
import { Words } from '../../i18n';
import { AskHide } from './ask-hide';
import { BackupReminder } from './backup-reminder';
import { CodeList } from './code-list';
import { AddDialog, EditSheet, QrDialog, RemoveDialog } from './dialogs';
import { findable, finds, passes, type FilterName } from './find';
import { FindBar } from './find-bar';
import { KeyHelp } from './key-help';
import { RowMenu, type Anchor } from './row-menu';
import { entryRows, listRows, mainPeriod, neighborBefore } from './rows';
import { useCopy } from './use-copy';
import { useEntries } from './use-entries';
import { useShown } from './use-shown';
import { isRestored, VaultRestored } from './vault-restored';
import { entryTitle, entryUser, spokenName } from './words';

type Open =
  | { readonly what: 'menu'; readonly entry: Entry; readonly anchor: Anchor }
  | { readonly what: 'edit' | 'remove' | 'qr'; readonly entry: Entry }
  | { readonly what: 'add' | 'import' }
  | null;

/** The daily surface: the right code for the right account (ux.md 5.10). */
export function AuthenticatorScreen() {
  const { t } = useTranslation();
  const state = useAppState();
  const route = useRoute();
  const { entries, problem, reload } = useEntries();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<FilterName>('all');
  const [open, setOpen] = useState<Open>(null);
  const search = useRef<HTMLInputElement>(null);
  const copy = useCopy();
  const { hideCodes, revealSeconds } = state.settings;
  const shown = useShown(revealSeconds);

  const wanted = useDeferredValue(query);
  const visible = useMemo(
    () => (entries ?? []).filter((entry) => !entry.practice || state.practiceOpen).map(findable),
    [entries, state.practiceOpen],
  );
  const period = useMemo(() => mainPeriod(visible.map((item) => item.entry)), [visible]);
  const rows = useMemo(
    () => listRows(visible.filter(passes(filter)).filter(finds(wanted)), period),
    [visible, filter, wanted, period],
  );
  const listed = useMemo(() => entryRows(rows), [rows]);

  useEffect(() => {
    if (route.section !== 'add' && route.section !== 'import') return;
    setOpen({ what: route.section });
    go({ screen: 'authenticator' });
  }, [route.section]);

  const hasDrop = useWaitingDrop('codes');
  useEffect(() => {
    if (hasDrop) setOpen((now) => (now?.what === 'import' ? now : { what: 'add' }));
  }, [hasDrop]);

  const setHide = (hide: boolean) => {
    void run(call('app.changeSettings', { hideCodes: hide })).then((done) => {
      if (done !== null) announce(t(hide ? 'authenticator.heard.hiddenAll' : 'authenticator.heard.shownAll'));
    });
  };
  const markUsed = async (entry: Entry) => {
    const used =
      entry.usedAt === null ||
      Math.floor(entry.usedAt / (entry.period * 1000)) !== Math.floor(Date.now() / (entry.period * 1000));
    const done = await run(call('authenticator.markUsed', { id: entry.id, used }));
    if (done !== null)
      announce(t(used ? 'authenticator.heard.markedUsed' : 'authenticator.heard.markedFresh'));
  };
  const move = async (entry: Entry, step: -1 | 1) => {
    const target = neighborBefore(rows, entry.id, step);
    if (target === null)
      return announce(
        t(`authenticator.heard.${step === -1 ? 'first' : 'last'}`, { name: spokenName(entry, t) }),
      );
    const done = await run(call('authenticator.reorder', { id: entry.id, before: target.before }));
    const place = (listed.find((row) => row.entry.id === entry.id)?.place ?? 0) + 1 + step;
    if (done !== null) announce(t('authenticator.heard.moved', { name: spokenName(entry, t), place }));
  };
  const copyPlace = (index: number) => {
    const row = listed[index];
    if (row) void copy(row.entry, 'fresh');
  };
  const onKey = (keys: string, id: string): boolean => {
    const entry = listed.find((row) => row.entry.id === id)?.entry;
    if (entry === undefined) return false;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(keys)?.[1];
    if (digit !== undefined) {
      if (state.settings.singleKeys) copyPlace(Number(digit) - 1);
      return state.settings.singleKeys;
    }
    switch (keys) {
      case 'Enter':
      case 'NumpadEnter':
        void copy(entry, 'fresh');
        return true;
      case 'Mod+Enter':
        void copy(entry, 'next');
        return true;
      case 'Shift+Enter':
        void copy(entry, 'now');
        return true;
      case 'Alt+ArrowUp':
      case 'Alt+ArrowDown':
        void move(entry, keys === 'Alt+ArrowUp' ? -1 : 1);
        return true;
      case 'ContextMenu':
      case 'Shift+F10':
        openMenu(entry);
        return true;
      default:
        return state.settings.singleKeys && single(keys, entry);
    }
  };
  const single = (keys: string, entry: Entry): boolean => {
    switch (keys) {
      case 'Space':
        if (hideCodes) shown.show(entry.id);
        return true;
      case 'KeyH':
        setHide(!hideCodes);
        return true;
      case 'KeyU':
        void markUsed(entry);
        return true;
      case 'Period':
        openMenu(entry);
        return true;
      default:
        return false;
    }
  };
  const openMenu = (entry: Entry) => {
    const anchor = document.querySelector<HTMLElement>('.codes [data-cursor="true"]');
    if (anchor) setOpen({ what: 'menu', entry, anchor });
  };
  const actions = useMemo(
    () => ({
      copy: (entry: Entry, which: 'fresh' | 'now' | 'next') => void copy(entry, which),
      show: (entry: Entry) => shown.show(entry.id),
      menu: (entry: Entry, anchor: Anchor) => setOpen({ what: 'menu', entry, anchor }),
      fix: (entry: Entry) => setOpen({ what: 'edit', entry }),
      moved: (id: string, before: string) => void run(call('authenticator.reorder', { id, before })),
    }),
    [copy, shown],
  );
  const close = () => setOpen(null);
  useShortcuts({
    Slash: () => search.current?.focus(),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`Alt+Digit${String(index + 1)}`, () => copyPlace(index)]),
    ),
  });

  const isEmpty = entries !== null && visible.length === 0;
  return (
    <Page
      breadcrumb={[t('authenticator.title')]}
      title={t('authenticator.title')}
      focusTitle={isEmpty}
      titleAside={
        <>
          <Switch label={t('authenticator.hideCodes')} checked={hideCodes} onChange={setHide} />
          <span className="wide-only">
            <Button icon="mini" onPress={() => void run(call('app.openMini', {}))}>
              {t('authenticator.mini')}
            </Button>
          </span>
          {!isEmpty && (
            <Button
              kind="primary"
              icon="plus"
              keyHint="Mod+KeyN"
              hasPopup="dialog"
              onPress={() => setOpen({ what: 'add' })}
            >
              {t('authenticator.add')}
            </Button>
          )}
        </>
      }
    >
      <VaultRestored />
      {problem && <ProblemWithRetry problem={problem} onRetry={reload} />}
      {isEmpty && (
        <Empty
          icon={<Icon name="auth" size={18} />}
          title={t('authenticator.empty.title')}
          actions={
            <>
              <Button
                kind="primary"
                icon="plus"
                keyHint="Mod+KeyN"
                hasPopup="dialog"
                autoFocus
                onPress={() => setOpen({ what: 'add' })}
              >
                {t('authenticator.add')}
              </Button>
              <Button onPress={() => setOpen({ what: 'import' })}>{t('authenticator.import')}</Button>
            </>
          }
        >
          {t('authenticator.empty.text')}
        </Empty>
      )}
      {!isEmpty && entries !== null && (
        <>
          <AskHide onHide={() => setHide(true)} otherwise={!isRestored(state) && <BackupReminder />} />
          <FindBar
            items={visible}
            query={query}
            onQuery={setQuery}
            filter={filter}
            onFilter={setFilter}
            period={period}
            inputRef={search}
            found={listed.length}
            onOnly={() => {
              if (listed.length === 1) copyPlace(0);
            }}
          />
          {listed.length === 0 ? (
            <p className="no-match">
              <Words k="authenticator.noMatch" values={{ text: query }} />{' '}
              <LinkButton
                onPress={() => {
                  setQuery('');
                  setFilter('all');
                  search.current?.focus();
                }}
              >
                {t('authenticator.clear')}
              </LinkButton>
            </p>
          ) : (
            <CodeList
              rows={rows}
              hideCodes={hideCodes}
              shown={shown.ids}
              actions={actions}
              onKey={onKey}
              search={wanted}
            />
          )}
          <KeyHelp hidden={hideCodes} seconds={revealSeconds} />
        </>
      )}
      {open?.what === 'menu' && (
        <RowMenu
          entry={open.entry}
          anchor={open.anchor}
          onClose={close}
          onCopy={(which) => void copy(open.entry, which)}
          onOpen={(what) => setOpen({ what, entry: open.entry })}
          onMarkUsed={() => void markUsed(open.entry)}
          onMove={(step) => void move(open.entry, step)}
        />
      )}
      {open?.what === 'edit' && <EditSheet entry={open.entry} onClose={close} />}
      {open?.what === 'remove' && <RemoveDialog entry={open.entry} onClose={close} />}
      {open?.what === 'qr' && (
        <QrDialog
          entryId={open.entry.id}
          title={`${entryTitle(open.entry, t)}, ${entryUser(open.entry, t)}`}
          account={null}
          onClose={close}
        />
      )}
      {(open?.what === 'add' || open?.what === 'import') && (
        <AddDialog first={open.what === 'import' ? 'import' : 'screen'} onClose={close} />
      )}
    </Page>
  );
}
