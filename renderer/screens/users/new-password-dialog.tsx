import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useCall, type Request } from '../../bridge';
import {
  AccountLine,
  Button,
  Checkbox,
  Dialog,
  Fact,
  Facts,
  Note,
  ProblemBox,
  ProblemWithRetry,
  Waiting,
  announce,
} from '../../components';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { PasswordChoice } from '../setup/plan/password-choice';
import { KeptPassword } from './kept-password';

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly onClose: () => void;
  readonly onDone: () => void;
};
type Password = Request<'users.newPassword'>['password'];

/** Made to fit the account's rules or typed; kept in the keychain, and shown only when asked for. */
export function NewPasswordDialog({ account, user, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const who = { accountRef: account.ref, userName: user.userName };
  const rules = useCall('users.passwordRules', who);
  const [password, setPassword] = useState<Password>({ kind: 'generate' });
  const [mustChange, setMustChange] = useState(false);
  const [set, setSet] = useState(false);
  const action = useAction();
  const save = async () => {
    const answer = await action.act(() => call('users.newPassword', { ...who, password, mustChange }));
    if (!answer) return;
    setSet(true);
    announce(t('users.newPassword.done'));
  };
  const close = set ? onDone : onClose;
  const typed =
    password.kind === 'typed' && password.passwordId === '' ? t('users.newPassword.typeFirst') : null;
  return (
    <Dialog
      title={t(user.password.exists ? 'users.newPassword.title' : 'users.newPassword.titleFirst')}
      subtitle={<AccountLine account={account} />}
      size="small"
      onClose={close}
      dirty={!set && password.kind === 'typed'}
      actions={
        set ? (
          <Button kind="primary" autoFocus onPress={onDone}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button
              kind="primary"
              busy={action.busy}
              disabledReason={rules.value ? typed : t('common.reading')}
              onPress={() => void save()}
            >
              {t('users.newPassword.set')}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <Facts>
          <Fact label={t('users.removeMfa.user')}>{user.userName}</Fact>
          {set && (
            <Fact label={t('users.detail.password')}>
              <KeptPassword account={account} userName={user.userName} />
            </Fact>
          )}
        </Facts>
        {set && <Note tone="ok">{t('users.newPassword.kept')}</Note>}
        {!set && user.password.exists && <Note tone="warn">{t('users.newPassword.oldEnds')}</Note>}
        {!set && user.mfaDevices.length === 0 && <Note tone="warn">{t('users.newPassword.noMfa')}</Note>}
        {rules.problem && <ProblemWithRetry problem={rules.problem} onRetry={rules.reload} />}
        {!rules.value && !rules.problem && <Waiting since={rules.since} />}
        {rules.value && !set && (
          <>
            <PasswordChoice
              accountRef={account.ref}
              rules={{
                minimumLength: rules.value.minimumLength,
                symbols: rules.value.requireSymbols,
                numbers: rules.value.requireNumbers,
                uppercase: rules.value.requireUppercase,
                lowercase: rules.value.requireLowercase,
                mixed: !rules.value.custom,
              }}
              password={password}
              onPassword={setPassword}
            />
            <Checkbox
              label={t('users.detail.mustChange')}
              hint={t('users.newPassword.mustChangeReason')}
              checked={mustChange}
              onChange={setMustChange}
            />
          </>
        )}
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Dialog>
  );
}
