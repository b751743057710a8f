import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../../../electron/contract';
import type { SetupRoom } from '../../../electron/setup';
import { faultOn } from './faulty';
import { createWorld, type World } from './kit';

/** Does something the first time that a snapshot fits. */
async function when(world: World, fits: (run: RunSnapshot) => boolean, act: () => unknown): Promise<void> {
  for (let turn = 0; turn < 5000; turn += 1) {
    const last = world.shown.at(-1);
    if (last !== undefined && fits(last)) return void (await act());
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never came to that');
}

const started = async (world: World, room: SetupRoom): Promise<string> => {
  const plan = await room.handlers.plan(world.draft);
  return (await room.handlers.start({ planId: plan.planId })).runId;
};

describe('leaving while AWS asks to slow down', () => {
  /** Throttled for ever, on a clock that stands still: nothing goes on unless somebody does something. */
  const standing = async () => {
    const broken = faultOn('AttachUserPolicy', 'throttled-twice');
    const world = await createWorld({ wrapTransport: broken.wrap, stillWhile: () => broken.hits() === 1 });
    const room = world.open();
    const runId = await started(world, room);
    const waits = ({ waiting }: RunSnapshot): boolean => waiting?.reason === 'slow-down';
    return { world, room, runId, waits };
  };

  it('a pause ends the wait between two tries at once, and the run rests', async () => {
    const { world, room, runId, waits } = await standing();
    await when(world, waits, () => room.handlers.pause({ runId }));
    expect((await world.rest(room)).phase).toBe('paused');
  });

  it('"Try now" ends the wait between two tries at once', async () => {
    const { world, room, runId, waits } = await standing();
    await when(world, waits, () => room.handlers.hurry({ runId }));
    expect((await world.rest(room)).phase).toBe('done');
  });
});

describe('leaving while undoing', () => {
  it('a pause stops it between two things; going on leads to exactly what was before', async () => {
    const world = await createWorld();
    const before = world.account.snapshot();
    const room: SetupRoom = world.open((name) => {
      if (name === 'undo:password:committed') void room.handlers.pause({ runId });
    });
    const { runId } = await world.run(room);
    await room.handlers.undo({ runId, typed: null });
    const rests = await world.rest(room);
    expect(rests).toMatchObject({ phase: 'undo-stopped', problem: null });
    const there = rests.made.filter(({ state }) => state === 'there').map(({ kind }) => kind);
    expect(there).toEqual(['user', 'policy', 'mfa-device']);
    await room.handlers.resume({ runId });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
  });

  it('the end of the program waits for the request in flight', async () => {
    const world = await createWorld();
    const room = world.open();
    const { runId } = await world.run(room);
    await room.handlers.undo({ runId, typed: null });
    await room.pauseAll();
    expect(room.current()?.phase).toBe('undo-stopped');
    const calls = world.calls.length;
    await world.sleep(60_000);
    expect(world.calls.length).toBe(calls);
  });
});
