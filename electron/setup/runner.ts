import { problemOf } from '../aws/errors';
import type { Answer, AwsCredentials, Gateway } from '../aws';
import type { StepId } from '../contract/constants';
import { isProblem } from '../contract/problem';
import type { RunSnapshot } from '../contract/setup';
import { PauseAsked, type StepContext, type UndoContext } from './context';
import { append, repairTail, type JournalRecord } from './journal';
import { createPatience } from './patience';
import type { OpenedAccount, SetupPorts } from './ports';
import { applyRecord, isDone, snapshotOf, stepOf, type RunState } from './state';
import { stepsById } from './steps';
import { lostSteps, removeRefused, verifyAccount, verifyUser } from './verify';
import { createWaits, type Waits } from './waits';

/** One run in this program: its state, what it waits for, and the switches a person has. */
export type Runner = {
  readonly runId: string;
  state(): RunState;
  snapshot(): RunSnapshot;
  isActive(): boolean;
  /** Takes step after step until the end, a pause or a problem. Never rejects. */
  run(): Promise<void>;
  /** Other work on the run, of which there is one at a time: what is under way is waited for instead. */
  during(work: () => Promise<void>): Promise<void>;
  pause(): void;
  isPausing(): boolean;
  hurry(): void;
  record(record: JournalRecord): Promise<void>;
  /** For rollback, which uses the same doors. */
  undoContext(): Promise<UndoContext>;
  show(phase: RunSnapshot['phase'], removing?: string | null): void;
  useProblem(problem: RunState['problem']): void;
  /** Request ids since the last asking. */
  takeRequestIds(): readonly string[];
  readonly wait: Waits['wait'];
  settled(): Promise<void>;
};

/** Who is asking, for the words of a refusal. */
function identityOf(account: OpenedAccount | null): Record<string, string> {
  if (account?.isRoot === true) return { identityKind: 'root' };
  const name = account?.summary.userName ?? null;
  return name === null ? {} : { identity: name };
}

export function createRunner(ports: SetupPorts, first: RunState): Runner {
  let state = first;
  let phase: RunSnapshot['phase'] = first.phase;
  let removing: string | null = null;
  let callCount = [...first.steps.values()].reduce((sum, step) => sum + step.requestIds.length, 0);
  let verified = false;
  let torn = false;
  let active: Promise<void> | null = null;
  let account: OpenedAccount | null = null;
  let requestIds: string[] = [];
  const { facts } = first;
  const sent = new Map<string, number>();
  const waits = createWaits(() => tell(), ports.sleep);
  const { wait } = waits;

  const snapshot = (): RunSnapshot => snapshotOf(state, { phase, waiting: waits.now(), callCount, removing });
  const tell = (): void => ports.publish(snapshot());
  const boundary = async (name: string): Promise<void> => ports.boundary?.(name);

  const record = async (entry: JournalRecord): Promise<void> => {
    if (torn) await repairTail(ports.files, facts.runId);
    torn = true;
    await append(ports.files, facts.runId, entry);
    torn = false;
    state = applyRecord(state, entry);
    tell();
  };

  const counted = (gateway: Pick<Gateway, 'iam' | 'sts'>): Pick<Gateway, 'iam' | 'sts'> => {
    const keep = <Out>(answer: Answer<Out>): Answer<Out> => {
      if (answer.evidence.requestId !== null) requestIds.push(answer.evidence.requestId);
      return answer;
    };
    const own = { onAttempt: () => void (callCount += 1), sleep: waits.nap };
    return {
      iam: (operation, input, options) => gateway.iam(operation, input, { ...options, ...own }).then(keep),
      sts: (operation, input, options) => gateway.sts(operation, input, { ...options, ...own }).then(keep),
    };
  };

  const openAccount = async (): Promise<OpenedAccount> => {
    if (account === null) verified = false;
    account ??= await ports.access.open(facts.accountRef, waits.onWait);
    return account;
  };

  /** What steps use. The account is verified first, unless the step that comes does just that. */
  const doors = async (verify = true): Promise<UndoContext> => {
    const { gateway, target } = await openAccount();
    const mine = counted(gateway);
    const context: UndoContext = {
      facts,
      notAws: target.endpoint !== null,
      state: () => state,
      sent,
      vault: ports.vault,
      keychain: facts.practice ? (ports.practiceKeychain ?? ports.keychain) : ports.keychain,
      clock: facts.practice ? (ports.practiceClock ?? ports.clock) : ports.clock,
      iam: (operation, input) => mine.iam(operation, input),
      sts: (operation, input) => mine.sts(operation, input),
      as: (credentials: AwsCredentials) => counted(ports.openGateway(target, credentials, waits.onWait)),
      wait,
      boundary,
    };
    if (verify && !verified) await verifyAccount(context);
    verified = true;
    return context;
  };

  async function oneStep(id: StepId): Promise<void> {
    const before = stepOf(state, id);
    const resumed = before.intended;
    requestIds = [];
    await boundary(`${id}:before-intent`);
    // Whose account it is comes first: what is not sent is not intended either.
    const opened = await doors(id !== 'identity');
    await record({ type: 'intent', at: Date.now(), step: id });
    await boundary(`${id}:intent`);
    const started = Date.now();
    const note: StepContext['note'] = (params) => record({ type: 'note', at: Date.now(), step: id, params });
    const outcome = await stepsById[id].apply({
      ...opened,
      resumed,
      note,
    });
    await boundary(`${id}:before-result`);
    waits.over();
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
  async function passing(error: unknown, patience: ReturnType<typeof createPatience>): Promise<boolean> {
    const pause = patience(error);
    if (pause === null) return false;
    if (pause.reason === 'offline') account = null;
    await wait(pause.reason, pause.ms);
    return true;
  }

  async function fail(id: StepId, error: unknown): Promise<void> {
    waits.over();
    const about = {
      userName: facts.userName,
      step: facts.steps.indexOf(id) + 1,
      ...identityOf(account),
    };
    const names = { name: facts.deviceName, ...(facts.groupName === null ? {} : { group: facts.groupName }) };
    const known = problemOf(error, { ...about, ...names }).problem;
    const problem = { ...known, params: { ...about, ...known.params } };
    phase = 'failed';
    if (isProblem(error, 'mfa-code-refused') && (id === 'mfa-enable' || id === 'mfa-phone')) {
      // What cannot be removed now is removed by the next try or by undoing.
      const removed = await removeRefused(await doors(), id).catch(() => []);
      for (const entry of removed) await record(entry);
    }
    await record({ type: 'failed', at: Date.now(), step: id, problem });
  }

  /** What may have changed while the run rested: whose the user is, and whether the secrets are still here. */
  async function takeStock(): Promise<void> {
    if (isDone(state, 'user')) await verifyUser(await doors());
    for (const step of await lostSteps(state, ports)) await record({ type: 'lost', at: Date.now(), step });
  }

  async function loop(): Promise<void> {
    const first = createPatience();
    while (!(await attempt(takeStock, first))) if (phase !== 'running' && phase !== 'pausing') return;
    for (const id of facts.steps) {
      const patience = createPatience();
      while (!isDone(state, id)) {
        if (waits.isPausing()) return stopHere();
        if (!(await attempt(() => oneStep(id), patience, id)) && phase !== 'running' && phase !== 'pausing')
          return;
      }
    }
    phase = 'done';
    await record({ type: 'end', at: Date.now(), phase: 'done' });
  }

  /** True when it went well; false when it is to be tried again, or when the run came to rest. */
  async function attempt(
    work: () => Promise<void>,
    patience: ReturnType<typeof createPatience>,
    id: StepId = facts.steps.find((one) => !isDone(state, one)) ?? 'identity',
  ): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      try {
        // A locked app drops the secrets, so the run rests until somebody is back.
        if (error instanceof PauseAsked || isProblem(error, 'locked')) await stopHere();
        else if (!(await passing(error, patience))) await fail(id, error);
      } catch (paused) {
        if (!(paused instanceof PauseAsked)) throw paused;
        await stopHere();
      }
      return false;
    }
  }

  async function stopHere(): Promise<void> {
    waits.over();
    phase = 'paused';
    await record({ type: 'paused', at: Date.now() });
  }

  /** The journal itself cannot be written (disk full): the run stops, and AWS is asked when it goes on. */
  function brokenDoor(error: unknown): void {
    phase = 'failed';
    waits.over();
    state = { ...state, problem: problemOf(error).problem };
    tell();
  }

  function during(work: () => Promise<void>): Promise<void> {
    if (active !== null) return active;
    waits.begin();
    account = null;
    const mine = work().finally(() => (active = null));
    return (active = mine);
  }

  return {
    runId: facts.runId,
    state: () => state,
    snapshot,
    isActive: () => active !== null,
    run: () =>
      during(async () => {
        phase = 'running';
        state = { ...state, problem: null };
        tell();
        await loop().catch(brokenDoor);
      }),
    during,
    pause() {
      if (active === null) return;
      phase = phase === 'running' ? 'pausing' : phase;
      waits.pause();
      tell();
    },
    isPausing: waits.isPausing,
    hurry: waits.hurry,
    record,
    undoContext: () => {
      if (active === null) {
        account = null;
        waits.begin();
      }
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
    takeRequestIds() {
      const taken = requestIds.slice(-60);
      requestIds = [];
      return taken;
    },
    wait,
    settled: async () => {
      await active;
    },
  };
}
