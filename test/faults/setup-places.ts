import { fullDraft, oneSitting, peopledWorld, recorded } from './setup-job';

export type Job = 'run' | 'rollback';
export type Places = { readonly boundaries: readonly string[]; readonly calls: readonly string[] };

async function record(): Promise<Readonly<Record<Job, Places>> & { readonly planCalls: number }> {
  const world = await peopledWorld();
  const plan = await recorded(world, (room) => room.handlers.plan({ ...world.draft, ...fullDraft }));
  const planCalls = plan.calls.length;
  const run = await recorded(world, (room) => oneSitting(world, room, fullDraft, false));
  const rollback = await recorded(world, (room) => oneSitting(world, room, fullDraft, true));
  return { planCalls, run: { ...run, calls: run.calls.slice(planCalls) }, rollback };
}

/** Where a run and its rollback can be broken, found by letting each of them go well once. */
export const placesOfSetup = await record();
