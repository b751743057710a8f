import { isAws, problemOf } from '../aws/errors';
import { isProblem, ProblemError } from '../contract/problem';
import type { Made } from '../contract/setup';
import { PauseAsked, type UndoContext } from './context';
import { createPatience } from './patience';
import { removers, type Removed } from './removers';
import type { Runner } from './runner';
import { madeBy, onUser } from './state';
import { asNamed, hangingCounts, takeOff, type Named } from './take-off';
import { hangingOn } from './undo-list';
import { userNow, type UserNow } from './user-now';

type Kind = Made['kind'];

/** Newest first. */
export function undoOrder(made: readonly Made[]): readonly Made[] {
  return made.filter(({ state }) => state === 'there' || state === 'refused').reverse();
}

/** Waits in place for trouble that passes by itself, and asks again; removing may always be repeated. */
async function patiently<T>(context: UndoContext, work: () => Promise<T>): Promise<T> {
  const patience = createPatience();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const pause = patience(error);
      if (pause === null) throw error;
      await context.wait(pause.reason, pause.ms);
    }
  }
}

async function removeOne(
  runner: Runner,
  context: UndoContext,
  kind: Kind,
  whose: UserNow['whose'],
): Promise<Removed | 'refused'> {
  if (whose === 'foreign' && onUser.has(kind)) {
    const params = { userName: context.facts.userName };
    runner.useProblem(new ProblemError('name-taken', { params }).problem);
    return 'refused';
  }
  return refusable(runner, context, () => patiently(context, () => removers[kind](context)));
}

/** A refusal of AWS is told and does not end the undoing of the rest. */
async function refusable(
  runner: Runner,
  context: UndoContext,
  work: () => Promise<Removed | 'refused'>,
): Promise<Removed | 'refused'> {
  try {
    return await work();
  } catch (error) {
    if (!isAws(error, 'access-denied', 'denied-by-organization', 'delete-conflict')) throw error;
    const counts = isAws(error, 'delete-conflict')
      ? await patiently(context, () => hangingCounts(context))
      : {};
    runner.useProblem(problemOf(error, { userName: context.facts.userName, ...counts }).problem);
    return 'refused';
  }
}

/** What others hung on the run's user, as far as the person named it. The permission is for this once and is not kept. */
async function takeOffNamed(runner: Runner, context: UndoContext, named: readonly Named[]): Promise<void> {
  if (named.length === 0) return;
  const hanging = await patiently(context, () => hangingOn(context));
  for (const one of asNamed(hanging, named)) {
    if (runner.isPausing()) throw new PauseAsked();
    runner.takeRequestIds();
    await context.boundary(`undo:left-${one.kind}:before`);
    const state = await refusable(runner, context, () => patiently(context, () => takeOff(context, one)));
    await context.boundary(`undo:left-${one.kind}:committed`);
    const kind = `left ${one.kind} ${one.label}`;
    await runner.record({
      type: 'undo-result',
      at: Date.now(),
      kind,
      state,
      requestIds: [...runner.takeRequestIds()],
    });
  }
}

/** What was asked a moment ago, when the person confirmed; it is not asked again. */
export type Known = { readonly context: UndoContext; readonly user: UserNow };

/**
 * Removes what this run made, newest first, and only that. Journaled after each object; what is gone already counts
 * as done, so it may be cut off and started again. Ends in `undone` or `undo-stopped` (a pause, a lock, a
 * refusal), never rejects.
 */
export function rollback(
  runner: Runner,
  known: Known | null = null,
  named: readonly Named[] = [],
): Promise<void> {
  return runner.during(() => removeAll(runner, known, named));
}

async function removeAll(runner: Runner, known: Known | null, named: readonly Named[]): Promise<void> {
  try {
    runner.show('undoing');
    await runner.record({ type: 'undo', at: Date.now() });
    const context = known?.context ?? (await openPatiently(runner));
    const { whose } = known?.user ?? (await patiently(context, () => userNow(context)));
    let refused = 0;
    for (const { kind } of undoOrder(madeBy(runner.state()))) {
      if (runner.isPausing()) throw new PauseAsked();
      runner.show('undoing', kind);
      if (kind === 'user' && whose === 'ours') await takeOffNamed(runner, context, named);
      runner.takeRequestIds();
      await context.boundary(`undo:${kind}:before`);
      const state = await removeOne(runner, context, kind, whose);
      if (state === 'refused') refused += 1;
      await context.boundary(`undo:${kind}:committed`);
      const requestIds = [...runner.takeRequestIds()];
      await runner.record({ type: 'undo-result', at: Date.now(), kind, state, requestIds });
    }
    if (refused > 0) return runner.show('undo-stopped');
    await runner.record({ type: 'end', at: Date.now(), phase: 'undone' });
    runner.show('undone');
  } catch (error) {
    // A locked app drops the secrets, so undoing rests until somebody is back.
    const rests = error instanceof PauseAsked || isProblem(error, 'locked');
    runner.useProblem(rests ? null : problemOf(error).problem);
    runner.show('undo-stopped');
  }
}

/** Opening asks AWS who one is, which may have to wait for the network too. */
async function openPatiently(runner: Runner): Promise<UndoContext> {
  const patience = createPatience();
  for (;;) {
    try {
      return await runner.undoContext();
    } catch (error) {
      const pause = patience(error);
      if (pause === null) throw error;
      await runner.wait(pause.reason, pause.ms);
    }
  }
}
