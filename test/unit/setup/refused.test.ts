import { describe, expect, it } from 'vitest';
import { faultOn, refusing } from './faulty';
import { createWorld } from './kit';
import { beside } from './stops';

const made = ['user', 'policy', 'mfa-device', 'password', 'access-key'] as const;

describe('what AWS refused to make', () => {
  it.each([
    ['CreateUser', 403, 'AccessDenied', 0],
    ['CreateVirtualMFADevice', 409, 'LimitExceeded', 2],
    ['CreateLoginProfile', 403, 'AccessDenied', 3],
    ['CreateAccessKey', 409, 'LimitExceeded', 4],
  ])(
    '%s: is not listed as existing, and undoing leaves the account as it was',
    async (action, status, code, before) => {
      const refuses = refusing(action, status, code);
      const world = await createWorld({ wrapTransport: refuses.wrap, propagationMs: 0 });
      const was = world.account.snapshot();
      const room = world.open();
      const end = await world.run(room);
      expect(end.phase).toBe('failed');
      expect(end.made.map(({ kind }) => kind)).toEqual(made.slice(0, before));
      const { remove } = await room.handlers.undoList({ runId: end.runId });
      expect(remove.map(({ kind }) => kind)).toEqual(made.slice(0, before).toReversed());
      await room.handlers.undo({ runId: end.runId, typed: null });
      expect((await world.rest(room)).phase).toBe('undone');
      expect(world.account.snapshot()).toEqual(was);
    },
  );

  it('is made after all when the person tries again and AWS allows it', async () => {
    const refuses = refusing('CreateUser', 403, 'AccessDenied', { times: 1 });
    const world = await createWorld({ wrapTransport: refuses.wrap, propagationMs: 0 });
    const room = world.open();
    const { runId } = await world.run(room);
    await room.handlers.resume({ runId });
    const end = await world.rest(room);
    expect(end.phase).toBe('done');
    expect(end.made.map(({ kind }) => kind)).toEqual(made);
  });

  it('a user of that name that is not the run’s is not listed as made by it', async () => {
    const world = await createWorld({ propagationMs: 0 });
    const room = world.open();
    const plan = await room.handlers.plan(world.draft);
    world.account.scenario('name-taken', { name: 'minji-admin' });
    await room.handlers.start({ planId: plan.planId });
    const end = await world.rest(room);
    expect(end).toMatchObject({ phase: 'failed', problem: { code: 'name-taken' }, made: [] });
  });
});

it('a user that somebody deleted meanwhile is not listed as existing, once AWS has said so', async () => {
  const refuses = refusing('AttachUserPolicy', 403, 'AccessDenied', { times: 1 });
  const world = await createWorld({ wrapTransport: refuses.wrap });
  const was = world.account.snapshot();
  const room = world.open();
  const { runId, made: there } = await world.run(room);
  expect(there.map(({ kind }) => kind)).toEqual(['user', 'policy']);
  await beside(world).iam('DeleteUser', { UserName: 'minji-admin' });
  await room.handlers.resume({ runId });
  expect(await world.rest(room)).toMatchObject({ phase: 'failed', problem: { code: 'not-found' }, made: [] });
  await room.handlers.undo({ runId, typed: null });
  expect((await world.rest(room)).phase).toBe('undone');
  expect(world.account.snapshot()).toEqual(was);
});

it('what may have been made, since no answer came, stays on the list', async () => {
  const broken = faultOn('CreateUser', 'answer-lost');
  const refuses = refusing('GetUser', 403, 'AccessDenied');
  const world = await createWorld({
    wrapTransport: (inner, about) => {
      const lost = broken.wrap(inner, about);
      const denied = refuses.wrap(lost, about);
      return { handle: (request, how) => (broken.hits() > 0 ? denied : lost).handle(request, how) };
    },
  });
  const end = await world.run(world.open());
  expect(end).toMatchObject({ phase: 'failed', problem: { code: 'access-denied' } });
  expect(end.made.map(({ kind }) => kind)).toEqual(['user']);
});
