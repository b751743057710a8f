import { isAws, problemOf } from '../aws/errors';
import type { Evidence, Problem } from '../contract/common';
import type { StepId } from '../contract/constants';
import type { StopReport } from '../contract/setup';
import type { UndoContext } from './context';
import { isOn, leftover } from './device';
import { keysOf, loadKey } from './keys';
import { currentStep, isDone, paramOf, phoneDeviceName, stepNumberOf, stepOf, type RunState } from './state';
import { userNow } from './user-now';

type Finding = StopReport['findings'][number];
type Found = Pick<Finding, 'finding' | 'params'>;

const found = (finding: Finding['finding'], params: Finding['params'] = {}): Found => ({ finding, params });

async function lookAtUser(context: UndoContext): Promise<Found> {
  const { whose } = await userNow(context);
  switch (whose) {
    case 'ours':
      return found('arrived');
    case 'foreign':
      return found('foreign');
    case 'nobody':
      return found('not-arrived');
  }
}

async function lookAtDevice(
  context: UndoContext,
  step: 'mfa-create' | 'mfa-phone',
  deviceName: string,
): Promise<Found> {
  const entryId = paramOf(context.state(), step, 'entryId');
  if (entryId !== '' && context.vault.has(entryId)) return found('arrived');
  const device = await leftover(context, deviceName);
  if (device === null) return found('not-arrived');
  const { serialNumber } = device;
  return found(device.whose === 'foreign' ? 'foreign' : 'secret-lost', { serialNumber });
}

async function lookAtKey(context: UndoContext): Promise<Found> {
  const kept = await loadKey(context.keychain, context.facts.runId);
  const keys = await keysOf(context);
  if (kept !== null && keys.includes(kept.accessKeyId)) return found('arrived');
  const before = paramOf(context.state(), 'access-key', '_before').split(' ');
  const lost = keys.find((key) => !before.includes(key));
  return lost === undefined ? found('not-arrived') : found('secret-lost', { accessKeyId: lost });
}

async function lookAtPassword({ facts, iam }: UndoContext): Promise<Found> {
  try {
    await iam('GetLoginProfile', { UserName: facts.userName });
    return found('arrived');
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return found('not-arrived');
    throw error;
  }
}

/** What a step that was cut off left behind. Only reads. */
async function look(context: UndoContext, id: StepId): Promise<Found> {
  const { facts, iam } = context;
  switch (id) {
    case 'alias': {
      const { output } = await iam('ListAccountAliases', {});
      return found(output.AccountAliases?.[0] === facts.alias ? 'arrived' : 'not-arrived');
    }
    case 'user':
      return lookAtUser(context);
    case 'mfa-create':
      return lookAtDevice(context, id, facts.deviceName);
    case 'mfa-phone':
      return lookAtDevice(context, id, phoneDeviceName(facts));
    case 'mfa-enable': {
      const serial = paramOf(context.state(), 'mfa-create', 'serialNumber');
      return found((await isOn(context, serial)) ? 'on' : 'not-arrived');
    }
    case 'password':
      return lookAtPassword(context);
    case 'access-key':
      return lookAtKey(context);
    case 'identity':
    case 'policy':
    case 'propagation':
    case 'proof':
    case 'access-key-delete':
      // Reads, or changes that may be repeated: they are simply taken again.
      return found('to-do');
  }
}

const goneCodes: ReadonlySet<Problem['code']> = new Set([
  'not-found',
  'session-expired',
  'key-unknown',
  'secret-wrong',
]);

/** Reads AWS about a run that stopped and says what is true now; nothing is changed by asking. */
export async function stopReportOf(state: RunState, open: () => Promise<UndoContext>): Promise<StopReport> {
  const { facts } = state;
  const stoppedAtStep = currentStep(state) ?? 'proof';
  const first = facts.steps.find((id) => !isDone(state, id));
  const findings: Finding[] = [];
  let problem: StopReport['problem'] = state.problem?.code === 'journal-unreadable' ? state.problem : null;
  let evidence: Evidence | null = null;
  let context: UndoContext | null = null;
  const noting = (opened: UndoContext): UndoContext => ({
    ...opened,
    iam: async (operation, input) => {
      const answer = await opened.iam(operation, input);
      evidence = answer.evidence;
      return answer;
    },
  });
  try {
    context = noting(await open());
  } catch (error) {
    problem = problemOf(error).problem;
  }
  const ask = async (id: StepId): Promise<Found> => {
    if (context === null) return found('unknown');
    return look(context, id).catch((error: unknown) => {
      problem = problemOf(error).problem;
      return found('unknown');
    });
  };
  for (const id of facts.steps) {
    evidence = null;
    let seen: Found;
    if (!isDone(state, id)) seen = stepOf(state, id).intended ? await ask(id) : found('to-do');
    else if (id !== 'user') seen = found('done');
    else {
      // Everything hangs on the user, so that it is still this run's is asked even when it was done.
      const now = await ask(id);
      seen = now.finding === 'arrived' || now.finding === 'unknown' ? found('done') : now;
    }
    findings.push({ id, ...seen, evidence });
  }
  const credentialsGone = problem !== null && goneCodes.has(problem.code);
  const userGone =
    isDone(state, 'user') && findings.some((one) => one.id === 'user' && one.finding === 'not-arrived');
  const foreign = findings.some(({ finding }) => finding === 'foreign');
  return {
    runId: facts.runId,
    accountRef: facts.accountRef,
    userName: facts.userName,
    stoppedAt: state.lastAt,
    stoppedAtStep,
    stepNumber: stepNumberOf(state),
    goesOnFrom: first === undefined ? facts.steps.length : facts.steps.indexOf(first) + 1,
    findings,
    undoing: state.phase === 'undo-stopped' || state.phase === 'undoing',
    canContinue: !credentialsGone && !foreign && !userGone && problem?.code !== 'account-mismatch',
    credentialsGone,
    problem,
  };
}
