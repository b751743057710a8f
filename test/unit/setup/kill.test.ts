import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../../../electron/contract';
import { createWorld, type World } from './kit';

/** Runs until the n-th boundary, where the program ends for good. Null when there were fewer. */
async function killAt(world: World, nth: number): Promise<string | null> {
  let seen = 0;
  let killedAt: string | null = null;
  await new Promise<void>((resolve) => {
    const never = new Promise<never>(() => undefined);
    const room = world.open((name) => {
      seen += 1;
      if (seen !== nth) return undefined;
      killedAt = name;
      resolve();
      return never as never;
    });
    void world.run(room).then(
      () => resolve(),
      () => resolve(),
    );
  });
  return killedAt;
}

async function goOn(world: World): Promise<RunSnapshot> {
  const room = world.open();
  const report = await room.handlers.stopReport({ accountRef: 'a1' });
  if (report === null) throw new Error('no unfinished run');
  await room.handlers.resume({ runId: report.runId });
  return world.rest(room);
}

/** Some fifty whole runs each. */
const patience = 180_000;

describe('a program killed at any boundary', () => {
  it(
    'goes on to the same end, with nothing lost, doubled or stranded',
    async () => {
      const names: string[] = [];
      for (let nth = 1; ; nth += 1) {
        const world = await createWorld({ propagationMs: 1000 });
        const at = await killAt(world, nth);
        if (at === null) break;
        names.push(at);
        const end = await goOn(world);
        expect({ at, phase: end.phase, problem: end.problem?.code ?? null }).toEqual({
          at,
          phase: 'done',
          problem: null,
        });
        const { users, devices } = world.account.snapshot();
        expect({
          at,
          users: users.length,
          keys: users[0]?.keys.length,
          devices: devices.map(({ owner }) => owner),
        }).toEqual({ at, users: 1, keys: 1, devices: ['minji-admin'] });
        expect(world.vault.entries.size).toBe(1);
      }
      expect(names.length).toBeGreaterThan(40);
    },
    patience,
  );

  it(
    'or undoes to exactly what was before',
    async () => {
      for (let nth = 1; ; nth += 1) {
        const world = await createWorld({ propagationMs: 1000 });
        const before = world.account.snapshot();
        const at = await killAt(world, nth);
        if (at === null) break;
        const room = world.open();
        const report = await room.handlers.stopReport({ accountRef: 'a1' });
        if (report === null) throw new Error('no unfinished run');
        await room.handlers.undo({ runId: report.runId, typed: null });
        const end = await world.rest(room);
        expect({ at, phase: end.phase, problem: end.problem?.code ?? null }).toEqual({
          at,
          phase: 'undone',
          problem: null,
        });
        expect(world.account.snapshot()).toEqual(before);
        expect(world.keychain.items.size).toBe(0);
      }
    },
    patience,
  );
});
