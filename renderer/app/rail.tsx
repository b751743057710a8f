import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../bridge';
import { Chip, accountName } from '../components/account-chip';
import { AccountNumber } from '../components/account-number';
import { Icon, type IconName } from '../components/icon';
import { shortcutLabel } from '../components/key-labels';
import { useOfSecond } from '../clock';
import { offset, span } from '../i18n';
import type { AppState } from '../../electron/contract';
import { currentAccount } from './current-account';
import { openOverlay } from './overlay';
import { go, sections, useRoute, type SectionName } from './router';

const icons: Readonly<Record<SectionName, IconName>> = {
  account: 'account',
  setup: 'setup',
  users: 'users',
  authenticator: 'auth',
  recovery: 'recovery',
  settings: 'settings',
};

type Translate = TFunction;

/** Words or counts, never dots. */
function badgeOf(section: SectionName, state: AppState, t: Translate): string | null {
  if (section === 'authenticator') return state.entryCount > 0 ? String(state.entryCount) : null;
  if (section === 'recovery') {
    const { lastAt, rehearsedAt, age } = state.backup;
    const missing = Number(lastAt === null || age.reminder !== null) + Number(rehearsedAt === null);
    return state.entryCount > 0 && missing > 0 ? t('common.badge.toDo', { count: missing }) : null;
  }
  if (section !== 'setup') return null;
  const badge = state.run;
  if (badge && badge.accountRef === state.selected) {
    if (badge.phase === 'stopped' || badge.phase === 'failed' || badge.phase === 'undo-stopped')
      return t('common.badge.stopped');
    if (badge.phase !== 'done')
      return t('common.badge.progress', { done: badge.stepNumber, total: badge.stepCount });
  }
  return currentAccount(state)?.role === 'root' && badge?.phase !== 'done'
    ? t('common.badge.startHere')
    : null;
}

export function clockWords(state: AppState, at: number, t: Translate): string {
  const { clock } = state;
  if (clock.state === 'suspicious') return t('common.clock.suspicious');
  if (clock.state === 'unknown') {
    return clock.learnedAt === null
      ? t('common.clock.unchecked')
      : t('common.clock.uncheckedSince', { span: span(at - clock.learnedAt) });
  }
  if (clock.state === 'matches') return t('common.clock.matches');
  return t(clock.offsetMs < 0 ? 'common.clock.fast' : 'common.clock.slow', {
    seconds: offset(clock.offsetMs),
  });
}

function ClockLine() {
  const { t } = useTranslation();
  const state = useAppState();
  const words = useOfSecond((at) => clockWords(state, at, t));
  const odd = state.clock.state === 'suspicious';
  return (
    <button
      type="button"
      className={odd ? 'rail-fact warn' : 'rail-fact'}
      title={words}
      onClick={() => go({ screen: 'settings', section: 'clock' })}
    >
      <Icon name={odd ? 'warn' : 'clock'} size={14} />
      <span>{words}</span>
    </button>
  );
}

function KeychainLine() {
  const { t } = useTranslation();
  const { keychain } = useAppState();
  const words = t(`common.keychain.${keychain.state}`);
  const odd = keychain.state !== 'available';
  return (
    <button
      type="button"
      className={odd ? 'rail-fact warn' : 'rail-fact'}
      title={words}
      onClick={() => go({ screen: 'settings', section: 'keychain' })}
    >
      <Icon name={odd ? 'warn' : 'key'} size={14} />
      <span>{words}</span>
    </button>
  );
}

function AccountButton() {
  const { t } = useTranslation();
  const account = currentAccount(useAppState());
  return (
    <button
      type="button"
      className="rail-account"
      aria-haspopup="dialog"
      title={account ? accountName(account) : t('common.switcher.noAccount')}
      onClick={() => openOverlay('switcher')}
    >
      {account ? <Chip account={account} size={30} /> : <Icon name="account" size={22} />}
      <span className="rail-account-words">
        <span className="rail-account-name">{account?.nickname ?? t('common.switcher.noAccount')}</span>
        {account && <AccountNumber id={account.accountId} />}
      </span>
      <span className="visually-hidden">{t('common.switcher.open')}</span>
      <Icon name="updown" size={14} />
    </button>
  );
}

/** The left rail; the same parts fill the drawer of narrow windows. */
export function Rail({ onGo }: { readonly onGo?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const state = useAppState();
  const route = useRoute();
  const active = route.screen === 'root-key' || route.screen === 'connect' ? 'account' : route.screen;
  const goTo = (section: SectionName) => {
    go({ screen: section });
    onGo?.();
  };
  return (
    <div className="rail">
      <div className="rail-head">
        {state.platform === 'win32' && (
          <>
            <Icon name="mark" size={18} />
            <span className="rail-brand">Offroot</span>
          </>
        )}
      </div>
      <AccountButton />
      <nav aria-label={t('common.sections')}>
        <ul className="rail-items">
          {sections.map((section, index) => {
            const badge = badgeOf(section, state, t);
            const name = t(`common.nav.${section}`);
            return (
              <li key={section}>
                <button
                  type="button"
                  className="rail-item"
                  aria-current={section === active ? 'page' : undefined}
                  title={`${name} (${shortcutLabel(`Mod+Digit${index + 1}`)})`}
                  onClick={() => goTo(section)}
                >
                  <Icon name={icons[section]} size={18} />
                  <span className="rail-item-name">{name}</span>
                  {badge && <span className="rail-badge">{badge}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="rail-foot">
        <ClockLine />
        <KeychainLine />
        <button
          type="button"
          className="rail-lock"
          title={t('common.lock')}
          onClick={() => void run(call('app.lock', {}))}
        >
          <Icon name="lock" size={14} />
          <span>{t('common.lock')}</span>
          <kbd>{shortcutLabel('Mod+KeyL')}</kbd>
        </button>
      </div>
    </div>
  );
}
