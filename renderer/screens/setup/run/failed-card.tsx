import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSnapshot } from '../../../../electron/contract';
import { call, seed, useAction } from '../../../bridge';
import { Button, ProblemBox } from '../../../components';
import { UndoDialog } from './undo-dialog';

/** What went wrong at the step, and the three ways on. Focus goes to the title of the problem. */
export function FailedBody({ run }: { readonly run: RunSnapshot }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const action = useAction();
  const [undoing, setUndoing] = useState(false);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }, []);
  const then = async (what: 'setup.resume' | 'setup.leave') => {
    const next = await action.act(() => call(what, { runId: run.runId }));
    if (next !== null) seed('setup.run', next);
  };
  const problem = action.problem ?? run.problem;
  return (
    <div ref={box}>
      {problem && <ProblemBox problem={problem} tone="danger" plain />}
      <div className="tl-actions">
        <Button kind="primary" busy={action.busy} onPress={() => void then('setup.resume')}>
          {t(problem?.code === 'mfa-out-of-step' ? 'problems.actions.bringInStep' : 'setup.failed.tryAgain')}
        </Button>
        <Button icon="undo" hasPopup="dialog" onPress={() => setUndoing(true)}>
          {t('setup.failed.undoAll')}
        </Button>
        <Button kind="quiet" onPress={() => void then('setup.leave')}>
          {t('setup.failed.leave')}
        </Button>
      </div>
      <p className="choice-text">{t('setup.failed.leaveHint')}</p>
      {undoing && <UndoDialog run={run} onClose={() => setUndoing(false)} />}
    </div>
  );
}
