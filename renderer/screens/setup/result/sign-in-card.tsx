import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot } from '../../../../electron/contract';
import { call, run as show, type Request } from '../../../bridge';
import { useCountdown } from '../../../clock';
import { announce, Button, Icon, KeyCap, Section, useShortcuts } from '../../../components';
import { numberGroups, seconds } from '../../../i18n';
import type { Result } from './result-page';
import { LiveCode } from './live-code';
import { PasswordLine } from './password-line';

type What = Request<'setup.copy'>['what'];
const order: readonly What[] = ['account', 'user', 'password', 'code'];

type Props = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot;
  readonly result: Result;
  readonly signedIn: boolean;
  readonly onSignedIn: () => void;
};

/** The four lines AWS asks for, in its order; keys 1 to 4 copy. */
export function SignInCard({ account, run, result, signedIn, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<ReadonlySet<What>>(new Set());
  const [waitingUntil, setWaitingUntil] = useState<number | null>(null);
  const [opened, setOpened] = useState(false);
  const copy = async (what: What) => {
    if (what === 'password' && !result.passwordHeld) return;
    const answer = await show(call('setup.copy', { runId: run.runId, what }));
    if (answer === null) return;
    if (answer.outcome === 'waiting') return setWaitingUntil(answer.until);
    setWaitingUntil(null);
    setCopied(new Set([...copied, what]));
    announce(t('setup.result.copiedLine', { what: t(`setup.result.line.${what}`) }));
  };
  useShortcuts(
    Object.fromEntries(order.map((what, index) => [`Digit${String(index + 1)}`, () => void copy(what)])),
  );
  const open = async () => {
    const done = await show(call('app.openPage', { page: 'sign-in', accountRef: account.ref }));
    if (done !== null) setOpened(true);
  };
  const tell = async () => {
    const done = await show(call('setup.signedIn', { runId: run.runId }));
    if (done !== null) onSignedIn();
  };
  const values: Readonly<Record<What, ReactNode>> = {
    account: /^\d{12}$/.test(result.signInName) ? numberGroups(result.signInName) : result.signInName,
    user: run.userName,
    password: (
      <PasswordLine
        held={result.passwordHeld}
        reveal={() => call('setup.revealPassword', { runId: run.runId })}
      />
    ),
    code: <LiveCode entryId={result.entryId} />,
  };
  return (
    <Section
      title={t('setup.result.signIn')}
      aside={<span className="quiet-text">{t('setup.result.order')}</span>}
    >
      <div className="card">
        <ol className="sign-in">
          {order.map((what, index) => (
            <li key={what} className="sign-line">
              {opened && copied.has(what) ? (
                <span className="sign-tick" role="img" aria-label={t('setup.result.copiedTick')}>
                  <Icon name="check" size={16} />
                </span>
              ) : (
                <KeyCap>{index + 1}</KeyCap>
              )}
              <span className="sign-label">{t(`setup.result.line.${what}`)}</span>
              <span className="sign-value" translate="no">
                {values[what]}
              </span>
              <CopyButton
                what={what}
                until={what === 'code' ? waitingUntil : null}
                copied={copied.has(what)}
                off={what === 'password' && !result.passwordHeld}
                onPress={() => void copy(what)}
              />
            </li>
          ))}
        </ol>
        <div className="sign-foot">
          <span className="mono" translate="no">
            {result.signInUrl.replace(/^https:\/\//, '')}
          </span>
          <Button kind="primary" size="small" icon="ext" onPress={() => void open()}>
            {t('setup.result.open')}
          </Button>
        </div>
        {(opened || signedIn) && (
          <div className="sign-foot">
            <span className="choice-text">
              {signedIn ? t('setup.result.noted') : t('setup.result.signedInAsk')}
            </span>
            {!signedIn && (
              <Button size="small" onPress={() => void tell()}>
                {t('setup.result.iAmIn')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

type CopyProps = {
  readonly what: What;
  readonly until: number | null;
  readonly copied: boolean;
  readonly off: boolean;
  readonly onPress: () => void;
};

function CopyButton({ what, until, copied, off, onPress }: CopyProps) {
  const { t } = useTranslation();
  const left = useCountdown(until);
  const words = (): string => {
    if (left !== null && left > 0) return t('setup.result.waits', { seconds: seconds(left) });
    return copied ? t('setup.result.copiedTick') : t('setup.result.copy');
  };
  return (
    <Button
      size="small"
      icon={copied ? 'check' : 'copy'}
      label={
        left !== null && left > 0
          ? `${t(`setup.result.line.${what}`)}, ${seconds(left)}`
          : t('setup.result.copyLine', { what: t(`setup.result.line.${what}`) })
      }
      disabledReason={off ? t('setup.result.passwordGone') : null}
      onPress={onPress}
    >
      {words()}
    </Button>
  );
}
