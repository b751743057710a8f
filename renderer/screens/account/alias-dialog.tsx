import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction } from '../../bridge';
import { AccountLine, Button, Dialog, Field, ProblemBox, announce } from '../../components';
import { aliasPattern } from '../../../electron/contract/constants';
import type { AccountSummary } from '../../../electron/contract';

type Props = { readonly account: AccountSummary; readonly onClose: () => void; readonly onDone: () => void };

export function AliasDialog({ account, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [alias, setAlias] = useState(account.alias ?? '');
  const [left, setLeft] = useState(false);
  const action = useAction();
  const fits = aliasPattern.test(alias);
  const set = async () => {
    setLeft(true);
    if (!fits) return;
    const answer = await action.act(() => call('account.setAlias', { accountRef: account.ref, alias }));
    if (!answer) return;
    announce(t('account.aliasDialog.done'));
    onDone();
  };
  return (
    <Dialog
      title={t('account.aliasDialog.title')}
      subtitle={<AccountLine account={account} />}
      size="small"
      dirty={alias !== (account.alias ?? '')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void set()}>
            {t('account.aliasDialog.set')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Field
          label={t('account.aliasDialog.label')}
          value={alias}
          mono
          maxLength={63}
          autoFocus
          onChange={setAlias}
          onBlur={() => setLeft(alias !== '')}
          error={left && !fits ? t('account.aliasDialog.shape') : undefined}
          hint={t('account.aliasDialog.hint')}
          onSubmit={() => void set()}
        />
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Dialog>
  );
}
