import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot } from '../../../../electron/contract';
import { call, run as show, seed } from '../../../bridge';
import { useNow } from '../../../clock';
import { announce, Button, Foot, Icon, Page, ProgressBar, useShortcuts } from '../../../components';
import { elapsed } from '../../../i18n';
import { usePlain } from '../plain';
import { stepDone } from '../step-words';
import { RunAside } from './run-aside';
import { doneCount, useRunItems } from './run-steps';
import { Timeline } from './timeline';
import { watched } from './watched';
import { UndoDialog } from './undo-dialog';

/** A run while it goes on, is paused, or has failed at a step (ux.md 5.4). */
export function RunPage({ account, run }: { readonly account: AccountSummary; readonly run: RunSnapshot }) {
  const { t } = useTranslation();
  const items = useRunItems(account, run);
  const [asking, setAsking] = useState(false);
  useRunVoice(run);
  useEffect(() => watched.set(run.runId), [run.runId]);
  const done = doneCount(run);
  const total = run.steps.length;
  const number = run.stepNumber;
  const pause = () => void show(call('setup.pause', { runId: run.runId }));
  const goOn = async () => {
    const next = await show(call('setup.resume', { runId: run.runId }));
    if (next !== null) seed('setup.run', next);
  };
  useShortcuts({
    KeyP: run.phase === 'paused' ? () => void goOn() : run.phase === 'running' ? pause : undefined,
  });
  const lead = (): string => {
    if (run.phase === 'paused') return t('setup.run.paused', { number });
    if (run.phase === 'pausing') return t('setup.run.pausing');
    return t('setup.run.lead', { done, total });
  };
  return (
    <Page
      breadcrumb={[t('setup.crumb.section'), t('setup.crumb.running')]}
      title={t('setup.run.title', { user: run.userName })}
      lead={lead()}
      accountLine
      titleAside={<RunClock run={run} />}
      factsFirst
      aside={<RunAside account={account} run={run} />}
      foot={
        <Foot
          note={
            <p className="foot-line">
              <Icon name="check" size={14} />
              {t(run.phase === 'failed' ? 'setup.run.safeFailed' : 'setup.run.safe', { number })}
            </p>
          }
          actions={
            <>
              {run.phase !== 'failed' && (
                <Button kind="quiet" hasPopup="dialog" onPress={() => setAsking(true)}>
                  {t('setup.run.stopUndo')}
                </Button>
              )}
              {run.phase === 'paused' && (
                <Button kind="primary" autoFocus onPress={() => void goOn()}>
                  {t('setup.run.goOn')}
                </Button>
              )}
              {(run.phase === 'running' || run.phase === 'pausing') && (
                <Button icon="pause" busy={run.phase === 'pausing'} onPress={pause}>
                  {t('setup.run.pause')}
                </Button>
              )}
            </>
          }
        />
      }
    >
      <ProgressBar
        value={done}
        total={total}
        label={t('setup.run.title', { user: run.userName })}
        text={t('setup.run.progress', { done, total })}
      />
      <Timeline label={t('setup.run.timeline')} items={items} />
      {asking && <UndoDialog run={run} onClose={() => setAsking(false)} />}
    </Page>
  );
}

/** Elapsed time in text, once a second. */
function RunClock({ run }: { readonly run: RunSnapshot }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <div className="run-clock">
      <b aria-label={t('setup.run.elapsed')}>{elapsed((run.endedAt ?? now) - run.startedAt)}</b>
      <span>{t('setup.run.ofAbout', { time: elapsed(run.estimateSeconds * 1000) })}</span>
    </div>
  );
}

/** Says what happened: done steps (merged when faster than 1 s), waiting, and a stop. */
function useRunVoice(run: RunSnapshot): void {
  const { t } = useTranslation();
  const say = usePlain();
  const heard = useRef<number>(doneCount(run));
  const done = doneCount(run);
  const last = run.steps.filter((step) => step.state === 'done' || step.state === 'already').at(-1);
  const words = last === undefined ? '' : say(stepDone(last, run.userName));
  useEffect(() => {
    if (done <= heard.current) return;
    const timer = setTimeout(() => {
      heard.current = done;
      announce(t('setup.run.heardStep', { number: done, what: words }));
    }, 1000);
    return () => clearTimeout(timer);
  }, [done, words, t]);
  const reason = run.waiting?.reason ?? null;
  // A change of the language is no news: each thing is said when it happens.
  const toldReason = useRef<typeof reason>(null);
  useEffect(() => {
    if (reason === toldReason.current) return;
    toldReason.current = reason;
    if (reason !== null) announce(t(`setup.waiting.${reason}.heard`));
  }, [reason, t]);
  const number = run.stepNumber;
  const failed = run.phase === 'failed';
  const toldFailed = useRef(false);
  useEffect(() => {
    if (failed === toldFailed.current) return;
    toldFailed.current = failed;
    if (failed) announce(t('setup.run.heardStopped', { number }), 'assertive');
  }, [failed, number, t]);
}
