import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditAccountOf } from '../../app/edit-account';
import { go } from '../../app/router';
import { call, useAction, useAppState } from '../../bridge';
import { AccountNumber, Button, Chip, ConfirmDialog, List, Row, announce } from '../../components';
import type { AccountSummary } from '../../../electron/contract';

function ForgetDialog({
  account,
  onClose,
}: {
  readonly account: AccountSummary;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const action = useAction();
  const forget = async () => {
    const gone = await action.act(() => call('account.remove', { accountRef: account.ref }));
    if (!gone) return;
    announce(t('settings.accounts.forgotten', { count: gone.itemsRemoved }));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('settings.accounts.forgetTitle')}
      account={account}
      confirm={t('settings.accounts.forgetNow')}
      busy={action.busy}
      problem={action.problem}
      onConfirm={() => void forget()}
      onClose={onClose}
    >
      <p>{t('settings.accounts.forgetText')}</p>
      <p className="muted">
        {account.credential === 'profile' && `${t('settings.accounts.forgetProfile')} `}
        {t('settings.accounts.forgetCodes')}
      </p>
    </ConfirmDialog>
  );
}

/** Nickname, color, credential kept, forget. */
export function Accounts() {
  const { t } = useTranslation();
  const { accounts } = useAppState();
  const [editing, setEditing] = useState<AccountSummary | null>(null);
  const [forgetting, setForgetting] = useState<AccountSummary | null>(null);
  return (
    <div className="stack">
      {accounts.length === 0 ? (
        <p className="muted">{t('settings.accounts.none')}</p>
      ) : (
        <List>
          {accounts.map((account) => (
            <Row
              key={account.ref}
              lead={<Chip account={account} size={30} />}
              title={account.nickname}
              action={
                !account.practice && (
                  <>
                    <Button
                      kind="quiet"
                      size="small"
                      label={t('settings.accounts.editOf', { nickname: account.nickname })}
                      onPress={() => setEditing(account)}
                    >
                      {t('settings.accounts.edit')}
                    </Button>
                    <Button
                      kind="quiet"
                      size="small"
                      label={t('settings.accounts.forgetOf', { nickname: account.nickname })}
                      onPress={() => setForgetting(account)}
                    >
                      {t('settings.accounts.forget')}
                    </Button>
                  </>
                )
              }
            >
              <AccountNumber id={account.accountId} /> ·{' '}
              {t(`settings.accounts.kept.${account.credential}`, { profile: account.profileName ?? '' })}
              {account.keyHint && !account.practice && (
                <span className="mono unbroken"> {account.keyHint}</span>
              )}
            </Row>
          ))}
        </List>
      )}
      <div className="cluster">
        <Button icon="plus" onPress={() => go({ screen: 'welcome' })}>
          {t('settings.accounts.connect')}
        </Button>
      </div>
      {editing && <EditAccountOf account={editing} onClose={() => setEditing(null)} />}
      {forgetting && <ForgetDialog account={forgetting} onClose={() => setForgetting(null)} />}
    </div>
  );
}
