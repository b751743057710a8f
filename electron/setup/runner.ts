import { isAws, problemOf } from '../aws/errors';
import type { Answer, AwsCredentials, Gateway } from '../aws';
import type { StepId } from '../contract/constants';
import { isProblem } from '../contract/problem';
import type { RunSnapshot, Waiting } from '../contract/setup';
import { PauseAsked, type StepContext, type UndoContext } from './context';
import { append, type JournalRecord } from './journal';
import type { OpenedAccount, SetupPorts } from './ports';
import { applyRecord, isDone, snapshotOf, stepOf, type RunState } from './state';
import { stepsById } from './steps';

/** One run in this program: its state, what it waits for, and the switches a person has. */
export type Runner = {
  readonly runId: string;
  state(): RunState;
  snapshot(): RunSnapshot;
  isActive(): boolean;
  /** Takes step after step until the end, a pause or a problem. Never rejects. */
  run(): Promise<void>;
  pause(): void;
  hurry(): void;
  record(record: JournalRecord): Promise<void>;
  /** For rollback, which uses the same doors. */
  undoContext(): Promise<UndoContext>;
  show(phase: RunSnapshot['phase'], removing?: string | null): void;
  useProblem(problem: RunState['problem']): void;
  settled(): Promise<void>;
};

const retryMs = 3000;
const slowDownMs = 8000;
const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createRunner(ports: SetupPorts, first: RunState): Runner {
  let state = first;
  let phase: RunSnapshot['phase'] = first.phase;
  let waiting: Waiting | null = null;
  let removing: string | null = null;
  let callCount = 0;
  let pausing = false;
  let active: Promise<void> | null = null;
  let wake: (() => void) | null = null;
  let account: OpenedAccount | null = null;
  let requestIds: string[] = [];
  const { facts } = first;
  const sleep = ports.sleep ?? realSleep;

  const snapshot = (): RunSnapshot => snapshotOf(state, { phase, waiting, callCount, removing });
  const tell = (): void => ports.publish(snapshot());
  const boundary = async (name: string): Promise<void> => ports.boundary?.(name);

  const record = async (entry: JournalRecord): Promise<void> => {
    await append(ports.files, facts.runId, entry);
    state = applyRecord(state, entry);
    tell();
  };

  const wait: StepContext['wait'] = async (reason, ms, more = {}) => {
    if (pausing) throw new PauseAsked();
    const since = waiting?.reason === reason ? waiting.since : Date.now();
    waiting = { reason, since, until: Date.now() + ms, answers: [], needed: 0, inARow: 0, ...more };
    tell();
    await Promise.race([sleep(ms), new Promise<void>((resolve) => (wake = resolve))]);
    wake = null;
    if (pausing) throw new PauseAsked();
  };

  const onWait = (
    told: { readonly reason: 'slow-down' | 'offline' | 'other-change'; readonly until: number } | null,
  ): void => {
    waiting =
      told === null
        ? null
        : { reason: told.reason, since: Date.now(), until: told.until, answers: [], needed: 0, inARow: 0 };
    tell();
  };

  const counted = (gateway: Pick<Gateway, 'iam' | 'sts'>): Pick<Gateway, 'iam' | 'sts'> => {
    const keep = <Out>(answer: Answer<Out>): Answer<Out> => {
      if (answer.evidence.requestId !== null) requestIds.push(answer.evidence.requestId);
      return answer;
    };
    const onAttempt = (): void => void (callCount += 1);
    return {
      iam: (operation, input, options) => gateway.iam(operation, input, { ...options, onAttempt }).then(keep),
      sts: (operation, input, options) => gateway.sts(operation, input, { ...options, onAttempt }).then(keep),
    };
  };

  const doors = async (): Promise<UndoContext> => {
    account ??= await ports.access.open(facts.accountRef, onWait);
    const { gateway, target } = account;
    const mine = counted(gateway);
    return {
      facts,
      state: () => state,
      vault: ports.vault,
      keychain: ports.keychain,
      clock: facts.practice ? (ports.practiceClock ?? ports.clock) : ports.clock,
      iam: (operation, input) => mine.iam(operation, input),
      sts: (operation, input) => mine.sts(operation, input),
      as: (credentials: AwsCredentials) => counted(ports.openGateway(target, credentials, onWait)),
      wait,
      boundary,
    };
  };

  async function oneStep(id: StepId): Promise<void> {
    const before = stepOf(state, id);
    const resumed = before.intended;
    requestIds = [];
    await boundary(`${id}:before-intent`);
    await record({ type: 'intent', at: Date.now(), step: id });
    await boundary(`${id}:intent`);
    const started = Date.now();
    const note: StepContext['note'] = (params) => record({ type: 'note', at: Date.now(), step: id, params });
    const outcome = await stepsById[id].apply({ ...(await doors()), resumed, note });
    await boundary(`${id}:before-result`);
    waiting = null;
    await record({
      type: 'result',
      at: Date.now(),
      step: id,
      state: outcome.state,
      params: { ...outcome.params },
      requestIds: requestIds.slice(-60),
      durationMs: Date.now() - started,
    });
    if (id === 'alias') await ports.aliasChanged?.(facts.accountRef, facts.alias);
    await boundary(`${id}:result`);
  }

  /** Trouble that passes by itself is waited for in place; the step is then taken again, reading first. */
  async function passing(error: unknown): Promise<boolean> {
    if (isProblem(error, 'keychain-locked')) {
      await wait('keychain', retryMs);
      return true;
    }
    if (isAws(error, 'offline')) {
      account = null;
      await wait('offline', retryMs);
      return true;
    }
    if (isAws(error, 'no-answer')) {
      await wait('no-answer', retryMs);
      return true;
    }
    // AWS carried nothing out, so not even a call that creates something is doubled by asking again.
    if (isAws(error, 'throttled')) {
      await wait('slow-down', slowDownMs);
      return true;
    }
    return false;
  }

  /** A device whose codes AWS refused twice is removed again, so that nothing half-made stays. */
  async function afterRefusal(error: unknown): Promise<void> {
    if (!isProblem(error, 'mfa-code-refused')) return;
    const { params } = stepOf(state, 'mfa-create');
    const context = await doors();
    await context
      .iam('DeleteVirtualMFADevice', { SerialNumber: String(params['serialNumber'] ?? '') })
      .catch((failed: unknown) => {
        if (!isAws(failed, 'no-such-entity')) throw failed;
      });
    await ports.vault.remove(String(params['entryId'] ?? ''));
    await record({ type: 'reset', at: Date.now(), step: 'mfa-create' });
    await record({ type: 'reset', at: Date.now(), step: 'mfa-enable' });
  }

  async function fail(id: StepId, error: unknown): Promise<void> {
    waiting = null;
    const problem = problemOf(error, {
      user: facts.userName,
      device: facts.deviceName,
      step: facts.steps.indexOf(id) + 1,
    }).problem;
    phase = 'failed';
    await afterRefusal(error).catch(() => undefined);
    await record({ type: 'failed', at: Date.now(), step: id, problem });
  }

  async function loop(): Promise<void> {
    for (const id of facts.steps) {
      while (!isDone(state, id)) {
        if (pausing) return stopHere();
        try {
          await oneStep(id);
        } catch (error) {
          if (error instanceof PauseAsked) return stopHere();
          try {
            if (await passing(error)) continue;
          } catch (paused) {
            if (paused instanceof PauseAsked) return stopHere();
            throw paused;
          }
          return fail(id, error);
        }
      }
    }
    phase = 'done';
    await record({ type: 'end', at: Date.now(), phase: 'done' });
  }

  async function stopHere(): Promise<void> {
    waiting = null;
    phase = 'paused';
    await record({ type: 'paused', at: Date.now() });
  }

  /** The journal itself cannot be written (disk full): the run stops, and AWS is asked when it goes on. */
  function brokenDoor(error: unknown): void {
    phase = 'failed';
    waiting = null;
    state = { ...state, problem: problemOf(error).problem };
    tell();
  }

  return {
    runId: facts.runId,
    state: () => state,
    snapshot,
    isActive: () => active !== null,
    run() {
      if (active !== null) return active;
      pausing = false;
      account = null;
      phase = 'running';
      state = { ...state, problem: null };
      tell();
      active = loop()
        .catch(brokenDoor)
        .finally(() => (active = null));
      return active;
    },
    pause() {
      if (active === null) return;
      pausing = true;
      phase = phase === 'running' ? 'pausing' : phase;
      tell();
      wake?.();
    },
    hurry: () => wake?.(),
    record,
    undoContext: () => {
      account = null;
      pausing = false;
      return doors();
    },
    show(next, kind = null) {
      phase = next;
      removing = kind;
      tell();
    },
    useProblem(problem) {
      state = { ...state, problem };
      tell();
    },
    settled: async () => {
      await active;
    },
  };
}
