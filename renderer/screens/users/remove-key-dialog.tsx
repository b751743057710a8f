import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction } from '../../bridge';
import { ConfirmDialog, Fact, Facts, Field, Note, announce } from '../../components';
import { Words } from '../../i18n';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { lastUse, type AccessKey } from './access-key-table';

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly shown: AccessKey;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Typed confirmation: the last four characters of the key id. */
export function RemoveKeyDialog({ account, user, shown, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const action = useAction();
  const { accessKeyId } = shown;
  const tail = accessKeyId.slice(-4);
  const used = lastUse(shown, (name, values) => t(name, values));
  const remove = async () => {
    const request = { accountRef: account.ref, userName: user.userName, accessKeyId, typed };
    const answer = await action.act(() => call('users.deleteKey', request));
    if (!answer) return;
    announce(t('users.removeKey.done'));
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('users.removeKey.title')}
      account={account}
      confirm={t('users.removeKey.remove')}
      danger
      typed
      disabledReason={typed === tail ? null : t('users.removeKey.typeFirst')}
      busy={action.busy}
      problem={action.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Facts>
        <Fact label={t('users.removeMfa.user')}>{user.userName}</Fact>
        <Fact label={t('users.detail.keyId')}>
          <span className="mono">{accessKeyId}</span>
        </Fact>
      </Facts>
      <Note tone="warn">
        {t('users.removeKey.text')}{' '}
        {used ? t('users.removeKey.used', { used }) : t('users.removeKey.neverUsed')}
      </Note>
      <Field
        label={t('users.removeKey.typedLabel')}
        value={typed}
        mono
        autoFocus
        maxLength={4}
        onChange={setTyped}
        hint={<Words k="users.removeKey.typed" values={{ tail }} />}
      />
    </ConfirmDialog>
  );
}
