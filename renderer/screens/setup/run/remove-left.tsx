import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot, UndoList } from '../../../../electron/contract';
import { call, seed, useAction } from '../../../bridge';
import { Button, ConfirmDialog, Field, ProblemBox } from '../../../components';
import { plain } from '../plain';

type Hanging = Exclude<UndoList['leave'][number]['kind'], 'user'>;
type Props = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot;
  readonly leave: UndoList['leave'];
};

/** What of the list hangs on the user; the user itself, when it is somebody else's, is never removed. */
const hangingOf = (leave: Props['leave']) =>
  leave.flatMap(({ kind, label }) => (kind === 'user' ? [] : [{ kind: kind satisfies Hanging, label }]));

/** The problem of a stopped undo. What others hung on the user can be removed too, after it was named and typed. */
export function UndoProblem({ account, run, leave }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const stop = useAction();
  const problem = stop.problem ?? run.problem;
  if (problem === null) return null;
  const hanging = hangingOf(leave);
  const offers = run.phase === 'undo-stopped' && problem.code === 'still-attached' && hanging.length > 0;
  if (!offers) return <ProblemBox problem={problem} />;
  const leaveSo = async () => {
    const next = await stop.act(() => call('setup.leave', { runId: run.runId }));
    if (next !== null) seed('setup.run', next);
  };
  return (
    <>
      <ProblemBox
        problem={problem}
        actions={
          <>
            <Button size="small" hasPopup="dialog" onPress={() => setAsking(true)}>
              {t('setup.removeLeft.open')}
            </Button>
            <Button size="small" kind="quiet" busy={stop.busy} onPress={() => void leaveSo()}>
              {t('setup.removeLeft.stop')}
            </Button>
          </>
        }
      />
      {asking && (
        <RemoveLeft account={account} run={run} hanging={hanging} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function RemoveLeft({
  account,
  run,
  hanging,
  onClose,
}: Omit<Props, 'leave'> & {
  readonly hanging: ReturnType<typeof hangingOf>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const action = useAction();
  const [typed, setTyped] = useState('');
  const user = run.userName;
  const remove = async () => {
    const next = await action.act(() =>
      call('setup.removeLeft', { runId: run.runId, remove: hanging, typed }),
    );
    if (next === null) return;
    seed('setup.run', next);
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('setup.removeLeft.title', { user })}
      account={account}
      confirm={t('setup.removeLeft.confirm')}
      danger
      typed
      disabledReason={typed === user ? null : t('setup.removeLeft.typeFirst')}
      busy={action.busy}
      problem={action.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p className="choice-text">{t('setup.removeLeft.text')}</p>
      <ol className="undo-list">
        {hanging.map(({ kind, label }) => (
          <li key={`${kind} ${label}`}>{t(`setup.removeLeft.${kind}`, { label })}</li>
        ))}
      </ol>
      <p className="choice-text">{t('setup.removeLeft.never')}</p>
      <Field
        label={plain(t('setup.removeLeft.type', { user }))}
        value={typed}
        onChange={setTyped}
        mono
        autoFocus
      />
    </ConfirmDialog>
  );
}
