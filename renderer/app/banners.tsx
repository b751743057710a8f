import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../bridge';
import { Icon } from '../components/icon';
import { Menu } from '../components/menu';
import { Words } from '../i18n';
import { practiceScenarios } from '../../electron/contract/constants';
import type { AppState } from '../../electron/contract';
import { currentAccount } from './current-account';
import { go } from './router';

function Banner({
  tone,
  children,
  actions,
}: {
  readonly tone: 'practice' | 'warn' | 'info' | 'danger';
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) {
  return (
    <div className={`banner ${tone}`}>
      {tone !== 'practice' && <Icon name={tone === 'info' ? 'off' : 'warn'} size={16} />}
      <p className="banner-words">{children}</p>
      <span className="banner-actions">{actions}</span>
    </div>
  );
}

function Act({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) {
  return (
    <button type="button" className="banner-action" onClick={onPress}>
      {children}
    </button>
  );
}

/** The teaching tool of the practice account. */
function GoWrong() {
  const { t } = useTranslation();
  const { practiceArmed } = useAppState();
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={opener}
        className="banner-action"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {practiceArmed.length === 0
          ? t('common.banner.goWrong')
          : t('common.banner.armed', { count: practiceArmed.length })}{' '}
        <Icon name="down" size={14} />
      </button>
      {open && opener.current && (
        <Menu
          label={t('common.banner.goWrong')}
          anchor={opener.current}
          onClose={() => setOpen(false)}
          items={practiceScenarios.map((scenario) => ({
            id: scenario,
            label: t(`common.scenario.${scenario}`),
            hint: t(`common.scenario.${scenario}Hint`),
            checked: practiceArmed.includes(scenario),
            onPress: () =>
              void run(
                call(practiceArmed.includes(scenario) ? 'practice.disarm' : 'practice.scenario', {
                  scenario,
                }),
              ),
          }))}
        />
      )}
    </>
  );
}

/** True while a setup waits for the person, so that the banner leads there. */
function stoppedRun(state: AppState) {
  const badge = state.run;
  if (!badge || badge.accountRef !== state.selected) return null;
  return badge.phase === 'stopped' || badge.phase === 'failed' || badge.phase === 'undo-stopped'
    ? badge
    : null;
}

/** At most two, in the order of ux 3.3; not dismissible while true. */
export function Banners() {
  const { t } = useTranslation();
  const state = useAppState();
  const account = currentAccount(state);
  const stopped = stoppedRun(state);
  const all: ReactNode[] = [];
  if (account?.practice) {
    const actions = (
      <>
        <GoWrong />
        <Act onPress={() => void run(call('practice.startOver', {}))}>{t('common.banner.startOver')}</Act>
      </>
    );
    all.push(
      <Banner key="practice" tone="practice" actions={actions}>
        <Words k="common.banner.practice" />
      </Banner>,
    );
  }
  if (state.customEndpoint && !account?.practice) {
    all.push(
      <Banner
        key="endpoint"
        tone="warn"
        actions={
          <Act onPress={() => go({ screen: 'settings', section: 'network' })}>{t('common.change')}</Act>
        }
      >
        <Words k="common.banner.endpoint" values={{ address: state.customEndpoint }} />
      </Banner>,
    );
  }
  if (!state.online) {
    all.push(
      <Banner
        key="offline"
        tone="info"
        actions={<Act onPress={() => void run(call('app.checkClock', {}))}>{t('common.checkAgain')}</Act>}
      >
        <Words k="common.banner.offline" />
      </Banner>,
    );
  }
  if (stopped) {
    all.push(
      <Banner
        key="stopped"
        tone="danger"
        actions={<Act onPress={() => go({ screen: 'setup' })}>{t('common.banner.look')}</Act>}
      >
        {stopped.phase === 'undo-stopped' ? (
          <Words k="common.banner.undoStopped" />
        ) : (
          <Words k="common.banner.stopped" values={{ step: stopped.stepNumber }} />
        )}
      </Banner>,
    );
  }
  if (all.length === 0) return null;
  return (
    <section className="banners" aria-label={t('common.banners')}>
      {all.slice(0, 2)}
    </section>
  );
}
