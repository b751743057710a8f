import type { Made, RunSnapshot, RunStep, Waiting } from '../contract/setup';
import type { Problem } from '../contract/common';
import { stepMaking, type StepId } from '../contract/constants';
import { signInUrl } from '../aws/endpoints';
import { keyHint } from '../aws/identity';
import type { RunFacts } from './facts';
import type { JournalRecord } from './journal';
import { wasRefused } from './refusal';

export type Params = Readonly<Record<string, string | number>>;
export type MadeState = Made['state'];

export type StepRecord = {
  readonly state: RunStep['state'];
  /** An intent is on disk and no result: AWS must be asked before anything is repeated. */
  readonly intended: boolean;
  /** AWS said no to what the step would have made. It is still asked again before anything is believed gone. */
  readonly refused: boolean;
  readonly params: Params;
  readonly requestIds: readonly string[];
  readonly startedAt: number | null;
  readonly durationMs: number | null;
};

/** Everything known about a run; rebuilt from its journal alone. */
export type RunState = {
  readonly facts: RunFacts;
  readonly phase: RunSnapshot['phase'];
  readonly startedAt: number;
  readonly lastAt: number;
  readonly endedAt: number | null;
  readonly steps: ReadonlyMap<StepId, StepRecord>;
  readonly undone: ReadonlyMap<string, MadeState>;
  readonly problem: Problem | null;
  readonly signedInAt: number | null;
};

const fresh: StepRecord = {
  state: 'waiting',
  intended: false,
  refused: false,
  params: {},
  requestIds: [],
  startedAt: null,
  durationMs: null,
};

export const stepOf = (state: RunState, id: StepId): StepRecord => state.steps.get(id) ?? fresh;
export const paramOf = (state: RunState, id: StepId, name: string): string =>
  String(stepOf(state, id).params[name] ?? '');
export const isDone = (state: RunState, id: StepId): boolean =>
  ['done', 'already', 'skipped'].includes(stepOf(state, id).state);

/** The step that runs or failed, else the first that is still to be taken; null when all are done. */
export function currentStep(state: RunState): StepId | null {
  const { steps } = state.facts;
  const active = steps.find((id) => ['running', 'failed'].includes(stepOf(state, id).state));
  return active ?? steps.find((id) => !isDone(state, id)) ?? null;
}

/** {@link currentStep} counted from 1; the last one when all are done. */
export function stepNumberOf(state: RunState): number {
  const { steps } = state.facts;
  const current = currentStep(state);
  return current === null ? steps.length : steps.indexOf(current) + 1;
}

/** Applies one journal record; the runner and a restart use the same function, so they cannot disagree. */
export function applyRecord(state: RunState, record: JournalRecord): RunState {
  const put = (id: StepId, change: Partial<StepRecord>): ReadonlyMap<StepId, StepRecord> =>
    new Map([...state.steps, [id, { ...stepOf(state, id), ...change }]]);
  const next = { ...state, lastAt: record.at };
  switch (record.type) {
    case 'start':
      return next;
    case 'intent':
      return {
        ...next,
        phase: 'running',
        problem: null,
        endedAt: null,
        steps: put(record.step, { state: 'running', intended: true, refused: false, startedAt: record.at }),
      };
    case 'note':
      return {
        ...next,
        steps: put(record.step, { params: { ...stepOf(state, record.step).params, ...record.params } }),
      };
    case 'result':
      return {
        ...next,
        steps: put(record.step, {
          state: record.state,
          intended: false,
          params: { ...stepOf(state, record.step).params, ...record.params },
          requestIds: record.requestIds.slice(-60),
          durationMs: record.durationMs,
        }),
      };
    case 'failed':
      return {
        ...next,
        phase: 'failed',
        problem: record.problem,
        steps: put(record.step, { state: 'failed', refused: wasRefused(record.step, record.problem) }),
      };
    case 'reset':
      return { ...next, steps: put(record.step, fresh) };
    case 'lost':
      return { ...next, steps: put(record.step, { ...fresh, intended: true }) };
    case 'salvaged': {
      const asked = state.facts.steps.filter((id) => !isDone(state, id));
      const steps = new Map(state.steps);
      for (const id of asked) steps.set(id, { ...stepOf(state, id), intended: true });
      const problem: Problem = { code: 'journal-unreadable', params: {}, at: record.at };
      return { ...next, steps, problem, endedAt: null };
    }
    case 'paused':
      return { ...next, phase: 'paused' };
    case 'signed-in':
      return { ...next, signedInAt: record.at };
    case 'undo':
      return { ...next, phase: 'undoing', problem: null, endedAt: null };
    case 'undo-result':
      return { ...next, undone: new Map([...state.undone, [record.kind, record.state]]) };
    case 'end':
      return { ...next, endedAt: record.at, phase: record.phase === 'left' ? 'failed' : record.phase };
  }
}

/** Null for an empty journal. A run that was cut off reads as `stopped`; one that was being undone as `undo-stopped`. */
export function stateFrom(records: readonly JournalRecord[]): RunState | null {
  const [start] = records;
  if (start?.type !== 'start') return null;
  const empty: RunState = {
    facts: start.facts,
    phase: 'stopped',
    startedAt: start.at,
    lastAt: start.at,
    endedAt: null,
    steps: new Map(),
    undone: new Map(),
    problem: null,
    signedInAt: null,
  };
  const state = records.reduce(applyRecord, empty);
  if (state.endedAt !== null) return state;
  return { ...state, phase: state.phase === 'undoing' ? 'undo-stopped' : 'stopped' };
}

/** Objects of this run in the order of their making; an intended step counts, since it may have arrived. */
export function madeBy(state: RunState): readonly Made[] {
  const { facts } = state;
  const touched = (id: StepId): boolean =>
    facts.steps.includes(id) && (isDone(state, id) || stepOf(state, id).intended);
  const made = (kind: Made['kind'], label: string): Made => ({
    kind,
    label,
    state: state.undone.get(kind) ?? 'there',
  });
  const list: Made[] = [];
  // An alias that was there already is not this run's to remove.
  if (touched('alias') && stepOf(state, 'alias').params['_before'] !== undefined)
    list.push(made('alias', facts.alias ?? ''));
  if (touched('user')) list.push(made('user', facts.userName));
  if (touched('policy'))
    list.push(
      facts.groupName === null
        ? made('policy', facts.policyArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)).join(', '))
        : made('group', facts.groupName),
    );
  if (touched('mfa-create')) list.push(made('mfa-device', facts.deviceName));
  if (touched('password')) list.push(made('password', facts.userName));
  const key = paramOf(state, 'access-key', 'accessKeyId');
  if (touched('access-key') && !isDone(state, 'access-key-delete'))
    list.push(made('access-key', key === '' ? '' : keyHint(key)));
  if (touched('mfa-phone')) list.push(made('mfa-phone', phoneDeviceName(facts)));
  return list;
}

/** Hang on the user, so they are only this run's when the user is. */
export const onUser: ReadonlySet<Made['kind']> = new Set([
  'user',
  'policy',
  'group',
  'password',
  'access-key',
]);

/**
 * What a person is told of {@link madeBy}: without what AWS refused to make or says is gone, unless undoing came across
 * it after all.
 */
export function toldOf(state: RunState): readonly Made[] {
  const userGone = state.problem?.code === 'not-found' && state.problem.params['what'] === 'user';
  return madeBy(state).filter((one) => {
    if (one.state === 'removed' || one.state === 'refused') return true;
    if (userGone && onUser.has(one.kind)) return false;
    return !stepOf(state, stepMaking[one.kind]).refused;
  });
}

export const phoneDeviceName = (facts: Pick<RunFacts, 'deviceName'>): string =>
  `${facts.deviceName}-phone`.slice(0, 128);

export type Live = {
  readonly phase: RunSnapshot['phase'];
  readonly waiting: Waiting | null;
  readonly callCount: number;
  readonly removing: string | null;
};

function visibleParams(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !name.startsWith('_')));
}

function resultOf(state: RunState): RunSnapshot['result'] {
  if (!isDone(state, 'proof')) return null;
  const { facts } = state;
  const alias = facts.alias ?? paramOf(state, 'identity', 'alias');
  const signInName = alias === '' ? facts.accountId : alias;
  const keyKept = facts.keepKey;
  const key = paramOf(state, 'access-key', 'accessKeyId');
  return {
    provenAt: Number(stepOf(state, 'proof').params['provenAt'] ?? state.lastAt),
    proof: stepOf(state, 'proof').params['partial'] === 1 ? 'partial' : 'full',
    signInName,
    signInUrl: signInUrl(facts.partition, signInName),
    entryId: paramOf(state, 'mfa-create', 'entryId'),
    accessKeyHint: keyKept && key !== '' ? keyHint(key) : null,
    keyKept,
    passwordHeld: true,
  };
}

/** What the screens are told. */
export function snapshotOf(state: RunState, live: Live): RunSnapshot {
  const { facts } = state;
  return {
    runId: facts.runId,
    accountRef: facts.accountRef,
    userName: facts.userName,
    deviceName: facts.deviceName,
    phase: live.phase,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    estimateSeconds: facts.estimateSeconds,
    steps: facts.steps.map((id) => {
      const { state: stepState, requestIds, startedAt, durationMs, params } = stepOf(state, id);
      const shown =
        stepState === 'running' && live.phase !== 'running' && live.phase !== 'pausing'
          ? 'unknown'
          : stepState;
      return {
        id,
        state: shown,
        requestIds: [...requestIds],
        startedAt,
        durationMs,
        params: visibleParams(params),
      };
    }),
    stepNumber: stepNumberOf(state),
    made: toldOf(state).map((one) => (one.kind === live.removing ? { ...one, state: 'removing' } : one)),
    waiting: live.waiting,
    problem: state.problem,
    callCount: live.callCount,
    result: live.phase === 'done' ? resultOf(state) : null,
  };
}
