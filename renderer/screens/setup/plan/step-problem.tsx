import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Problem } from '../../../../electron/contract';
import { call, useAction, useCall } from '../../../bridge';
import { AccountLine } from '../../../components/account-chip';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Field } from '../../../components/field';
import { ProblemBox } from '../../../components/problem-box';
import { plain } from '../plain';

type Props = {
  readonly account: AccountSummary;
  readonly problem: Problem;
  readonly onRename: () => void;
  readonly onSolved: () => void;
};

/** A problem inside the plan, at its step. A leftover MFA device can be deleted after its name was typed. */
export function StepProblem({ account, problem, onRename, onSolved }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (problem.code !== 'mfa-orphan') return <ProblemBox problem={problem} />;
  return (
    <>
      <ProblemBox
        problem={problem}
        actions={
          <>
            <Button onPress={onRename}>{t('setup.plan.orphanRename')}</Button>
            <Button kind="quiet" hasPopup="dialog" onPress={() => setAsking(true)}>
              {t('setup.plan.orphanDelete')}
            </Button>
          </>
        }
      />
      {asking && (
        <OrphanDialog
          account={account}
          name={String(problem.params['name'] ?? '')}
          onClose={() => setAsking(false)}
          onDeleted={() => {
            setAsking(false);
            onSolved();
          }}
        />
      )}
    </>
  );
}

type DialogProps = {
  readonly account: AccountSummary;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

function OrphanDialog({ account, name, onClose, onDeleted }: DialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const orphans = useCall('account.orphans', { accountRef: account.ref });
  const action = useAction();
  const device = orphans.value?.find((one) => one.name === name);
  const remove = async () => {
    if (device === undefined) return;
    const done = await action.act(() =>
      call('account.deleteOrphan', { accountRef: account.ref, serialNumber: device.serialNumber, typed }),
    );
    if (done !== null) onDeleted();
  };
  const problem = action.problem ?? orphans.problem;
  return (
    <Dialog
      title={t('setup.plan.orphanTitle', { name })}
      subtitle={<AccountLine account={account} />}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          {typed === name && device !== undefined && (
            <Button kind="danger" icon="trash" busy={action.busy} onPress={() => void remove()}>
              {t('setup.plan.orphanConfirm')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="choice-text">{t('setup.plan.orphanText')}</p>
        {device !== undefined && <p className="choice-text mono">{device.serialNumber}</p>}
        <Field
          label={plain(t('setup.plan.orphanType', { name }))}
          value={typed}
          onChange={setTyped}
          mono
          autoFocus
        />
        {problem && <ProblemBox problem={problem} />}
      </div>
    </Dialog>
  );
}
