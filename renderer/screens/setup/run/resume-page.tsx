import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot, StopReport } from '../../../../electron/contract';
import { go } from '../../../app/router';
import { useReadAgain } from '../../../app/use-read-again';
import { call, seed, useAction, useCall } from '../../../bridge';
import {
  AsidePart,
  Button,
  Fact,
  Facts,
  Foot,
  Note,
  Page,
  ProblemBox,
  ProblemWithRetry,
  Waiting,
} from '../../../components';
import { ago, timeOfDay } from '../../../i18n';
import { useResumeItems } from './resume-steps';
import { RunIdentity, ShowLog } from './run-aside';
import { Timeline } from './timeline';
import { UndoDialog } from './undo-dialog';

type Props = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot | null;
  /** Nothing is unfinished after all. */
  readonly onPlanAgain: () => void;
};

/** Asks AWS first, then shows what is true now (ux.md 5.5). Nothing is changed by asking. */
export function ResumePage({ account, run, onPlanAgain }: Props) {
  const { t } = useTranslation();
  const report = useCall('setup.stopReport', { accountRef: account.ref });
  useReadAgain(report.reload);
  const nothing = report.value === null && !report.busy && report.problem === null;
  useEffect(() => {
    if (nothing) onPlanAgain();
  }, [nothing, onPlanAgain]);
  if (report.value === null) {
    return (
      <Page
        breadcrumb={[t('setup.crumb.section'), t('setup.crumb.continue')]}
        title={t('setup.resume.title')}
        accountLine
      >
        {report.problem ? (
          <ProblemWithRetry problem={report.problem} onRetry={report.reload} />
        ) : (
          <Waiting since={report.since} />
        )}
      </Page>
    );
  }
  return <Stopped account={account} run={run} report={report.value} onAgain={report.reload} />;
}

type StoppedProps = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot | null;
  readonly report: StopReport;
  readonly onAgain: () => void;
};

function Stopped({ account, run, report, onAgain }: StoppedProps) {
  const { t } = useTranslation();
  const items = useResumeItems(report, run);
  const action = useAction();
  const [undoing, setUndoing] = useState(false);
  const [later, setLater] = useState(false);
  const goOn = async () => {
    const next = await action.act(() => call('setup.resume', { runId: report.runId }));
    if (next !== null) seed('setup.run', next);
  };
  if (later) return <Later report={report} onLook={() => setLater(false)} />;
  const time = timeOfDay(report.stoppedAt);
  return (
    <Page
      breadcrumb={[t('setup.crumb.section'), t('setup.crumb.continue')]}
      title={t('setup.resume.title')}
      lead={
        report.undoing
          ? t('setup.resume.undoingLead', { time })
          : t('setup.resume.lead', { time, number: report.stepNumber })
      }
      accountLine
      focusTitle={false}
      aside={<ResumeAside account={account} run={run} report={report} />}
      foot={
        <Foot
          note={
            <Button kind="quiet" onPress={() => setLater(true)}>
              {t('setup.resume.later')}
            </Button>
          }
          actions={
            <>
              {!report.undoing && (
                <Button icon="undo" hasPopup="dialog" onPress={() => setUndoing(true)}>
                  {t('setup.resume.undo')}
                </Button>
              )}
              {report.canContinue && (
                <Button
                  kind="primary"
                  autoFocus
                  keyHint="Enter"
                  busy={action.busy}
                  onPress={() => void goOn()}
                >
                  {report.undoing
                    ? t('setup.resume.continueUndo')
                    : t('setup.resume.continue', { number: report.goesOnFrom })}
                </Button>
              )}
            </>
          }
        />
      }
    >
      <div className="stack">
        {report.credentialsGone && (
          <Note
            tone="warn"
            actions={<Button onPress={() => go({ screen: 'connect' })}>{t('setup.resume.connect')}</Button>}
          >
            {t('setup.resume.gone')}
          </Note>
        )}
        {report.problem && <ProblemWithRetry problem={report.problem} onRetry={onAgain} />}
        {action.problem && <ProblemBox problem={action.problem} />}
        <Timeline label={t('setup.run.timeline')} items={items} />
      </div>
      {undoing && <UndoDialog run={report} onClose={() => setUndoing(false)} />}
    </Page>
  );
}

function ResumeAside({ account, run, report }: Omit<StoppedProps, 'onAgain'>) {
  const { t } = useTranslation();
  const asked = Math.max(0, ...report.findings.map((finding) => finding.evidence?.at ?? 0));
  return (
    <>
      <RunIdentity account={account} runId={report.runId} />
      <AsidePart title={t('setup.resume.know')}>
        <p>{t('setup.resume.knowText')}</p>
        <Facts>
          {run && <Fact label={t('setup.resume.started')}>{timeOfDay(run.startedAt, true)}</Fact>}
          <Fact label={t('setup.resume.lastWritten')}>{timeOfDay(report.stoppedAt, true)}</Fact>
          {asked > 0 && <Fact label={t('setup.resume.asked')}>{ago(asked)}</Fact>}
        </Facts>
      </AsidePart>
      <ShowLog runId={report.runId} />
    </>
  );
}

/** "Decide later": the banner stays, and nothing happens until then. */
function Later({ report, onLook }: { readonly report: StopReport; readonly onLook: () => void }) {
  const { t } = useTranslation();
  return (
    <Page
      breadcrumb={[t('setup.crumb.section'), t('setup.crumb.continue')]}
      title={t('setup.resume.laterTitle')}
      accountLine
      focusTitle={false}
    >
      <Note
        actions={
          <Button autoFocus onPress={onLook}>
            {t('setup.resume.look')}
          </Button>
        }
      >
        {t('setup.resume.laterText', { number: report.stepNumber })}
      </Note>
    </Page>
  );
}
