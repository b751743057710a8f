import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, seed, useAction, useCall } from '../../../bridge';
import { currentAccount } from '../../../app/current-account';
import { useAppState } from '../../../bridge';
import { AccountLine, Button, Dialog, Field, ProblemBox, Waiting } from '../../../components';
import { plain, usePlain } from '../plain';
import { madeWords } from '../step-words';
import { LeftList } from './left-list';

type Props = {
  readonly run: { readonly runId: string; readonly userName: string };
  readonly onClose: () => void;
};

/** Lists exactly what will be removed and what will not. Typing is asked only after a sign-in (ux.md 5.6). */
export function UndoDialog({ run, onClose }: Props) {
  const { t } = useTranslation();
  const say = usePlain();
  const account = currentAccount(useAppState());
  const list = useCall('setup.undoList', { runId: run.runId });
  const action = useAction();
  const [typed, setTyped] = useState('');
  const wanted = list.value?.typed ?? null;
  const matches = wanted === null || typed === wanted;
  const undo = async () => {
    const next = await action.act(() =>
      call('setup.undo', { runId: run.runId, typed: wanted === null ? null : typed }),
    );
    if (next === null) return;
    seed('setup.run', next);
    onClose();
  };
  const problem = action.problem ?? list.problem;
  return (
    <Dialog
      title={t('setup.undo.dialogTitle')}
      subtitle={account && <AccountLine account={account} />}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('setup.undo.dialogKeep')}
          </Button>
          {list.value !== null && (
            <Button
              kind="primary"
              icon="undo"
              autoFocus={wanted === null}
              busy={action.busy}
              disabledReason={matches ? null : t('setup.removeLeft.typeFirst')}
              onPress={() => void undo()}
            >
              {t('setup.undo.dialogConfirm')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {problem && <ProblemBox problem={problem} />}
        {list.value === null && list.busy && <Waiting since={list.since} />}
        {list.value !== null && list.value.remove.length === 0 && (
          <p className="choice-text">{t('setup.undo.dialogNothing')}</p>
        )}
        {list.value !== null && list.value.remove.length > 0 && (
          <>
            <p className="choice-text">{t('setup.undo.dialogLead')}</p>
            <ol className="undo-list">
              {list.value.remove.map((one) => (
                <li key={`${one.kind} ${one.label}`}>{say(madeWords(one, 'will'))}</li>
              ))}
            </ol>
          </>
        )}
        {list.value !== null && (
          <div className="choice-text">
            <b>{t('setup.undo.dialogLeave')}</b>
            <LeftList leave={list.value.leave} userName={run.userName} />
          </div>
        )}
        {wanted !== null && (
          <Field
            label={plain(t('setup.undo.dialogType', { user: wanted }))}
            value={typed}
            onChange={setTyped}
            mono
            autoFocus
          />
        )}
      </div>
    </Dialog>
  );
}
