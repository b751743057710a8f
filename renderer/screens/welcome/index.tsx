import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banners } from '../../app/banners';
import { go } from '../../app/router';
import { call, run, useAppState } from '../../bridge';
import { Icon, ProblemBox, Tag, announce, useShortcuts, type IconName, type Tone } from '../../components';
import { Words } from '../../i18n';
import { KeychainAbsent, KeychainClosed } from './keychain-absent';
import { LanguageLinks } from './language-links';

type Choice = {
  readonly id: 'practice' | 'browser' | 'root' | 'admin' | 'codes';
  readonly icon: IconName;
  readonly tag: Tone | null;
  readonly open: () => void;
};

const practice: Choice = {
  id: 'practice',
  icon: 'flask',
  tag: 'practice',
  open: () =>
    void run(call('practice.open', {})).then((opened) => {
      if (opened) go({ screen: 'account' });
    }),
};
const browser: Choice = {
  id: 'browser',
  icon: 'ext',
  tag: 'ok',
  open: () => go({ screen: 'connect', section: 'browser' }),
};
const root: Choice = {
  id: 'root',
  icon: 'key',
  tag: null,
  open: () => go({ screen: 'connect', section: 'key' }),
};
const admin: Choice = {
  id: 'admin',
  icon: 'user',
  tag: null,
  open: () => go({ screen: 'connect', section: 'admin' }),
};
const codes: Choice = { id: 'codes', icon: 'auth', tag: null, open: () => go({ screen: 'authenticator' }) };

function Door({
  choice,
  number,
  blocked,
}: {
  readonly choice: Choice;
  readonly number: number;
  readonly blocked: string | null;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <button
        type="button"
        className="door"
        aria-disabled={blocked ? true : undefined}
        aria-keyshortcuts={String(number)}
        onClick={() => (blocked ? announce(blocked) : choice.open())}
      >
        <Icon name={choice.icon} size={22} />
        <span className="door-words">
          <span className="door-title">
            {t(`welcome.${choice.id}`)}
            {choice.tag && <Tag tone={choice.tag}>{t(`welcome.${choice.id}Tag`)}</Tag>}
          </span>
          <span className="door-text">
            <Words k={`welcome.${choice.id}Text`} />
          </span>
          {blocked && <span className="door-blocked">{blocked}</span>}
        </span>
        <Icon name="right" size={16} />
      </button>
    </li>
  );
}

function Promise({ icon, k }: { readonly icon: IconName; readonly k: string }): ReactNode {
  return (
    <li className="promise">
      <Icon name={icon} size={16} />
      <p>
        <Words k={k} />
      </p>
    </li>
  );
}

/** Five doors, practice first: nervous people need a safe one. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const state = useAppState();
  const [asked, setAsked] = useState(false);
  const real = state.awsLoginAvailable ? [browser, root, admin] : [root, admin];
  const all = [practice, ...real, codes];
  const noKeychain = state.keychain.state === 'absent';
  const blockedBy = (choice: Choice) =>
    noKeychain && real.includes(choice) ? t('welcome.keychainBlocks') : null;
  const open = (choice: Choice) => {
    const blocked = blockedBy(choice);
    if (blocked) return announce(blocked);
    if (choice === codes && noKeychain) return setAsked(true);
    choice.open();
  };
  useShortcuts(Object.fromEntries(all.map((choice, index) => [`Digit${index + 1}`, () => open(choice)])));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${t('common.nav.welcome')} · Offroot`;
  }, [t]);
  const door = (choice: Choice) => (
    <Door
      key={choice.id}
      choice={{ ...choice, open: () => open(choice) }}
      number={all.indexOf(choice) + 1}
      blocked={blockedBy(choice)}
    />
  );
  return (
    <main id="content" className="welcome" tabIndex={-1}>
      <div className="welcome-promises">
        <div className="welcome-drag" />
        <Icon name="mark" size={38} />
        <h1 ref={heading} className="welcome-title" tabIndex={-1}>
          {t('welcome.title')}
        </h1>
        <p className="welcome-lead">{t('welcome.lead')}</p>
        <ul className="promises">
          <Promise icon="shield" k="welcome.promise1" />
          <Promise icon="key" k="welcome.promise2" />
          <Promise icon="undo" k="welcome.promise3" />
        </ul>
        <div className="welcome-foot">
          <LanguageLinks />
          <span className="muted">Offroot {state.version}</span>
        </div>
      </div>
      <div className="welcome-doors">
        <Banners />
        <div className="welcome-inner">
          <h2 className="welcome-begin">{t('welcome.begin')}</h2>
          <p className="welcome-begin-lead">{t('welcome.beginLead')}</p>
          {noKeychain && <KeychainAbsent asked={asked} onAsk={() => setAsked(true)} />}
          {(state.keychain.state === 'locked' || state.keychain.state === 'slow') && (
            <KeychainClosed state={state.keychain.state} />
          )}
          {state.keychain.state === 'changed' && (
            <ProblemBox problem={{ code: 'keychain-changed', params: {}, at: Date.now() }} />
          )}
          <ul className="doors practice">{door(practice)}</ul>
          <h3 className="doors-title">{t('welcome.groupReal')}</h3>
          <ul className="doors">{real.map(door)}</ul>
          <h3 className="doors-title">{t('welcome.groupNone')}</h3>
          <ul className="doors">{door(codes)}</ul>
          <p className="welcome-keys">
            <Words k="welcome.press" values={{ last: all.length }} />
          </p>
        </div>
      </div>
    </main>
  );
}
