import * as Iam from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { WrapTransport } from '../../../electron/aws';
import { faultOn } from './faulty';
import { cases, group, other, UserName, type Case } from './hanging';
import { createWorld, type World } from './kit';

type Named = Parameters<ReturnType<World['open']>['handlers']['removeLeft']>[0]['remove'];

/** A run whose undoing stopped, since somebody hung these on its user. */
async function stoppedWith(which: readonly Case[], wrapTransport?: WrapTransport) {
  const world = await createWorld({
    propagationMs: 0,
    ...(wrapTransport === undefined ? {} : { wrapTransport }),
  });
  const iam = other(world);
  await iam.send(new Iam.CreateGroupCommand(group));
  const before = world.account.snapshot();
  const room = world.open();
  const { runId } = await world.run(room);
  for (const one of which) {
    await one.hang(iam, world);
    // Codes of a device are good once.
    world.advance(60_000);
  }
  await room.handlers.undo({ runId, typed: null });
  expect((await world.rest(room)).problem?.code).toBe('still-attached');
  const { leave } = await room.handlers.undoList({ runId });
  const named = leave.map(({ kind, label }) => ({ kind, label })) as Named;
  return { world, iam, room, runId, before, named };
}

describe('removing what others hung on the run’s user', () => {
  it.each(cases)('takes $what off when it is named, and the user goes too', async (one) => {
    const { world, room, runId, before, named } = await stoppedWith([one]);
    await room.handlers.removeLeft({ runId, remove: named, typed: UserName });
    expect(await world.rest(room)).toMatchObject({ phase: 'undone', problem: null });
    // The group and AWS's policy are still there; a device is not left behind without an owner.
    expect(world.account.snapshot()).toEqual(before);
    const { lines } = await room.handlers.log({ runId });
    expect(lines.filter((line) => line.includes(` left ${one.kind} `))).toHaveLength(1);
  });

  it('takes off all of them at once', async () => {
    const { world, room, runId, before, named } = await stoppedWith(cases);
    expect(named).toHaveLength(cases.length);
    await room.handlers.removeLeft({ runId, remove: named, typed: UserName });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
  });

  it.each([
    ['DeactivateMFADevice', 1],
    ['DeleteVirtualMFADevice', 1],
    ['DeleteUserPolicy', 3],
    ['RemoveUserFromGroup', 4],
    ['DetachUserPolicy', 2],
  ])('strands nothing when the answer to %s is lost', async (action, at) => {
    const lost = faultOn(action, 'answer-lost');
    let armed = false;
    const wrap: WrapTransport = (inner, about) => {
      const losing = lost.wrap(inner, about);
      return { handle: (request, how) => (armed ? losing : inner).handle(request, how) };
    };
    const { world, room, runId, before, named } = await stoppedWith(cases.slice(at, at + 1), wrap);
    armed = true;
    await room.handlers.removeLeft({ runId, remove: named, typed: UserName });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(lost.hits()).toBe(1);
    expect(world.account.snapshot()).toEqual(before);
  });

  it('touches nothing that was not named, also not what came after the list', async () => {
    const [key, , policy] = cases;
    if (key === undefined || policy === undefined) throw new Error('no cases');
    const { world, iam, room, runId, named } = await stoppedWith([key]);
    await policy.hang(iam, world);
    await room.handlers.removeLeft({ runId, remove: named, typed: UserName });
    const stopped = await world.rest(room);
    expect(stopped).toMatchObject({
      phase: 'undo-stopped',
      problem: { code: 'still-attached', params: { 'hanging-policy': 1 } },
    });
    expect(stopped.problem?.params).not.toHaveProperty('hanging-access-key');
    const { leave } = await room.handlers.undoList({ runId });
    expect(leave.map(({ kind }) => kind)).toEqual(['policy']);
  });

  it('does nothing without the typed name, nor where no undoing stopped', async () => {
    const { world, room, runId, named } = await stoppedWith(cases.slice(0, 1));
    const was = world.account.snapshot();
    await expect(room.handlers.removeLeft({ runId, remove: named, typed: 'minji' })).rejects.toMatchObject({
      problem: { code: 'confirmation-wrong', field: 'typed' },
    });
    expect(world.account.snapshot()).toEqual(was);
    await room.handlers.removeLeft({ runId, remove: named, typed: UserName });
    await world.rest(room);
    await expect(room.handlers.removeLeft({ runId, remove: named, typed: UserName })).rejects.toThrow(
      'nothing-to-do',
    );
  });

  it('never touches a user of the name that is not the run’s', async () => {
    const { world, iam, room, runId, named } = await stoppedWith(cases.slice(4));
    await iam.send(new Iam.UntagUserCommand({ UserName, TagKeys: ['offroot:run'] }));
    const was = world.account.snapshot();
    await expect(room.handlers.removeLeft({ runId, remove: named, typed: UserName })).rejects.toMatchObject({
      problem: { code: 'name-taken', params: { userName: UserName } },
    });
    expect(world.account.snapshot()).toEqual(was);
  });

  it('is a permission for once: undoing that goes on later asks again', async () => {
    const { world, iam, room, runId, named } = await stoppedWith(cases.slice(4));
    await iam.send(new Iam.RemoveUserFromGroupCommand({ ...group, UserName }));
    await iam.send(
      new Iam.PutUserPolicyCommand({
        UserName,
        PolicyName: 'x',
        PolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
      }),
    );
    await room.handlers.removeLeft({ runId, remove: named, typed: UserName });
    expect((await world.rest(room)).phase).toBe('undo-stopped');
    await iam.send(new Iam.AddUserToGroupCommand({ ...group, UserName }));
    await iam.send(new Iam.DeleteUserPolicyCommand({ UserName, PolicyName: 'x' }));
    await room.handlers.resume({ runId });
    expect(await world.rest(room)).toMatchObject({
      phase: 'undo-stopped',
      problem: { params: { 'hanging-group': 1 } },
    });
  });

  it('can be declined: the run ends there, and what is left is left', async () => {
    const { world, room, runId } = await stoppedWith(cases.slice(4));
    const was = world.account.snapshot();
    const left = await room.handlers.leave({ runId });
    expect(left.phase).toBe('failed');
    expect(left.endedAt).not.toBeNull();
    expect(world.account.snapshot()).toEqual(was);
    expect(await room.handlers.getRun({ accountRef: 'a1' })).toBeNull();
  });
});
