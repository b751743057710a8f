import { useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call, run, useAction, useAppState } from '../bridge';
import { Button, LinkButton } from '../components/button';
import { Icon } from '../components/icon';
import { announce } from '../components/live';
import { PassphraseTryField, usePassphraseTry } from '../components/passphrase-try';
import { ProblemBox } from '../components/problem-box';
import { Words, timeOfDay } from '../i18n';
import { LanguageLinks } from '../screens/welcome/language-links';
import type { AppState } from '../../electron/contract';

function reasonOf(state: AppState, t: TFunction): string {
  const { reason, at } = state.lock;
  if (reason === null || reason === 'start' || at === null) return t('lock.start');
  return t(`lock.${reason}`, { time: timeOfDay(at), minutes: state.settings.lockAfterMinutes });
}

function Passphrase() {
  const { t } = useTranslation();
  const { lock } = useAppState();
  const action = useAction();
  const tried = usePassphraseTry(lock.slowedUntil);
  const unlock = async () => {
    if (tried.value === '' || tried.wait !== null) return;
    const open = await action.act(() => call('app.unlock', { passphrase: tried.value }));
    if (!open) tried.refused(true);
  };
  const other =
    action.problem && action.problem.code !== 'passphrase-wrong' && action.problem.code !== 'too-many-tries';
  return (
    <div className="lock-form">
      <PassphraseTryField tried={tried} large onSubmit={() => void unlock()} />
      <Button
        kind="primary"
        size="large"
        wide
        keyHint="Enter"
        busy={action.busy}
        disabledReason={tried.wait}
        onPress={() => void unlock()}
      >
        {t('lock.unlock')}
      </Button>
      {other && action.problem && <ProblemBox problem={action.problem} plain />}
    </div>
  );
}

function KeychainUnlock() {
  const { t } = useTranslation();
  const { keychain } = useAppState();
  const action = useAction();
  const stuck = keychain.state === 'locked';
  return (
    <div className="lock-form">
      <p className="lock-words">{t(stuck ? 'lock.keychainLocked' : 'lock.keychain')}</p>
      <Button
        kind="primary"
        size="large"
        wide
        keyHint="Enter"
        autoFocus
        busy={action.busy}
        onPress={() => void action.act(() => call('app.unlock', { passphrase: '' }))}
      >
        {t(stuck ? 'common.tryAgain' : 'lock.unlock')}
      </Button>
      {action.problem && <ProblemBox problem={action.problem} plain />}
    </div>
  );
}

function WaysBack() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="lock-forgot">
      <p>
        {t('lock.forgot')} <LinkButton onPress={() => setOpen(!open)}>{t('lock.ways')}</LinkButton>
      </p>
      {open && (
        <ul className="lock-ways">
          {['lock.way1', 'lock.way2', 'lock.way3'].map((k) => (
            <li key={k}>
              <Words k={k} />
            </li>
          ))}
          <li>
            <LinkButton onPress={() => void run(call('app.openPage', { page: 'lost-mfa' }))}>
              {t('lock.lostMfa')}
            </LinkButton>
          </li>
        </ul>
      )}
    </div>
  );
}

/** Covers everything: no account names, no counts, nothing of the content behind. */
export function LockScreen({ mini }: { readonly mini: boolean }) {
  const { t } = useTranslation();
  const state = useAppState();
  const { run: badge } = state;
  useEffect(() => {
    document.title = 'Offroot';
    announce(t('lock.heard'), 'assertive');
  }, [t]);
  return (
    <main className={mini ? 'lock mini' : 'lock'}>
      <div className="lock-drag" />
      <div className="lock-box">
        <Icon name="mark" size={44} />
        <h1>{t('lock.title')}</h1>
        <p className="lock-words">{reasonOf(state, t)}</p>
        {state.lock.goesOn === 'setup' && badge?.phase === 'paused' && (
          <p className="lock-words">{t('lock.run', { step: badge.stepNumber })}</p>
        )}
        {state.lock.goesOn === 'undo' && badge?.phase === 'undo-stopped' && (
          <p className="lock-words">{t('lock.undo')}</p>
        )}
        {state.lock.unlock === 'passphrase' ? <Passphrase /> : <KeychainUnlock />}
        {state.lock.unlock === 'passphrase' && !mini && <WaysBack />}
      </div>
      <footer className="lock-foot">
        <p>{t('lock.foot')}</p>
        <LanguageLinks />
      </footer>
    </main>
  );
}
