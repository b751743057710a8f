import { describe, expect, it } from 'vitest';
import { createWorld } from './kit';

describe('the whole setup', () => {
  it('makes an administrator with MFA, password and key, and proves it', async () => {
    const world = await createWorld();
    const end = await world.run(world.open());
    expect(end.problem).toBeNull();
    expect(end.phase).toBe('done');
    expect(end.result).toMatchObject({ proof: 'full', signInName: '111122223333', keyKept: true });
    const [user] = world.account.snapshot().users;
    expect(user).toMatchObject({
      name: 'minji-admin',
      attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      login: { resetRequired: false },
    });
    expect(user?.keys).toHaveLength(1);
    expect(user?.tags).toEqual({ 'offroot:run': end.runId });
    expect(world.account.snapshot().devices).toEqual([
      expect.objectContaining({
        serialNumber: 'arn:aws:iam::111122223333:mfa/minji-admin',
        tags: { 'offroot:run': end.runId },
      }),
    ]);
  });

  it('deletes the key again by default', async () => {
    const world = await createWorld();
    const end = await world.run(world.open(), { accessKey: 'delete-after-proof' as never });
    expect(end.phase).toBe('done');
    expect(world.account.snapshot().users[0]?.keys).toEqual([]);
    expect([...world.keychain.items.keys()]).toEqual([`run/${end.runId}/password`]);
  });

  it('makes no AWS call that the job does not need', async () => {
    const world = await createWorld({ propagationMs: 0 });
    const end = await world.run(world.open());
    // identity 3, user 1, policy 1, device 1, enable and read back 2, policy and password 2, key 1, copied 3, proof 2
    expect(end.callCount).toBe(16);
  });

  it('writes no secret into the journal', async () => {
    const world = await createWorld();
    await world.run(world.open());
    const journals = [...world.disk.files]
      .filter(([name]) => name.includes('runs/'))
      .map(([, bytes]) => bytes.toString('utf8'))
      .join('\n');
    expect(journals).toContain('minji-admin');
    for (const { value } of world.account.secrets()) expect(journals).not.toContain(value);
  });

  it('undoes everything and leaves the account exactly as it was', async () => {
    const world = await createWorld();
    const before = world.account.snapshot();
    const room = world.open();
    const end = await world.run(room, { phoneDevice: true as never, alias: 'haneul' as never });
    expect(end.problem).toBeNull();
    const list = await room.handlers.undoList({ runId: end.runId });
    expect(list.remove.map(({ kind }) => kind)).toEqual([
      'mfa-phone',
      'access-key',
      'password',
      'mfa-device',
      'policy',
      'user',
      'alias',
    ]);
    await room.handlers.undo({ runId: end.runId, typed: list.typed });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
    expect(world.keychain.items.size).toBe(0);
    expect(world.vault.entries.size).toBe(0);
  });

  it('stops before a user that is not ours, and touches nothing', async () => {
    const world = await createWorld();
    world.account.scenario('name-taken', { name: 'minji-admin' });
    const before = world.account.snapshot();
    const plan = await world.open().handlers.plan(world.draft);
    expect(plan.blocking.map(({ code }) => code)).toContain('name-taken');
    expect(world.account.snapshot()).toEqual(before);
  });
});
