import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useAppState } from '../bridge';
import { AccountLine } from '../components/account-chip';
import { Button } from '../components/button';
import { ColorPicker } from '../components/color-picker';
import { Dialog } from '../components/dialog';
import { Field } from '../components/field';
import { ProblemBox } from '../components/problem-box';
import type { AccountSummary } from '../../electron/contract';
import { currentAccount } from './current-account';

/** Nickname and color of the selected account. */
export function EditAccount({ onClose }: { readonly onClose: () => void }) {
  const account = currentAccount(useAppState());
  return account ? <EditAccountOf key={account.ref} account={account} onClose={onClose} /> : null;
}

export function EditAccountOf({
  account,
  onClose,
}: {
  readonly account: AccountSummary;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [nickname, setNickname] = useState(account.nickname);
  const [color, setColor] = useState(account.color);
  const action = useAction();
  const name = nickname.trim();
  const save = async () => {
    if (name === '') return;
    const saved = await action.act(() =>
      call('account.edit', { accountRef: account.ref, nickname: name, color }),
    );
    if (saved) onClose();
  };
  return (
    <Dialog
      title={t('account.edit.title')}
      subtitle={<AccountLine account={{ ...account, color }} />}
      size="small"
      dirty={nickname !== account.nickname}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void save()}>
            {t('account.edit.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Field
          label={t('account.edit.nickname')}
          value={nickname}
          maxLength={64}
          autoFocus
          onChange={setNickname}
          error={name === '' ? t('account.edit.need') : undefined}
          onSubmit={() => void save()}
        />
        <ColorPicker label={t('account.edit.color')} value={color} onChange={setColor} />
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Dialog>
  );
}
