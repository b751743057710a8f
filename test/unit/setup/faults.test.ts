import { describe, expect, it } from 'vitest';
import { faultOn, faults } from './faulty';
import { createWorld } from './kit';

const actions = [
  'CreateUser',
  'AttachUserPolicy',
  'CreateVirtualMFADevice',
  'EnableMFADevice',
  'CreateLoginProfile',
  'CreateAccessKey',
  'GetSessionToken',
  'DeleteAccessKey',
] as const;

const cases = actions.flatMap((action) => faults.map((fault) => ({ action, fault })));

describe.each(cases)('$action: $fault', ({ action, fault }) => {
  const accessKey = (action === 'DeleteAccessKey' ? 'delete-after-proof' : 'keep') as 'keep';

  it('ends with one administrator and nothing lost, doubled or stranded', async () => {
    const broken = faultOn(action, fault);
    const world = await createWorld({ wrapTransport: broken.wrap, propagationMs: 1000 });
    const end = await world.run(world.open(), { accessKey });
    expect(broken.hits()).toBe(fault === 'throttled-twice' ? 2 : 1);
    expect({ phase: end.phase, problem: end.problem?.code ?? null }).toEqual({
      phase: 'done',
      problem: null,
    });
    const { users, devices } = world.account.snapshot();
    expect(users).toEqual([
      expect.objectContaining({
        name: 'minji-admin',
        attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        login: { resetRequired: false },
        tags: { 'offroot:run': end.runId },
      }),
    ]);
    expect(devices.map(({ owner }) => owner)).toEqual(['minji-admin']);
    const kept = JSON.parse(
      Buffer.from(world.keychain.items.get(`run/${end.runId}/access-key`) ?? Buffer.from('{}')).toString(),
    ) as { readonly accessKeyId?: string };
    expect(users[0]?.keys.map(({ accessKeyId }) => accessKeyId)).toEqual(
      accessKey === 'keep' ? [kept.accessKeyId] : [],
    );
    expect(world.vault.entries.size).toBe(1);
    expect([...world.vault.entries.values()][0]?.serialNumber).toBe(devices[0]?.serialNumber);
  });

  it('is undone to exactly what was before', async () => {
    const broken = faultOn(action, fault);
    const world = await createWorld({ wrapTransport: broken.wrap, propagationMs: 1000 });
    const before = world.account.snapshot();
    const room = world.open();
    const end = await world.run(room, { accessKey });
    const { typed } = await room.handlers.undoList({ runId: end.runId });
    await room.handlers.undo({ runId: end.runId, typed });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.account.snapshot()).toEqual(before);
    expect(world.keychain.items.size).toBe(0);
    expect(world.vault.entries.size).toBe(0);
  });
});
