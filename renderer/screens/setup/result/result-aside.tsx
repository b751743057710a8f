import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot, RunStep } from '../../../../electron/contract';
import { go } from '../../../app/router';
import { call, run as show } from '../../../bridge';
import { AsidePart, Button, Card, Icon } from '../../../components';
import { usePlain } from '../plain';
import { RequestId, useCopyRequestId } from '../run/timeline';
import { UndoDialog } from '../run/undo-dialog';
import { paramNumber, stepShort } from '../step-words';

type Props = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot;
  readonly signedIn: boolean;
  readonly onAnother: () => void;
};

/** What comes next, what was done with its evidence, the report, and undo. */
export function ResultAside({ account, run, signedIn, onAnother }: Props) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <Card>
        <h2 className="aside-title">{account.practice ? t('setup.result.real') : t('setup.result.next')}</h2>
        <p>
          {account.practice ? t('setup.result.realText') : t('setup.result.nextText', { user: run.userName })}
        </p>
        <div className="stack-s">
          {account.practice && (
            <Button wide size="small" iconAfter="arrow" onPress={() => go({ screen: 'welcome' })}>
              {t('setup.result.realButton')}
            </Button>
          )}
          <Button
            kind={signedIn && !account.practice ? 'primary' : 'plain'}
            wide
            size="small"
            iconAfter="arrow"
            onPress={() => go({ screen: 'root-key' })}
          >
            {t('setup.result.nextButton')}
          </Button>
        </div>
      </Card>
      <AsidePart title={t('setup.result.what')}>
        <ul className="fact-list">
          {run.steps.map((step) => (
            <DoneLine key={step.id} step={step} />
          ))}
        </ul>
        <p className="quiet-text">{t('setup.result.calls', { count: run.callCount })}</p>
      </AsidePart>
      <AsidePart>
        <div className="aside-buttons">
          <Button
            kind="quiet"
            icon="file"
            onPress={() => void show(call('setup.saveReport', { runId: run.runId }))}
          >
            {t('setup.result.report')}
          </Button>
          <Button kind="quiet" icon="undo" hasPopup="dialog" onPress={() => setUndoing(true)}>
            {t('setup.result.undo')}
          </Button>
          <Button kind="quiet" icon="plus" onPress={onAnother}>
            {t('setup.result.another')}
          </Button>
        </div>
      </AsidePart>
      {undoing && <UndoDialog run={run} onClose={() => setUndoing(false)} />}
    </>
  );
}

function DoneLine({ step }: { readonly step: RunStep }) {
  const { t } = useTranslation();
  const say = usePlain();
  const copy = useCopyRequestId();
  const id = step.requestIds.at(-1);
  const checks =
    step.id === 'propagation' ? (paramNumber(step.params, 'checks') ?? step.requestIds.length) : 0;
  return (
    <li>
      <span className="ok-mark">
        <Icon name={step.state === 'skipped' ? 'bar' : 'check'} size={14} />
      </span>
      <span className="grow">{say(stepShort(step.id))}</span>
      {checks > 0 ? (
        <span className="quiet-text">{t('setup.run.checks', { count: checks })}</span>
      ) : (
        id !== undefined && <RequestId id={id} onCopy={copy} />
      )}
    </li>
  );
}
