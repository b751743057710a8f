import { randomUUID } from 'node:crypto';
import { problemOf } from '../aws/errors';
import { administratorFrom } from './administrator';
import type { Problem } from '../contract/common';
import { ProblemError } from '../contract/problem';
import type { Draft, RunSnapshot } from '../contract/setup';
import { journalName } from '../storage/layout';
import { keychainItems, type RunFacts } from './facts';
import { append, readJournal, type JournalRecord } from './journal';
import { createHeldPasswords } from './held-password';
import { loadKey } from './keys';
import { checkDraft, factsOf, newRunId, passwordProblems, planOf } from './plan';
import { isTaken, readForPlan } from './plan-read';
import type { Handlers, SetupRoom, SetupRoomPorts } from './room-types';
import { stopReportOf } from './reconcile';
import { rollback, undoOrder } from './rollback';
import { undoFacts } from './undo-list';
import { userNow } from './user-now';
import type { Runner } from './runner';
import { createRuns, isActive } from './runs';
import { phoneDeviceName, stateFrom, toldOf } from './state';
import { searchPermissions, suggestionFor } from './suggest';
import { told } from './told';
import { lineOf } from './words';

export function createSetupRoom(ports: SetupRoomPorts): SetupRoom {
  const runs = createRuns(ports);
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
  let named: Pick<Draft, 'accountRef' | 'userName' | 'deviceName'> | null = null;
  const keychainOf = ({ practice }: Pick<RunFacts, 'practice'>) =>
    (practice ? ports.practiceKeychain : undefined) ?? ports.keychain;
  const typedBy = ({ accountRef, password }: Draft): string | null =>
    password.kind === 'typed' ? passwords.get(accountRef, password.passwordId) : null;

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
    runs.refuseWhileActive();
    const open = await runs.unfinished(plan.facts.accountRef);
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
    return start(runs.add({ ...state, phase: 'running' }), (one) => one.run());
  }

  const handlers: Handlers = {
    async suggest({ accountRef }) {
      const account = await ports.access.open(accountRef);
      const open = await runs.unfinished(accountRef);
      const find = async () => (await ports.administrators?.(accountRef)) ?? [];
      const suggestion = await suggestionFor(account, find, open?.facts.runId ?? null);
      named = { accountRef, userName: suggestion.draft.userName, deviceName: suggestion.draft.deviceName };
      return suggestion;
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
        named = draft;
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
      const [state] = await runs.states(accountRef);
      if (state === undefined || (state.endedAt !== null && state.phase !== 'done')) return null;
      shown = state.facts.runId;
      return (await runs.of(state.facts.runId)).snapshot();
    },
    async pause({ runId }) {
      (await runs.of(runId)).pause();
      return { done: true };
    },
    async resume({ runId }) {
      const runner = await runs.of(runId);
      if (runner.isActive()) return runner.snapshot();
      runs.refuseWhileActive();
      const undoing = runner.state().phase === 'undoing' || runner.snapshot().phase === 'undo-stopped';
      return start(runner, (one) => (undoing ? rollback(one) : one.run()));
    },
    async hurry({ runId }) {
      (await runs.of(runId)).hurry();
      return { done: true };
    },
    async leave({ runId }) {
      const runner = await runs.of(runId);
      if (isActive(runner)) throw new ProblemError('run-in-progress', { params: { runId } });
      await runner.record({ type: 'end', at: Date.now(), phase: 'left' });
      runner.show(runner.state().phase);
      return runner.snapshot();
    },
    async stopReport({ accountRef }) {
      const state = await runs.unfinished(accountRef);
      if (state === null) return null;
      const runner = await runs.of(state.facts.runId);
      if (isActive(runner)) return null;
      return stopReportOf(runner.state(), () => runner.undoContext());
    },
    async undoList({ runId }) {
      const runner = await runs.of(runId);
      const state = runner.state();
      const { signedIn, leave } = await told(async () => undoFacts(await runner.undoContext()));
      return {
        runId,
        remove: [...undoOrder(toldOf(state))],
        leave,
        typed: signedIn || state.signedInAt !== null ? state.facts.userName : null,
        since: state.startedAt,
      };
    },
    async undo({ runId, typed }) {
      const runner = await runs.of(runId);
      runner.pause();
      await runner.settled();
      runs.refuseWhileActive();
      const { facts, signedInAt } = runner.state();
      const known = await told(async () => {
        const context = await runner.undoContext();
        return { context, user: await userNow(context) };
      });
      if ((known.user.signedIn || signedInAt !== null) && typed !== facts.userName)
        throw new ProblemError('confirmation-wrong', { field: 'typed' });
      return start(runner, (one) => rollback(one, known));
    },
    async removeLeft({ runId, remove, typed }) {
      const runner = await runs.of(runId);
      runs.refuseWhileActive();
      if (runner.snapshot().phase !== 'undo-stopped') throw new ProblemError('nothing-to-do');
      const { userName } = runner.state().facts;
      // This run made none of it, so it is never taken away by a press alone.
      if (typed !== userName) throw new ProblemError('confirmation-wrong', { field: 'typed' });
      const known = await told(async () => {
        const context = await runner.undoContext();
        return { context, user: await userNow(context) };
      });
      if (known.user.whose === 'foreign') throw new ProblemError('name-taken', { params: { userName } });
      return start(runner, (one) => rollback(one, known, remove));
    },
    async pastRuns() {
      const states = await runs.states(null);
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
      await (await runs.of(runId)).record({ type: 'signed-in', at: Date.now() });
      return { done: true };
    },
  };

  return {
    handlers,
    passwords,
    async runSecrets(runId) {
      const keychain = keychainOf((await runs.of(runId)).state().facts);
      const bytes = await keychain.get(keychainItems(runId).password);
      return {
        password: bytes === null ? null : Buffer.from(bytes).toString('utf8'),
        accessKey: await loadKey(keychain, runId),
      };
    },
    async runOf(runId) {
      const runner = await runs.of(runId);
      return {
        facts: runner.state().facts,
        snapshot: runner.snapshot(),
        signedInAt: runner.state().signedInAt,
      };
    },
    current: () => (shown === null ? null : (runs.known(shown)?.snapshot() ?? null)),
    namesOf: (accountRef) => (named?.accountRef === accountRef ? named : null),
    async findUnfinished(accountRef) {
      if (shown !== null) return;
      const open = (await runs.states(null)).filter(({ endedAt }) => endedAt === null);
      const state = open.find(({ facts }) => facts.accountRef === accountRef) ?? open[0];
      if (state === undefined) return;
      await runs.of(state.facts.runId);
      shown ??= state.facts.runId;
    },
    async pauseAll() {
      passwords.forget();
      for (const runner of runs.all()) runner.pause();
      await Promise.all(runs.all().map((runner) => runner.settled()));
    },
    async administratorOf(accountRef) {
      const finished = (await runs.states(accountRef)).find(({ phase }) => phase === 'done');
      return finished === undefined ? null : administratorFrom(finished);
    },
    async forgetRunsOf(accountRef) {
      for (const { facts } of await runs.states(accountRef)) {
        for (const item of Object.values(keychainItems(facts.runId))) await keychainOf(facts).remove(item);
        await ports.files.remove(journalName(facts.runId));
        runs.forget(facts.runId);
        if (shown === facts.runId) shown = null;
      }
      ports.publish(null);
    },
    async itemsOf(accountRef) {
      const states = await runs.states(accountRef);
      return states.flatMap(({ facts }) => Object.values(keychainItems(facts.runId)));
    },
  };
}
