import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../bridge';
import { useNow } from '../clock';
import { Chip } from '../components/account-chip';
import { AccountNumber } from '../components/account-number';
import { CodeText, HiddenCode } from '../components/code-text';
import { Icon } from '../components/icon';
import { isMac, shortcutLabel } from '../components/key-labels';
import { Layer } from '../components/layer';
import { announce } from '../components/live';
import { useShortcuts } from '../components/use-shortcuts';
import { Words } from '../i18n';
import { useEntries } from '../screens/authenticator/use-entries';
import type { Code, Entry } from '../../electron/contract';
import { groups, paletteItems, ranked, type PaletteItem } from './palette-items';
import { useActiveOption } from './use-active-option';

const recent: string[] = [];

function remember(id: string): void {
  const at = recent.indexOf(id);
  if (at >= 0) recent.splice(at, 1);
  recent.unshift(id);
  recent.splice(20);
}

function titleOf(entry: Entry): string {
  return entry.aws ? `AWS · ${entry.aws.nickname ?? entry.issuer}` : entry.issuer || entry.account;
}

function copyCode(t: TFunction, entry: Entry, which: 'fresh' | 'next'): void {
  void run(call('authenticator.copy', { id: entry.id, which })).then((copied) => {
    if (!copied) return;
    const left = (at: number) => Math.max(0, Math.ceil((at - Date.now()) / 1000));
    if (copied.outcome === 'waiting')
      return announce(t('palette.copyWaits', { seconds: left(copied.until) }));
    announce(t('palette.copiedOnly', { name: `${titleOf(entry)}, ${entry.aws?.userName ?? entry.account}` }));
  });
}

/** Codes of the rows in sight, read again when one of them has ended. Nothing is asked while codes are hidden. */
function useCodesOf(ids: readonly string[], hidden: boolean): ReadonlyMap<string, Code> {
  const key = hidden ? '' : ids.join(' ');
  const now = useNow();
  const [codes, setCodes] = useState<readonly Code[]>([]);
  const ended = codes.some((code) => code.validUntil > 0 && code.validUntil <= now);
  useEffect(() => {
    if (key === '') return setCodes([]);
    let current = true;
    void call('authenticator.revealCodes', { ids: key.split(' ') }).then((answer) => {
      if (current && answer.ok) setCodes(answer.value.codes);
    });
    return () => {
      current = false;
    };
  }, [key, ended]);
  return useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
}

function Row({
  item,
  active,
  code,
  hidden,
  onRun,
}: {
  readonly item: PaletteItem;
  readonly active: boolean;
  readonly code: Code | undefined;
  readonly hidden: boolean;
  readonly onRun: () => void;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`palette-${item.id}`}
      role="option"
      aria-selected={active}
      className="palette-row"
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {item.account && <Chip account={item.account} size={20} />}
      {item.entry && <Chip account={item.entry} size={20} />}
      {item.icon && <Icon name={item.icon} size={18} />}
      <span className="palette-words">
        <span className="palette-main">{item.label}</span>
        {item.more && <span className="palette-more"> {item.more}</span>}
        {item.account && (
          <>
            {' '}
            <AccountNumber id={item.account.accountId} />
          </>
        )}
      </span>
      {item.entry &&
        (hidden || !code ? (
          <HiddenCode size="inline" digits={item.entry.digits} />
        ) : (
          <CodeText code={code.code} used={code.used} size="inline" />
        ))}
      {item.entry && active && (
        <span className="palette-hint">
          {shortcutLabel('Enter')} {t('palette.copyHint')}
        </span>
      )}
      {item.shortcut && <kbd className="palette-hint">{shortcutLabel(item.shortcut)}</kbd>}
    </button>
  );
}

/** One field; codes, accounts, places and actions (ux 5.17). */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  return (
    <Layer kind="palette">
      <Panel onClose={onClose} />
    </Layer>
  );
}

function Panel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const state = useAppState();
  const [text, setText] = useState('');
  const { entries: listed } = useEntries();
  const practiceShown = state.accounts.find((account) => account.ref === state.selected)?.practice === true;
  const all = useMemo(() => {
    const entries = (listed ?? []).filter((entry) => !entry.practice || practiceShown);
    const codes = entries.map((entry): PaletteItem => ({
      id: `code-${entry.id}`,
      group: 'codes',
      label: titleOf(entry),
      more: entry.aws?.userName ?? entry.account,
      also: [entry.aws?.accountId ?? null, entry.aws?.alias ?? null, ...entry.tags],
      entry,
      act: () => copyCode(t, entry, 'fresh'),
    }));
    return [...codes, ...paletteItems(state, t)];
  }, [listed, state, t, practiceShown]);
  const found = useMemo(
    () =>
      ranked(
        text === '' ? all.filter((item) => item.group !== 'codes' || recent.includes(item.id)) : all,
        text,
        recent,
      ),
    [all, text],
  );
  const { at, toFirst, onArrow } = useActiveOption(found.length, (index) => `palette-${found[index]?.id}`);
  const codeIds = found.flatMap((item) => (item.entry ? [item.entry.id] : []));
  const hidden = state.settings.hideCodes;
  const codes = useCodesOf(codeIds, hidden);
  const runItem = (item: PaletteItem | undefined) => {
    if (!item) return;
    remember(item.id);
    onClose();
    item.act();
  };
  useShortcuts({ Escape: () => (text === '' ? onClose() : setText('')), 'Mod+KeyK': onClose });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const item = found[at];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (item?.entry && (isMac ? event.metaKey : event.ctrlKey)) {
        onClose();
        return copyCode(t, item.entry, 'next');
      }
      return runItem(item);
    }
    onArrow(event);
  };
  const active = found[at];
  return (
    <>
      <div className="switcher-scrim" onPointerDown={onClose} />
      <div className="palette" role="dialog" aria-modal="true" aria-label={t('palette.title')}>
        <div className="palette-search">
          <Icon name="search" size={18} />
          <input
            data-autofocus
            role="combobox"
            aria-label={t('palette.title')}
            aria-controls="palette-list"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-activedescendant={active ? `palette-${active.id}` : undefined}
            placeholder={t('palette.placeholder')}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              toFirst();
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        {found.length === 0 && (
          <p className="palette-nothing">
            <Words k="palette.nothing" values={{ text }} />
          </p>
        )}
        <div
          className="palette-list"
          id="palette-list"
          role="listbox"
          aria-label={t('palette.title')}
          tabIndex={-1}
        >
          {groups.map((group) => {
            const items = found.filter((item) => item.group === group);
            if (items.length === 0) return null;
            return (
              <div key={group} role="group" aria-label={t(`palette.${group}`)}>
                <p className="palette-group" aria-hidden="true">
                  {t(`palette.${group}`)}
                </p>
                {items.map((item) => (
                  <Row
                    key={item.id}
                    item={item}
                    active={item === active}
                    code={item.entry && codes.get(item.entry.id)}
                    hidden={hidden}
                    onRun={() => runItem(item)}
                  />
                ))}
              </div>
            );
          })}
        </div>
        <div className="palette-foot" aria-hidden="true">
          <span>↑↓ {t('palette.move')}</span>
          <span>↵ {t('palette.run')}</span>
          {active?.entry && (
            <span>
              {shortcutLabel('Mod+Enter')} {t('palette.copyNext')}
            </span>
          )}
          <span>Esc {t('palette.close')}</span>
        </div>
      </div>
    </>
  );
}
