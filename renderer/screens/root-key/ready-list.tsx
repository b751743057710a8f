import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RetireReady } from '../../../electron/contract';
import { go } from '../../app/router';
import { call, run } from '../../bridge';
import { Button, Disc, List, Row, Section } from '../../components';
import { ago, dayAndTime } from '../../i18n';
import { checksOf, type Check } from './ready';

type Props = {
  readonly account: AccountSummary;
  readonly ready: RetireReady;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** Four facts with their evidence; each missing one has the way to it. */
export function ReadyList({ account, ready, busy, onAgain }: Props) {
  const { t } = useTranslation();
  const checks = checksOf(ready, Date.now());
  const user = ready.adminUserName ?? '';
  const { accountRef } = ready;
  const [proving, setProving] = useState(false);
  const prove = async () => {
    setProving(true);
    const done = await run(call('account.retireProve', { accountRef: account.ref }));
    setProving(false);
    if (done !== null) onAgain();
  };
  const sayIn = async () => {
    const done = await run(call('account.saySignedIn', { accountRef: account.ref }));
    if (done !== null) onAgain();
  };
  const again = (
    <Button size="small" kind="quiet" icon="refresh" busy={busy} onPress={onAgain}>
      {t('rootkey.ready.again')}
    </Button>
  );
  const doThis = (onPress: () => void, waiting = false) => (
    <Button size="small" busy={waiting} onPress={onPress}>
      {t('rootkey.ready.doThis')}
    </Button>
  );
  const signedInTitle = (): string => {
    if (ready.adminUserName === null) return t('rootkey.ready.notSignedInAny');
    if (ready.consoleSignInSeen === 'aws') return t('rootkey.ready.signedIn', { user });
    return t(
      ready.consoleSignInSeen === 'said' ? 'rootkey.ready.signedInSaid' : 'rootkey.ready.notSignedIn',
      { user },
    );
  };
  const mfaTitle = (): string => {
    if (ready.adminUserName === null) return t('rootkey.ready.mfaMissingAny');
    return t(checks.mfa === 'ready' ? 'rootkey.ready.mfa' : 'rootkey.ready.mfaMissing', { user });
  };
  const kitTitle = (): string => {
    if (checks.kit === 'ready') return t('rootkey.ready.kit');
    return t(ready.backupAt === null ? 'rootkey.ready.kitMissing' : 'rootkey.ready.kitUnrehearsed');
  };
  return (
    <Section title={t('rootkey.ready.title')} aside={again}>
      <List label={t('rootkey.ready.title')}>
        <Line
          check={checks.proven}
          title={
            ready.adminUserName === null ? t('rootkey.ready.noAdmin') : t('rootkey.ready.proven', { user })
          }
          evidence={
            ready.adminProvenAt === null || checks.proven === 'missing'
              ? t('rootkey.ready.notProven')
              : t('rootkey.ready.provenAgo', { ago: ago(ready.adminProvenAt) })
          }
          action={
            checks.proven === 'missing' &&
            (ready.adminUserName === null
              ? doThis(() => go({ screen: 'setup' }))
              : doThis(() => void prove(), proving))
          }
        />
        <Line
          check={checks.mfa}
          title={mfaTitle()}
          evidence={
            checks.mfa === 'ready' ? t('rootkey.ready.devices', { count: ready.adminMfaDevices }) : ''
          }
          action={
            checks.mfa === 'missing' &&
            doThis(() => go({ screen: 'users', id: user === '' ? undefined : user }))
          }
        />
        <Line
          check={checks.signedIn}
          title={signedInTitle()}
          evidence={
            ready.consoleSignInAt === null ? t('rootkey.ready.awsDelay') : dayAndTime(ready.consoleSignInAt)
          }
          action={
            // Nobody can have signed in yet; the first line says what comes first.
            checks.signedIn === 'missing' &&
            ready.adminUserName !== null && (
              <>
                <Button
                  size="small"
                  icon="ext"
                  onPress={() => void run(call('app.openPage', { page: 'sign-in', accountRef }))}
                >
                  {t('rootkey.ready.signIn')}
                </Button>
                <Button size="small" kind="quiet" onPress={() => void sayIn()}>
                  {t('rootkey.ready.iAmIn')}
                </Button>
              </>
            )
          }
        />
        <Line
          check={checks.kit}
          title={kitTitle()}
          evidence={
            checks.kit === 'ready' && ready.rehearsedAt !== null
              ? dayAndTime(ready.rehearsedAt)
              : t('rootkey.ready.kitSkip')
          }
          action={checks.kit !== 'ready' && doThis(() => go({ screen: 'recovery' }))}
        />
      </List>
    </Section>
  );
}

type LineProps = {
  readonly check: Check;
  readonly title: string;
  readonly evidence: string;
  readonly action: ReactNode;
};

function Line({ check, title, evidence, action }: LineProps) {
  const { t } = useTranslation();
  return (
    <Row
      lead={<Disc state={check === 'ready' ? 'done' : check === 'missing' ? 'missing' : 'attention'} />}
      title={
        <>
          <span className="visually-hidden">{t(`rootkey.ready.heard.${check}`)}: </span>
          {title}
        </>
      }
      action={action || (evidence !== '' && <span className="quiet-text">{evidence}</span>)}
    >
      {action ? evidence : null}
    </Row>
  );
}
