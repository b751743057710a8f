import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../../electron/contract';
import { createWorld, type World } from '../unit/setup/kit';
import { chanceOf, injector, wireFaults } from './chance';

/** How many random sequences; the whole proof takes 2,000 and more. */
const sequences = Number(process.env['OFFROOT_SEQUENCES'] ?? 60);
const firstSeed = Number(process.env['OFFROOT_FIRST_SEED'] ?? 1);
const eventsAtMost = 6;

/** Starts the program, lets it work until it rests or is killed at its n-th boundary. */
async function live(
  world: World,
  killAfter: number,
  work: (room: ReturnType<World['open']>) => Promise<RunSnapshot>,
): Promise<RunSnapshot | null> {
  let left = killAfter;
  return new Promise((resolve, reject) => {
    const room = world.open(() => {
      left -= 1;
      if (left !== 0) return undefined;
      resolve(null);
      return new Promise<never>(() => undefined) as never;
    });
    work(room).then(resolve, reject);
  });
}

type Wanted = Partial<World['draft']>;

/** What a person does who opens the program: begins, goes on, or undoes, by what it says about the last run. */
async function oneSitting(
  world: World,
  room: ReturnType<World['open']>,
  wanted: Wanted,
  undo: boolean,
): Promise<RunSnapshot> {
  const [newest] = await room.handlers.pastRuns({});
  if (newest === undefined) {
    const plan = await room.handlers.plan({ ...world.draft, ...wanted });
    await room.handlers.start({ planId: plan.planId });
    return world.rest(room);
  }
  const { runId, phase } = newest;
  const report = await room.handlers.stopReport({ accountRef: 'a1' });
  if (phase === 'undone' || (phase === 'done' && !undo)) {
    expect(report).toBeNull();
    return (await room.runOf(runId)).snapshot;
  }
  if (undo && report?.undoing !== true) await room.handlers.undo({ runId, typed: null });
  else await room.handlers.resume({ runId });
  return world.rest(room);
}

/** A problem that is told to the person is no end: they press the button again. */
async function orTold(work: Promise<RunSnapshot | null>): Promise<RunSnapshot | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ProblemError') return null;
    throw error;
  });
}

async function sequence(seed: number): Promise<'done' | 'undone'> {
  const chance = chanceOf(seed);
  const faults = injector();
  const world = await createWorld({ wrapTransport: faults.wrap, propagationMs: chance.of([0, 3000]) });
  const before = world.account.snapshot();
  const story: string[] = [];
  const undo = chance.below(3) === 0;
  const undoFrom = chance.below(eventsAtMost);
  const accessKey = chance.of(['keep', 'delete-after-proof'] as const);
  const phoneDevice = chance.below(4) === 0;
  const alias = chance.below(4) === 0 ? 'haneul' : null;
  const wanted = { accessKey, phoneDevice, alias } as unknown as Wanted;
  const events = 1 + chance.below(eventsAtMost);
  let last: RunSnapshot | null = null;
  for (let event = 0; event <= events; event += 1) {
    const final = event === events;
    const kill = !final && chance.below(2) === 0 ? 1 + chance.below(45) : 0;
    if (final) faults.disarm();
    else faults.arm(chance.of(wireFaults), chance.below(22), chance.of([1, 1, 2, 5]));
    const undoing = undo && (final || event >= undoFrom);
    story.push(`event ${event}: kill ${kill}, ${undoing ? 'undo' : 'go on'}`);
    last = await orTold(live(world, kill, (room) => oneSitting(world, room, wanted, undoing)));
  }
  const told = {
    seed,
    story,
    faults: faults.log(),
    problem: last?.problem ?? null,
  };
  const snapshot = world.account.snapshot();
  if (last?.phase === 'undone') {
    expect({ told, snapshot }).toEqual({ told, snapshot: before });
    expect({ told, items: [...world.keychain.items.keys()], held: world.vault.entries.size }).toEqual({
      told,
      items: [],
      held: 0,
    });
    return 'undone';
  }
  expect({ told, phase: last?.phase }).toEqual({ told, phase: 'done' });
  const devices = ['minji-admin', ...(phoneDevice ? ['minji-admin'] : [])];
  expect({
    told,
    users: snapshot.users.map(({ name }) => name),
    keys: snapshot.users[0]?.keys.length,
    login: snapshot.users[0]?.login !== null,
    devices: snapshot.devices.map(({ owner }) => owner),
    held: [...world.vault.entries.values()].map(({ serialNumber }) => serialNumber).sort(),
    alias: snapshot.alias,
  }).toEqual({
    told,
    users: ['minji-admin'],
    keys: accessKey === 'keep' ? 1 : 0,
    login: true,
    devices,
    held: snapshot.devices.map(({ serialNumber }) => serialNumber).sort(),
    alias,
  });
  return 'done';
}

describe('any sequence of faults, kills and resumes', () => {
  it(
    `ends in "done" or "undone exactly", never in between (${sequences} sequences from ${firstSeed})`,
    async () => {
      const ends = { done: 0, undone: 0 };
      for (let seed = firstSeed; seed < firstSeed + sequences; seed += 1) ends[await sequence(seed)] += 1;
      expect(ends.done + ends.undone).toBe(sequences);
      expect(ends.undone).toBeGreaterThan(0);
    },
    Math.max(120_000, sequences * 3000),
  );
});
