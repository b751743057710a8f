import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../bridge';
import { Chip } from '../components/account-chip';
import { AccountNumber } from '../components/account-number';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { Icon } from '../components/icon';
import { shortcutLabel } from '../components/key-labels';
import { Layer } from '../components/layer';
import { useShortcuts } from '../components/use-shortcuts';
import { Words } from '../i18n';
import { fitAny } from '../search';
import type { AccountSummary } from '../../electron/contract';
import { openOverlay } from './overlay';
import { currentRoute, go } from './router';
import { useActiveOption } from './use-active-option';

type RowProps = {
  readonly account: AccountSummary;
  readonly active: boolean;
  readonly current: boolean;
  readonly shortcut: string | null;
  readonly onChoose: () => void;
};

function AccountRow({ account, active, current, shortcut, onChoose }: RowProps) {
  const { t } = useTranslation();
  const role = t(`common.role.${account.practice ? 'notReal' : account.role}`);
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`switch-${account.ref}`}
      role="option"
      aria-selected={active}
      className={`switch-row${active ? ' active' : ''}${account.practice ? ' practice' : ''}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <Chip account={account} size={30} />
      <span className="switch-words">
        <span className="switch-name">{account.nickname}</span>
        <span className="switch-role">
          <AccountNumber id={account.accountId} /> · {role}
        </span>
        {current && <span className="visually-hidden">{t('common.switcher.current')}</span>}
      </span>
      {current && <Icon name="check" size={16} />}
      {shortcut && (
        <kbd className="switch-key" aria-hidden="true">
          {shortcutLabel(shortcut)}
        </kbd>
      )}
    </button>
  );
}

/** Accounts by nickname, alias or any digits of the number; practice apart, at the bottom. */
export function Switcher({ onClose }: { readonly onClose: () => void }) {
  return (
    <Layer kind="palette">
      <Panel onClose={onClose} />
    </Layer>
  );
}

function Panel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { accounts, selected } = useAppState();
  const [text, setText] = useState('');
  const found = useMemo(() => {
    const fits = (account: AccountSummary) =>
      fitAny(text, [account.nickname, account.alias, account.accountId]);
    const real = accounts.filter((account) => !account.practice && fits(account) > 0);
    const sorted = text === '' ? real : real.sort((a, b) => fits(b) - fits(a));
    return [...sorted, ...accounts.filter((account) => account.practice && fits(account) > 0)];
  }, [accounts, text]);
  const { at, toFirst, onArrow } = useActiveOption(found.length, (index) => `switch-${found[index]?.ref}`);
  const choose = (account: AccountSummary | undefined) => {
    if (!account) return;
    onClose();
    void run(call('account.select', { accountRef: account.ref })).then((done) => {
      const { screen } = currentRoute();
      if (done && (screen === 'welcome' || screen === 'root-key' || screen === 'users'))
        go({ screen: 'account' });
    });
  };
  const practice = () => {
    onClose();
    void run(call('practice.open', {})).then((open) => open && go({ screen: 'account' }));
  };
  const nth = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`Alt+Digit${index + 1}`, () => choose(found[index])]),
  );
  useShortcuts({ ...nth, 'Alt+KeyP': practice, Escape: () => (text === '' ? onClose() : setText('')) });
  const active = found[at];
  return (
    <div
      className="switcher-scrim"
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="switcher" role="dialog" aria-modal="true" aria-label={t('common.switcher.title')}>
        <div className="switcher-search">
          <Field
            label={t('common.switcher.placeholder')}
            hideLabel
            icon="search"
            autoFocus
            placeholder={t('common.switcher.placeholder')}
            value={text}
            onChange={(next) => {
              setText(next);
              toFirst();
            }}
            onKeyDown={onArrow}
            onSubmit={() => choose(active)}
            combobox
            controls="switcher-list"
            activeId={active ? `switch-${active.ref}` : undefined}
          />
        </div>
        <div
          className="switcher-list"
          id="switcher-list"
          role="listbox"
          aria-label={t('common.switcher.title')}
        >
          {found.map((account, index) => (
            <AccountRow
              key={account.ref}
              account={account}
              active={index === at}
              current={account.ref === selected}
              shortcut={account.practice ? 'Alt+KeyP' : index < 9 ? `Alt+Digit${index + 1}` : null}
              onChoose={() => choose(account)}
            />
          ))}
        </div>
        {found.length === 0 && (
          <p className="switcher-nothing">
            {text === '' ? (
              t('common.switcher.noAccount')
            ) : (
              <Words k="common.switcher.nothing" values={{ text }} />
            )}
          </p>
        )}
        <div className="switcher-foot">
          <Button
            size="small"
            icon="plus"
            onPress={() => {
              onClose();
              go({ screen: 'welcome' });
            }}
          >
            {t('common.switcher.connect')}
          </Button>
          {selected !== null && (
            <Button kind="quiet" size="small" onPress={() => openOverlay('edit-account')}>
              {t('common.switcher.nameAndColor')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
