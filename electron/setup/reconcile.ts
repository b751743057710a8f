import { problemOf } from '../aws/errors';
import type { StepId } from '../contract/constants';
import type { StopReport } from '../contract/setup';
import type { UndoContext } from './context';
import { leftover } from './device';
import { keysOf, loadKey } from './keys';
import { userNow } from './rollback';
import { isDone, paramOf, stepOf, type RunState } from './state';

type Finding = StopReport['findings'][number];
type Found = Pick<Finding, 'finding' | 'params'>;

const found = (finding: Finding['finding'], params: Finding['params'] = {}): Found => ({ finding, params });

/** What a step that was cut off left behind. Only reads. */
async function look(context: UndoContext, id: StepId): Promise<Found> {
  const { facts, iam, vault, keychain } = context;
  switch (id) {
    case 'user':
      return found(
        { ours: 'arrived', foreign: 'foreign', nobody: 'not-arrived' }[
          (await userNow(context)).whose
        ] as Finding['finding'],
      );
    case 'mfa-create': {
      const entryId = paramOf(context.state(), id, 'entryId');
      if (entryId !== '' && vault.has(entryId)) return found('arrived');
      const device = await leftover(context, facts.deviceName);
      if (device === null) return found('not-arrived');
      return device.ours
        ? found('secret-lost', { serialNumber: device.serialNumber })
        : found('foreign', { serialNumber: device.serialNumber });
    }
    case 'mfa-enable': {
      const serial = paramOf(context.state(), 'mfa-create', 'serialNumber');
      const { output } = await iam('ListMFADevices', { UserName: facts.userName });
      return found(
        (output.MFADevices ?? []).some(({ SerialNumber }) => SerialNumber === serial) ? 'on' : 'not-arrived',
      );
    }
    case 'access-key': {
      const kept = await loadKey(keychain, facts.runId);
      const keys = await keysOf(context);
      if (kept !== null && keys.includes(kept.accessKeyId)) return found('arrived');
      const lost = keys.find((key) => !paramOf(context.state(), id, '_before').split(' ').includes(key));
      return lost === undefined ? found('not-arrived') : found('secret-lost', { accessKeyId: lost });
    }
    default:
      return found('to-do');
  }
}

/** Reads AWS about a run that stopped and says what is true now; nothing is changed by asking. */
export async function stopReportOf(state: RunState, open: () => Promise<UndoContext>): Promise<StopReport> {
  const { facts } = state;
  const stoppedAtStep = facts.steps.find((id) => !isDone(state, id)) ?? 'proof';
  const findings: Finding[] = [];
  let problem: StopReport['problem'] = null;
  let context: UndoContext | null = null;
  try {
    context = await open();
  } catch (error) {
    problem = problemOf(error).problem;
  }
  for (const id of facts.steps) {
    const step = stepOf(state, id);
    if (isDone(state, id)) findings.push({ id, finding: 'done', params: {}, evidence: null });
    else if (!step.intended) findings.push({ id, finding: 'to-do', params: {}, evidence: null });
    else {
      const seen =
        context === null
          ? found('unknown')
          : await look(context, id).catch((error: unknown) => {
              problem = problemOf(error).problem;
              return found('unknown');
            });
      findings.push({ id, ...seen, evidence: null });
    }
  }
  const credentialsGone =
    problem?.code === 'not-found' || problem?.code === 'session-expired' || problem?.code === 'key-unknown';
  const foreign = findings.some(({ finding }) => finding === 'foreign');
  return {
    runId: facts.runId,
    accountRef: facts.accountRef,
    userName: facts.userName,
    stoppedAt: state.lastAt,
    stoppedAtStep,
    stepNumber: facts.steps.indexOf(stoppedAtStep) + 1,
    findings,
    undoing: state.phase === 'undo-stopped' || state.phase === 'undoing',
    canContinue: !credentialsGone && !foreign,
    credentialsGone,
    problem,
  };
}
