import { randomUUID } from 'node:crypto';
import { problemOf } from '../aws/errors';
import { administratorFrom } from './administrator';
import type { Problem } from '../contract/common';
import { ProblemError } from '../contract/problem';
import type { Draft, RunSnapshot } from '../contract/setup';
import { journalName } from '../storage/layout';
import { keychainItems, type RunFacts } from './facts';
import {
  append,
  journalIds,
  readJournal,
  refuseNewer,
  repairTail,
  salvage,
  type JournalRecord,
} from './journal';
import { createHeldPasswords } from './held-password';
import { loadKey } from './keys';
import { checkDraft, factsOf, newRunId, passwordProblems, planOf } from './plan';
import { isTaken, readForPlan } from './plan-read';
import type { Handlers, SetupRoom, SetupRoomPorts } from './room-types';
import { stopReportOf } from './reconcile';
import { rollback, undoOrder } from './rollback';
import { undoFacts } from './undo-list';
import { userNow } from './user-now';
import { createRunner, type Runner } from './runner';
import { madeBy, phoneDeviceName, stateFrom, type RunState } from './state';
import { searchPermissions, suggestionFor } from './suggest';
import { told } from './told';
import { lineOf, suggestedName } from './words';

const active = new Set<RunSnapshot['phase']>(['running', 'pausing', 'undoing']);

export function createSetupRoom(ports: SetupRoomPorts): SetupRoom {
  const runners = new Map<string, Runner>();
  const plans = new Map<
    string,
    {
      readonly facts: RunFacts;
      readonly draft: Draft;
      readonly blocking: readonly Problem[];
      readonly until: number;
    }
  >();
  const passwords = createHeldPasswords();
  let shown: string | null = null;
  const keychainOf = ({ practice }: Pick<RunFacts, 'practice'>) =>
    (practice ? ports.practiceKeychain : undefined) ?? ports.keychain;
  const typedBy = ({ accountRef, password }: Draft): string | null =>
    password.kind === 'typed' ? passwords.get(accountRef, password.passwordId) : null;

  async function loadState(runId: string): Promise<RunState> {
    const { records, damaged } = await readJournal(ports.files, runId);
    const at = Date.now();
    const state = stateFrom(damaged ? [...records, { type: 'salvaged', at }] : records);
    if (state === null) throw new ProblemError('not-found', { params: { what: 'run' } });
    return state;
  }

  async function runnerOf(runId: string): Promise<Runner> {
    const known = runners.get(runId);
    if (known !== undefined) return known;
    await repairTail(ports.files, runId);
    const { records, damaged } = await readJournal(ports.files, runId);
    if (damaged) await salvage(ports.files, runId, records);
    const runner = createRunner(ports, await loadState(runId));
    runners.set(runId, runner);
    return runner;
  }

  /** Journals of an account, newest first. A journal that cannot be read is left out here and named by stopReport. */
  async function statesOf(accountRef: string | null): Promise<readonly RunState[]> {
    const states: RunState[] = [];
    for (const id of await journalIds(ports.files)) {
      const state = runners.get(id)?.state() ?? (await loadState(id).catch(() => null));
      if (state !== null && (accountRef === null || state.facts.accountRef === accountRef))
        states.push(state);
    }
    return states.sort((a, b) => b.startedAt - a.startedAt);
  }

  const unfinished = async (accountRef: string): Promise<RunState | null> => {
    await refuseNewer(ports.files, accountRef);
    return (await statesOf(accountRef)).find(({ endedAt }) => endedAt === null) ?? null;
  };

  function refuseWhileActive(): void {
    const busy = [...runners.values()].find((runner) => active.has(runner.snapshot().phase));
    if (busy !== undefined) throw new ProblemError('run-in-progress', { params: { runId: busy.runId } });
  }

  const start = (runner: Runner, work: (runner: Runner) => Promise<void>): RunSnapshot => {
    shown = runner.runId;
    void work(runner);
    return runner.snapshot();
  };

  async function startRun(planId: string): Promise<RunSnapshot> {
    const plan = plans.get(planId);
    if (plan === undefined || plan.until < Date.now())
      throw new ProblemError('not-found', { params: { what: 'plan' } });
    const [blocking] = plan.blocking;
    if (blocking !== undefined) throw new ProblemError(blocking.code, blocking);
    refuseWhileActive();
    const open = await unfinished(plan.facts.accountRef);
    if (open !== null) throw new ProblemError('run-in-progress', { params: { runId: open.facts.runId } });
    const { facts, draft } = plan;
    const typed = typedBy(draft);
    plans.clear();
    if (typed !== null)
      await keychainOf(facts).put(keychainItems(facts.runId).password, Buffer.from(typed, 'utf8'));
    passwords.forget();
    const first: JournalRecord = { type: 'start', v: 1, at: Date.now(), facts };
    await append(ports.files, facts.runId, first);
    const state = stateFrom([first]);
    if (state === null) throw new ProblemError('unknown');
    const runner = createRunner(ports, { ...state, phase: 'running' });
    runners.set(facts.runId, runner);
    return start(runner, (one) => one.run());
  }

  const handlers: Handlers = {
    async suggest({ accountRef }) {
      const account = await ports.access.open(accountRef);
      const administrators = (await ports.administrators?.(accountRef)) ?? [];
      const open = await unfinished(accountRef);
      return suggestionFor(account, administrators, open?.facts.runId ?? null, suggestedName(administrators));
    },
    async checkName({ accountRef, userName }) {
      const { gateway } = await ports.access.open(accountRef);
      return { free: !(await isTaken(gateway, userName)) };
    },
    async searchPermissions({ accountRef, query }) {
      const { gateway } = await ports.access.open(accountRef);
      return searchPermissions(gateway, query).catch((error: unknown) => {
        throw problemOf(error);
      });
    },
    holdPassword: ({ accountRef, password }) => ({ passwordId: passwords.hold(accountRef, password) }),
    async plan(draft) {
      const account = await ports.access.open(draft.accountRef);
      checkDraft(draft, account.summary);
      try {
        const reading = await readForPlan(account.gateway, draft.userName, [
          draft.deviceName,
          ...(draft.phoneDevice ? [phoneDeviceName(draft)] : []),
        ]);
        const facts = factsOf(draft, account, newRunId(Date.now()), reading);
        const plan = planOf(
          randomUUID(),
          facts,
          reading,
          await passwordProblems(typedBy(draft), account.gateway),
        );
        plans.clear();
        plans.set(plan.planId, {
          facts,
          draft,
          blocking: plan.blocking,
          until: Date.now() + 3_600_000,
        });
        return plan;
      } catch (error) {
        throw problemOf(error, { userName: draft.userName });
      }
    },
    start: ({ planId }) => startRun(planId),
    async getRun({ accountRef }) {
      const [state] = await statesOf(accountRef);
      if (state === undefined || (state.endedAt !== null && state.phase !== 'done')) return null;
      shown = state.facts.runId;
      return (await runnerOf(state.facts.runId)).snapshot();
    },
    async pause({ runId }) {
      (await runnerOf(runId)).pause();
      return { done: true };
    },
    async resume({ runId }) {
      const runner = await runnerOf(runId);
      if (runner.isActive()) return runner.snapshot();
      refuseWhileActive();
      const undoing = runner.state().phase === 'undoing' || runner.snapshot().phase === 'undo-stopped';
      return start(runner, (one) => (undoing ? rollback(one) : one.run()));
    },
    async hurry({ runId }) {
      (await runnerOf(runId)).hurry();
      return { done: true };
    },
    async leave({ runId }) {
      const runner = await runnerOf(runId);
      if (active.has(runner.snapshot().phase))
        throw new ProblemError('run-in-progress', { params: { runId } });
      await runner.record({ type: 'end', at: Date.now(), phase: 'left' });
      return runner.snapshot();
    },
    async stopReport({ accountRef }) {
      const state = await unfinished(accountRef);
      if (state === null) return null;
      const runner = await runnerOf(state.facts.runId);
      if (active.has(runner.snapshot().phase)) return null;
      return stopReportOf(runner.state(), () => runner.undoContext());
    },
    async undoList({ runId }) {
      const runner = await runnerOf(runId);
      const state = runner.state();
      const { signedIn, leave } = await told(async () => undoFacts(await runner.undoContext()));
      return {
        runId,
        remove: [...undoOrder(madeBy(state))],
        leave,
        typed: signedIn || state.signedInAt !== null ? state.facts.userName : null,
        since: state.startedAt,
      };
    },
    async undo({ runId, typed }) {
      const runner = await runnerOf(runId);
      runner.pause();
      await runner.settled();
      refuseWhileActive();
      const { facts, signedInAt } = runner.state();
      const known = await told(async () => {
        const context = await runner.undoContext();
        return { context, user: await userNow(context) };
      });
      if ((known.user.signedIn || signedInAt !== null) && typed !== facts.userName)
        throw new ProblemError('confirmation-wrong', { field: 'typed' });
      return start(runner, (one) => rollback(one, known));
    },
    async pastRuns() {
      const states = await statesOf(null);
      return states.slice(0, 500).map(({ facts, startedAt, phase }) => ({
        runId: facts.runId,
        accountRef: facts.accountRef,
        userName: facts.userName,
        startedAt,
        phase,
      }));
    },
    async log({ runId }) {
      const { records } = await readJournal(ports.files, runId);
      return { lines: records.map(lineOf).slice(-5000) };
    },
    async signedIn({ runId }) {
      await (await runnerOf(runId)).record({ type: 'signed-in', at: Date.now() });
      return { done: true };
    },
  };

  return {
    handlers,
    passwords,
    async runSecrets(runId) {
      const keychain = keychainOf((await runnerOf(runId)).state().facts);
      const bytes = await keychain.get(keychainItems(runId).password);
      return {
        password: bytes === null ? null : Buffer.from(bytes).toString('utf8'),
        accessKey: await loadKey(keychain, runId),
      };
    },
    async runOf(runId) {
      const runner = await runnerOf(runId);
      return {
        facts: runner.state().facts,
        snapshot: runner.snapshot(),
        signedInAt: runner.state().signedInAt,
      };
    },
    current: () => (shown === null ? null : (runners.get(shown)?.snapshot() ?? null)),
    async pauseAll() {
      passwords.forget();
      for (const runner of runners.values()) runner.pause();
      await Promise.all([...runners.values()].map((runner) => runner.settled()));
    },
    async administratorOf(accountRef) {
      const finished = (await statesOf(accountRef)).find(({ phase }) => phase === 'done');
      return finished === undefined ? null : administratorFrom(finished);
    },
    async forgetRunsOf(accountRef) {
      for (const { facts } of await statesOf(accountRef)) {
        for (const item of Object.values(keychainItems(facts.runId))) await keychainOf(facts).remove(item);
        await ports.files.remove(journalName(facts.runId));
        runners.delete(facts.runId);
        if (shown === facts.runId) shown = null;
      }
      ports.publish(null);
    },
    async itemsOf(accountRef) {
      const states = await statesOf(accountRef);
      return states.flatMap(({ facts }) => Object.values(keychainItems(facts.runId)));
    },
  };
}
