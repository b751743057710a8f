import * as Iam from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { cases, group, other, UserName } from './hanging';
import { createWorld } from './kit';
import { killAt, resumed } from './stops';

describe('what undoing leaves alone', () => {
  it.each(cases)(
    '$what of somebody else is named with AWS’s answer, stays, and is the last in the way',
    async (one) => {
      const world = await createWorld({ propagationMs: 0 });
      const iam = other(world);
      await iam.send(new Iam.CreateGroupCommand(group));
      const before = world.account.snapshot();
      const room = world.open();
      const { runId } = await world.run(room);
      const takeOff = await one.hang(iam, world);

      const { leave, typed } = await room.handlers.undoList({ runId });
      const label = typeof one.label === 'string' ? one.label : (expect.stringMatching(one.label) as string);
      expect(leave).toEqual([
        {
          kind: one.kind,
          label,
          evidence: {
            operation: one.operation,
            requestId: expect.any(String) as unknown,
            at: expect.any(Number) as unknown,
          },
        },
      ]);

      await room.handlers.undo({ runId, typed });
      const stopped = await world.rest(room);
      expect(stopped).toMatchObject({
        phase: 'undo-stopped',
        problem: { code: 'still-attached', params: { [`hanging-${one.kind}`]: 1 } },
      });
      expect(stopped.made.map(({ kind, state }) => [kind, state])).toEqual([
        ['user', 'refused'],
        ['policy', 'removed'],
        ['mfa-device', 'removed'],
        ['password', 'removed'],
        ['access-key', 'removed'],
      ]);
      expect((await room.handlers.undoList({ runId })).leave.map(({ kind }) => kind)).toEqual([one.kind]);

      await takeOff();
      await room.handlers.resume({ runId });
      expect((await world.rest(room)).phase).toBe('undone');
      expect(world.account.snapshot()).toEqual(before);
    },
  );

  it('a password that somebody else made before this run came to it is not the run’s either', async () => {
    const world = await createWorld({ propagationMs: 0 });
    const before = world.account.snapshot();
    await killAt(world, 'password:before-intent');
    const iam = other(world);
    await iam.send(new Iam.CreateLoginProfileCommand({ UserName, Password: 'night-Shift-2026' }));
    const room = world.open();
    const report = await room.handlers.stopReport({ accountRef: 'a1' });
    const runId = report?.runId ?? '';
    const { leave } = await room.handlers.undoList({ runId });
    expect(leave).toMatchObject([{ kind: 'password', evidence: { operation: 'GetLoginProfile' } }]);
    await room.handlers.undo({ runId, typed: null });
    expect((await world.rest(room)).phase).toBe('undo-stopped');
    expect(world.account.snapshot().users[0]?.login).not.toBeNull();
    await iam.send(new Iam.DeleteLoginProfileCommand({ UserName }));
    await room.handlers.resume({ runId });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
  });

  it.each(['access-key:committed', 'mfa-create:committed', 'mfa-enable:committed', 'password:committed'])(
    'nothing of its own is on that list, also not what an answer lost at %s has left',
    async (stop) => {
      const world = await createWorld({ propagationMs: 0 });
      await killAt(world, stop);
      const room = world.open();
      const report = await room.handlers.stopReport({ accountRef: 'a1' });
      expect((await room.handlers.undoList({ runId: report?.runId ?? '' })).leave).toEqual([]);
      const { room: later, end } = await resumed(world);
      expect(end.phase).toBe('done');
      expect((await later.handlers.undoList({ runId: end.runId })).leave).toEqual([]);
    },
  );
});
