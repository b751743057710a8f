import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot, RunStep } from '../../../../electron/contract';
import type { DiscState } from '../../../components';
import { duration, grouped, timeOfDay, Words } from '../../../i18n';
import { usePlain } from '../plain';
import { paramNumber, stepDone, stepTitle } from '../step-words';
import { FailedBody } from './failed-card';
import type { TimelineItem } from './timeline';
import { useWaitingTitle, WaitingBody, WaitingSeconds } from './waiting-card';

const discs: Readonly<Record<RunStep['state'], DiscState>> = {
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  already: 'already',
  unknown: 'unknown',
  failed: 'failed',
  undone: 'undone',
  skipped: 'skipped',
};

export const isDone = (step: RunStep): boolean => step.state === 'done' || step.state === 'already';

export function doneCount(run: RunSnapshot): number {
  return run.steps.filter((step) => isDone(step) || step.state === 'skipped').length;
}

/** One line of evidence under a done step. */
export function StepNote({ account, step }: { readonly account: AccountSummary; readonly step: RunStep }) {
  const { t } = useTranslation();
  if (step.state === 'already') return <>{t('setup.run.wasThere')}</>;
  if (step.id === 'identity') {
    const room = paramNumber(step.params, 'roomForUsers') ?? paramNumber(step.params, 'room');
    const values = {
      nickname: account.nickname,
      account: account.accountId.replace(/(\d{4})(?=\d)/g, '$1-'),
    };
    return room === null ? (
      <Words k="setup.run.identityPlain" values={values} />
    ) : (
      <Words k="setup.run.identityRoom" values={{ ...values, room: grouped(room) }} />
    );
  }
  if (step.id !== 'mfa-enable') return null;
  const first = paramNumber(step.params, 'code1At') ?? paramNumber(step.params, 'first');
  const second = paramNumber(step.params, 'code2At') ?? paramNumber(step.params, 'second');
  if (first === null || second === null) return null;
  return (
    <>{t('setup.run.codesAccepted', { first: timeOfDay(first, true), second: timeOfDay(second, true) })}</>
  );
}

/** The steps of a run as rows of the timeline; the current one becomes a card when there is something to say. */
export function useRunItems(account: AccountSummary, run: RunSnapshot): readonly TimelineItem[] {
  const { t } = useTranslation();
  const say = usePlain();
  const waitingTitle = useWaitingTitle(run.waiting);
  const current = doneCount(run) === run.steps.length ? -1 : run.stepNumber - 1;
  return run.steps.map((step, index): TimelineItem => {
    const number = index + 1;
    const words = isDone(step) ? stepDone(step, run.userName) : stepTitle(step.id, step.params, run.userName);
    const base: TimelineItem = {
      key: step.id,
      state: discs[step.state],
      number,
      title: <Words {...words} />,
      heard: t(`setup.state.${step.state}`, {
        number,
        what: say(words),
        seconds: tenths(step.durationMs ?? 0),
      }),
      requestId: step.requestIds.at(-1),
      current: index === current,
    };
    if (isDone(step)) {
      const hasNote =
        step.state === 'already' ||
        step.id === 'identity' ||
        (step.id === 'mfa-enable' && Object.keys(step.params).length > 0);
      return {
        ...base,
        note: hasNote ? <StepNote account={account} step={step} /> : null,
        time: step.durationMs === null ? undefined : duration(step.durationMs),
      };
    }
    if (index !== current) return { ...base, requestId: null };
    if (run.phase === 'failed' || step.state === 'failed') {
      return { ...base, state: 'failed', tone: 'danger', body: <FailedBody run={run} /> };
    }
    if (step.state !== 'running' || run.waiting === null) return { ...base, requestId: null };
    return {
      ...base,
      title: waitingTitle,
      requestId: null,
      tone: 'info',
      time: <WaitingSeconds since={run.waiting.since} />,
      body: <WaitingBody run={run} waiting={run.waiting} />,
    };
  });
}

function tenths(ms: number): string {
  return (ms / 1000).toFixed(1);
}
