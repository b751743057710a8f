import { placesOfSetup, type Job } from '../setup-places';
import type { FaultPoint, Outcome } from '../point';
import { judge } from '../judge';
import { faultsOf, lastingFaults, numbered, striker } from '../matrix';
import { factsOf, fullDraft, fullEnd, killedAt, peopledWorld, sit } from '../setup-job';
import { injector, type WireFault } from '../chance';

/** A person tries again this often before the program counts as stuck. */
const tries = 5;
const undone = { end: 'undone' } as const;

async function killPoint(job: Job, nth: number, then: 'go on' | 'undo'): Promise<Outcome> {
  const world = await peopledWorld();
  const before = factsOf(world);
  const undo = then === 'undo';
  if (job === 'rollback') await sit(world, world.open(), fullDraft, false);
  const at = await killedAt(world, nth, (room) => sit(world, room, fullDraft, job === 'rollback'));
  const { snapshot, told } = await sit(world, world.open(), fullDraft, undo);
  const ended = at !== null && snapshot?.phase === (undo ? 'undone' : 'done');
  return judge(before, factsOf(world), undo ? undone : fullEnd, { ended, told: told ?? '' });
}

/** Killed in the run, then once more in undoing it, when AWS has removed something and before the program hears of it. */
async function twicePoint(nth: number, action: string): Promise<Outcome> {
  const faults = injector();
  const world = await peopledWorld(faults.wrap);
  const before = factsOf(world);
  const at = await killedAt(world, nth, (room) => sit(world, room, fullDraft, false));
  const killed = await new Promise<boolean>((resolve, reject) => {
    faults.armKill(0, () => resolve(true), action);
    sit(world, world.open(), fullDraft, true).then(() => resolve(false), reject);
  });
  faults.disarm();
  const { snapshot, told } = await sit(world, world.open(), fullDraft, true);
  const ended = at !== null && killed && snapshot?.phase === 'undone';
  return judge(before, factsOf(world), undone, {
    ended,
    told: [killed ? '' : 'the second kill never came', told ?? ''].filter(Boolean).join('; '),
  });
}

/** What undoing removes, from the boundary on after which it is there. */
const removals = [
  ['DeleteUser', 'user:committed'],
  ['DeleteVirtualMFADevice', 'mfa-create:committed'],
  ['DeleteLoginProfile', 'password:committed'],
  ['DeleteAccessKey', 'access-key:committed'],
] as const;

function twice(): readonly FaultPoint[] {
  const { boundaries } = placesOfSetup.run;
  const names = numbered(boundaries);
  return removals.flatMap(([action, from]) =>
    names.slice(boundaries.indexOf(from)).flatMap((name) => {
      const nth = names.indexOf(name) + 1;
      const title = `${name}, then while AWS answers ${action}`;
      return [
        {
          kind: 'kill in the run, then kill in its undoing',
          name: title,
          run: () => twicePoint(nth, action),
        },
      ];
    }),
  );
}

async function wirePoint(job: Job, nth: number, fault: WireFault, then: 'go on' | 'undo'): Promise<Outcome> {
  const strike = striker();
  const world = await peopledWorld(strike.wrap);
  const before = factsOf(world);
  const room = world.open();
  if (job === 'rollback') await sit(world, room, fullDraft, false);
  // Reading for the plan changes nothing; the job begins with its first own call.
  const planned = job === 'run' ? placesOfSetup.planCalls : 0;
  strike.arm(fault, planned + nth);
  let { snapshot, told } = await sit(world, room, fullDraft, job === 'rollback');
  const struck = strike.struck();
  const stopped = told ?? (snapshot?.phase === 'done' || snapshot?.phase === 'undone' ? 'ended' : null);
  strike.disarm();
  const undo = then === 'undo';
  const wanted = undo ? 'undone' : 'done';
  for (let tried = 0; tried < tries && snapshot?.phase !== wanted; tried += 1)
    ({ snapshot, told } = await sit(world, room, fullDraft, undo));
  const ended = snapshot?.phase === wanted && struck && stopped !== null;
  const words = [
    struck ? '' : 'the fault never struck',
    stopped === null ? 'stopped without a word' : '',
    told ?? '',
  ];
  return judge(before, factsOf(world), undo ? undone : fullEnd, {
    ended,
    told: words.filter(Boolean).join('; '),
  });
}

function kills(): readonly FaultPoint[] {
  const of = (job: Job, then: 'go on' | 'undo'): readonly FaultPoint[] =>
    numbered(placesOfSetup[job].boundaries).map((name, at) => ({
      kind: `kill in the ${job}, then ${then}`,
      name,
      run: () => killPoint(job, at + 1, then),
    }));
  return [...of('run', 'go on'), ...of('run', 'undo'), ...of('rollback', 'undo')];
}

function wires(): readonly FaultPoint[] {
  const of = (
    job: Job,
    then: 'go on' | 'undo',
    wanted: (fault: WireFault) => boolean,
  ): readonly FaultPoint[] =>
    placesOfSetup[job].calls.flatMap((action, nth) =>
      faultsOf(action)
        .filter(wanted)
        .map((fault) => ({
          kind: `answer in the ${job}, then ${then}`,
          name: `${fault} on ${numbered(placesOfSetup[job].calls)[nth] ?? action}`,
          run: () => wirePoint(job, nth, fault, then),
        })),
    );
  return [
    ...of('run', 'go on', () => true),
    ...of('run', 'undo', (fault) => lastingFaults.has(fault)),
    ...of('rollback', 'undo', () => true),
  ];
}

/** The setup run and its rollback: killed at every boundary, and each call answered wrongly in every way. */
export const setupPoints = (): readonly FaultPoint[] => [...kills(), ...twice(), ...wires()];
