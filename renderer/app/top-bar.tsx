import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../bridge';
import { Chip } from '../components/account-chip';
import { IconButton } from '../components/button';
import { Icon } from '../components/icon';
import { shortcutLabel } from '../components/key-labels';
import type { Crumb } from '../components/page';
import { lastFour } from '../i18n';
import { candidate } from './candidate';
import { currentAccount } from './current-account';
import { openOverlay } from './overlay';
import { go } from './router';
import { useStore } from './store';

function Breadcrumb({ breadcrumb }: { readonly breadcrumb: readonly Crumb[] }) {
  return (
    <ol className="breadcrumb">
      {breadcrumb.map((crumb, index) => {
        const last = index === breadcrumb.length - 1;
        const label = typeof crumb === 'string' ? crumb : crumb.label;
        return (
          <Fragment key={label}>
            <li aria-current={last ? 'page' : undefined}>
              {typeof crumb === 'string' || last ? (
                label
              ) : (
                <button type="button" onClick={() => go(crumb.to)}>
                  {label}
                </button>
              )}
            </li>
            {!last && (
              <li aria-hidden="true" className="breadcrumb-gap">
                <Icon name="right" size={14} />
              </li>
            )}
          </Fragment>
        );
      })}
    </ol>
  );
}

function RunElsewhere() {
  const { t } = useTranslation();
  const { run: badge, accounts, selected } = useAppState();
  if (!badge || badge.accountRef === selected || (badge.phase !== 'running' && badge.phase !== 'undoing'))
    return null;
  const nickname = accounts.find((account) => account.ref === badge.accountRef)?.nickname ?? '';
  const values = { nickname, done: badge.stepNumber, total: badge.stepCount };
  const words = t('common.banner.runElsewhere', values);
  return (
    <span className="run-elsewhere" title={words}>
      <span className="top-wide">{words}</span>
      <span className="top-narrow">
        <span className="visually-hidden">{words}</span>
        <span aria-hidden="true">{t('common.badge.progress', values)}</span>
      </span>
    </span>
  );
}

/** While an account waits to be confirmed nothing leads away. */
function AskingBar({ breadcrumb }: { readonly breadcrumb: readonly Crumb[] }) {
  return (
    <header className="top-bar">
      <Breadcrumb breadcrumb={breadcrumb} />
    </header>
  );
}

/** Breadcrumb and search; below 720 px the menu button, chip and last four digits instead. */
export function TopBar({ breadcrumb }: { readonly breadcrumb: readonly Crumb[] }) {
  const { t } = useTranslation();
  const state = useAppState();
  const account = currentAccount(state);
  const asking = useStore(candidate) !== null;
  if (asking) return <AskingBar breadcrumb={breadcrumb} />;
  return (
    <header className="top-bar">
      <span className="top-narrow">
        <IconButton icon="menu" label={t('common.menu')} onPress={() => openOverlay('drawer')} />
        {account && (
          <>
            <Chip account={account} size={20} />
            <span className="top-name">{account.nickname}</span>
            <span className="mono top-digits">{lastFour(account.accountId)}</span>
          </>
        )}
      </span>
      <nav
        className="top-wide"
        aria-label={breadcrumb.map((crumb) => (typeof crumb === 'string' ? crumb : crumb.label)).join(', ')}
      >
        <Breadcrumb breadcrumb={breadcrumb} />
      </nav>
      <span className="top-space" />
      <RunElsewhere />
      <button type="button" className="top-search" onClick={() => openOverlay('palette')}>
        <Icon name="search" size={16} />
        <span>{t('common.search')}</span>
        <kbd>{shortcutLabel('Mod+KeyK')}</kbd>
      </button>
      <span className="top-narrow">
        <IconButton
          icon="search"
          label={t('common.search')}
          shortcut="Mod+KeyK"
          onPress={() => openOverlay('palette')}
        />
        <IconButton
          icon="lock"
          label={t('common.lock')}
          shortcut="Mod+KeyL"
          onPress={() => void run(call('app.lock', {}))}
        />
      </span>
    </header>
  );
}
