import { useEffect, useState, type KeyboardEvent } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call, run, useAction, useAppState } from '../bridge';
import { Button, IconButton, LinkButton } from '../components/button';
import { Field } from '../components/field';
import { Icon } from '../components/icon';
import { announce } from '../components/live';
import { ProblemBox } from '../components/problem-box';
import { Words, seconds, timeOfDay } from '../i18n';
import { LanguageLinks } from '../screens/welcome/language-links';
import type { AppState } from '../../electron/contract';

function reasonOf(state: AppState, t: TFunction): string {
  const { reason, at } = state.lock;
  if (reason === null || reason === 'start' || at === null) return t('lock.start');
  return t(`lock.${reason}`, { time: timeOfDay(at), minutes: state.settings.lockAfterMinutes });
}

/** Seconds until the next try; counts by itself, since the clock of the window stands still while locked. */
function useSlowed(until: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const update = () => setLeft(until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    update();
    if (until === null) return;
    const timer = setInterval(() => {
      update();
      if (Date.now() >= until) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

function useKeyboardState() {
  const [caps, setCaps] = useState(false);
  const [hangul, setHangul] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    setCaps(event.getModifierState('CapsLock'));
    if (event.key.length === 1 || event.nativeEvent.isComposing || event.key === 'Process') {
      setHangul(event.nativeEvent.isComposing || event.key === 'Process' || /[ㄱ-ㅣ가-힣]/.test(event.key));
    }
  };
  return { caps, hangul, onKeyDown };
}

function Passphrase() {
  const { t } = useTranslation();
  const { lock } = useAppState();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [wrong, setWrong] = useState(false);
  const action = useAction();
  const { caps, hangul, onKeyDown } = useKeyboardState();
  const slowed = useSlowed(lock.slowedUntil);
  const unlock = async () => {
    if (passphrase === '' || slowed > 0) return;
    const open = await action.act(() => call('app.unlock', { passphrase }));
    if (open) return;
    setPassphrase('');
    setWrong(true);
  };
  const other =
    action.problem && action.problem.code !== 'passphrase-wrong' && action.problem.code !== 'too-many-tries';
  const error =
    slowed > 0
      ? t('lock.slowed', { wait: seconds(slowed) })
      : wrong
        ? t(caps ? 'lock.wrongCaps' : 'lock.wrong')
        : null;
  const notice = hangul ? t('lock.hangul') : caps ? t('lock.caps') : null;
  return (
    <div className="lock-form">
      <Field
        label={t('lock.passphrase')}
        type={shown ? 'text' : 'password'}
        icon="lock"
        large
        autoFocus
        autoComplete="current-password"
        maxLength={1024}
        value={passphrase}
        onChange={(next) => {
          setPassphrase(next);
          setWrong(false);
        }}
        onKeyDown={onKeyDown}
        onSubmit={() => void unlock()}
        error={error}
        warning={notice}
        trailing={
          <IconButton
            icon={shown ? 'eyeoff' : 'eye'}
            label={t(shown ? 'lock.hidePassphrase' : 'lock.showPassphrase')}
            pressed={shown}
            onPress={() => setShown(!shown)}
          />
        }
      />
      <Button
        kind="primary"
        size="large"
        wide
        keyHint="Enter"
        busy={action.busy}
        disabledReason={slowed > 0 ? t('lock.slowed', { wait: seconds(slowed) }) : null}
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
