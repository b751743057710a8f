import { describe, expect, it } from 'vitest';
import { createPracticeAccount } from '../../../electron/practice';
import { createWorld } from './kit';
import { beside, killAt, resumed } from './stops';

describe('what is not this run’s', () => {
  it('a user that took the place of ours is not touched by going on, nor by undoing', async () => {
    const world = await createWorld();
    await killAt(world, 'policy:before-intent');
    const other = beside(world);
    await other.iam('DeleteUser', { UserName: 'minji-admin' });
    await other.iam('CreateUser', { UserName: 'minji-admin' });
    await other.iam('CreateAccessKey', { UserName: 'minji-admin' });
    const before = world.account.snapshot();
    const room = world.open();
    const report = await room.handlers.stopReport({ accountRef: 'a1' });
    expect(report).toMatchObject({ canContinue: false });
    expect(report?.findings.find(({ id }) => id === 'user')?.finding).toBe('foreign');
    const { end } = await resumed(world);
    expect(end).toMatchObject({ phase: 'failed', problem: { code: 'name-taken' } });
    const list = await room.handlers.undoList({ runId: end.runId });
    expect(list.leave).toEqual([
      {
        kind: 'user',
        label: 'minji-admin',
        evidence: expect.objectContaining({ operation: 'GetUser' }) as unknown,
      },
    ]);
    await room.handlers.undo({ runId: end.runId, typed: null });
    expect((await world.rest(room)).phase).toBe('undo-stopped');
    expect(world.account.snapshot()).toEqual(before);
  });

  it('a key that somebody made while the answer was lost is not guessed at', async () => {
    const world = await createWorld();
    await killAt(world, 'access-key:committed');
    await beside(world).iam('CreateAccessKey', { UserName: 'minji-admin' });
    const { end } = await resumed(world);
    expect(end).toMatchObject({ phase: 'failed', problem: { code: 'quota-keys' } });
    expect(world.account.snapshot().users[0]?.keys).toHaveLength(2);
  });

  it('a key that was made since stops the deletion of the user, is named and stays', async () => {
    const world = await createWorld();
    const room = world.open();
    const end = await world.run(room);
    await beside(world).iam('CreateAccessKey', { UserName: 'minji-admin' });
    const list = await room.handlers.undoList({ runId: end.runId });
    expect(list.leave.map(({ kind }) => kind)).toEqual(['access-key']);
    await room.handlers.undo({ runId: end.runId, typed: null });
    const stopped = await world.rest(room);
    expect(stopped).toMatchObject({ phase: 'undo-stopped', problem: { code: 'still-attached' } });
    expect(world.account.snapshot().users[0]?.keys).toHaveLength(1);
  });

  it('a leftover device without our tag blocks the plan and is not touched', async () => {
    const world = await createWorld();
    world.account.scenario('leftover-device', { name: 'minji-admin' });
    const before = world.account.snapshot();
    const room = world.open();
    const plan = await room.handlers.plan(world.draft);
    expect(plan.blocking.map(({ code }) => code)).toEqual(['mfa-orphan']);
    await expect(async () => room.handlers.start({ planId: plan.planId })).rejects.toThrow('mfa-orphan');
    expect(world.account.snapshot()).toEqual(before);
  });

  it('a leftover of an earlier run is shown in the plan, deleted and made anew', async () => {
    const world = await createWorld();
    const Tags = [{ Key: 'offroot:run', Value: 'or-2501-abcd' }];
    await beside(world).iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'minji-admin', Tags });
    const room = world.open();
    const plan = await room.handlers.plan(world.draft);
    expect(plan.blocking).toEqual([]);
    expect(plan.steps.find(({ id }) => id === 'mfa-create')?.problem?.code).toBe('mfa-orphan-ours');
    await room.handlers.start({ planId: plan.planId });
    expect((await world.rest(room)).phase).toBe('done');
    expect(world.account.snapshot().devices).toHaveLength(1);
  });

  it('a device that somebody uses under the wanted name blocks the plan as taken', async () => {
    const world = await createWorld();
    await world.run(world.open());
    const plan = await world.open().handlers.plan({ ...world.draft, userName: 'other' });
    expect(plan.blocking).toEqual([expect.objectContaining({ code: 'name-taken', field: 'deviceName' })]);
  });

  it('an alias that was there already stays when the run is undone', async () => {
    const world = await createWorld();
    await beside(world).iam('CreateAccountAlias', { AccountAlias: 'haneul' });
    const before = world.account.snapshot();
    const room = world.open();
    const end = await world.run(room, { alias: 'haneul' as never });
    expect(end.made.map(({ kind }) => kind)).not.toContain('alias');
    await room.handlers.undo({ runId: end.runId, typed: null });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
  });

  it('the former alias comes back, and one that was set since is left', async () => {
    for (const since of [null, 'someone-else']) {
      const world = await createWorld();
      const other = beside(world);
      await other.iam('CreateAccountAlias', { AccountAlias: 'former' });
      const room = world.open();
      const end = await world.run(room, { alias: 'haneul' as never });
      expect(world.account.snapshot().alias).toBe('haneul');
      if (since !== null) await other.iam('CreateAccountAlias', { AccountAlias: since });
      await room.handlers.undo({ runId: end.runId, typed: null });
      await world.rest(room);
      expect(world.account.snapshot().alias).toBe(since ?? 'former');
    }
  });
});

describe('secrets that are gone', () => {
  it('a device whose seed left the vault is deleted and made anew, on or not', async () => {
    for (const stop of ['mfa-enable:before-intent', 'password:before-intent']) {
      const world = await createWorld();
      await killAt(world, stop);
      world.vault.entries.clear();
      const { end } = await resumed(world);
      expect(end.phase).toBe('done');
      expect(world.account.snapshot().devices).toHaveLength(1);
      expect(world.vault.entries.size).toBe(1);
    }
  });

  it('a key whose secret left the keychain is deleted and made anew', async () => {
    const world = await createWorld();
    await killAt(world, 'proof:before-intent');
    for (const item of world.keychain.items.keys())
      if (item.endsWith('access-key')) world.keychain.items.delete(item);
    const { end } = await resumed(world);
    expect(end.phase).toBe('done');
    expect(world.account.snapshot().users[0]?.keys).toHaveLength(1);
  });

  it('a password that left the keychain before it was known to be set is replaced', async () => {
    const world = await createWorld();
    await killAt(world, 'password:committed');
    world.keychain.items.clear();
    const { end } = await resumed(world);
    expect(end.phase).toBe('done');
    const kept = Buffer.from(world.keychain.items.get(`run/${end.runId}/password`) ?? []).toString();
    const inUse = world.account.secrets().filter(({ kind }) => kind === 'password');
    expect(inUse.at(-1)?.value).toBe(kept);
  });

  it('waits while the keychain is locked and then goes on', async () => {
    const world = await createWorld();
    let locks = 1;
    const room = world.open((name) => {
      if (name !== 'access-key:committed' || locks === 0) return;
      locks -= 1;
      world.keychain.broken = 'keychain-locked';
    });
    const ended = world.run(room);
    for (
      let turn = 0;
      turn < 5000 && !world.shown.some(({ waiting }) => waiting?.reason === 'keychain');
      turn += 1
    )
      await new Promise((resolve) => setImmediate(resolve));
    world.keychain.broken = null;
    expect((await ended).phase).toBe('done');
    expect(world.shown.some(({ waiting }) => waiting?.reason === 'keychain')).toBe(true);
    expect(world.account.snapshot().users[0]?.keys).toHaveLength(1);
  });
});

describe('going on', () => {
  it('with a key of another account sends nothing but the question who one is', async () => {
    const stranger = createPracticeAccount({
      seed: 9,
      now: () => 1_767_225_607_000,
      accountId: '444455556666',
    });
    let swapped = false;
    const world = await createWorld({
      transport: () => (swapped ? stranger.transport : world.account.transport),
      credentials: () => (swapped ? stranger.rootCredentials() : world.account.rootCredentials()),
    });
    await killAt(world, 'policy:before-intent');
    swapped = true;
    world.calls.length = 0;
    const room = world.open();
    const report = await room.handlers.stopReport({ accountRef: 'a1' });
    expect(report).toMatchObject({ canContinue: false, problem: { code: 'account-mismatch' } });
    const { end } = await resumed(world);
    expect(end.problem?.code).toBe('account-mismatch');
    await expect(async () => room.handlers.undo({ runId: end.runId, typed: null })).rejects.toThrow(
      'account-mismatch',
    );
    expect(new Set(world.calls)).toEqual(new Set(['GetCallerIdentity']));
    expect(stranger.snapshot().users).toEqual([]);
  });

  it('is the only way while a run is unfinished: no second run begins', async () => {
    const world = await createWorld();
    await killAt(world, 'policy:before-intent');
    const room = world.open();
    const plan = await room.handlers.plan({ ...world.draft, userName: 'second', deviceName: 'second' });
    await expect(async () => room.handlers.start({ planId: plan.planId })).rejects.toThrow('run-in-progress');
    expect(world.account.snapshot().users).toHaveLength(1);
  });

  it('with undoing a finished run, after the program was killed in the middle of it', async () => {
    const world = await createWorld();
    const before = world.account.snapshot();
    const first = world.open();
    const end = await world.run(first);
    await new Promise<void>((resolve) => {
      const room = world.open((name) => {
        if (name !== 'undo:mfa-device:committed') return undefined;
        resolve();
        return new Promise<never>(() => undefined) as never;
      });
      void room.handlers.undo({ runId: end.runId, typed: null });
    });
    const { report, end: last } = await resumed(world);
    expect(report.undoing).toBe(true);
    expect(last.phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
    expect(world.keychain.items.size).toBe(0);
  });

  it('asks for the typed user name before undoing once somebody signed in', async () => {
    const world = await createWorld();
    const room = world.open();
    const end = await world.run(room);
    await room.handlers.signedIn({ runId: end.runId });
    expect((await room.handlers.undoList({ runId: end.runId })).typed).toBe('minji-admin');
    await expect(async () => room.handlers.undo({ runId: end.runId, typed: 'minji' })).rejects.toThrow(
      'confirmation-wrong',
    );
    await room.handlers.undo({ runId: end.runId, typed: 'minji-admin' });
    expect((await world.rest(room)).phase).toBe('undone');
  });
});
