import { describe, expect, it } from 'vitest';
import { createWorld } from './kit';

describe('calls to AWS', () => {
  it('come in the order in which a loss would hurt least, and no other is made', async () => {
    const world = await createWorld({ propagationMs: 0 });
    const room = world.open();
    const plan = await room.handlers.plan({ ...world.draft, accessKey: 'delete-after-proof' });
    world.calls.length = 0;
    await room.handlers.start({ planId: plan.planId });
    const end = await world.rest(room);
    expect(world.calls).toEqual([
      'GetCallerIdentity',
      'GetAccountSummary',
      'ListAccountAliases',
      'CreateUser',
      'AttachUserPolicy',
      'CreateVirtualMFADevice',
      'EnableMFADevice',
      'ListMFADevices',
      'GetAccountPasswordPolicy',
      'CreateLoginProfile',
      'CreateAccessKey',
      'GetCallerIdentity',
      'GetCallerIdentity',
      'GetCallerIdentity',
      'GetSessionToken',
      'GetUser',
      'DeleteAccessKey',
    ]);
    expect(end.callCount).toBe(world.calls.length);
  });

  it('of a plan only read, and each thing once', async () => {
    const world = await createWorld({ propagationMs: 0 });
    await world.open().handlers.plan(world.draft);
    expect(world.calls).toEqual([
      'GetAccountSummary',
      'ListVirtualMFADevices',
      'ListVirtualMFADevices',
      'GetUser',
    ]);
  });

  it('of undoing are one look at the user and one deletion for each thing, newest first', async () => {
    const world = await createWorld({ propagationMs: 0 });
    const room = world.open();
    const { runId } = await world.run(room);
    world.calls.length = 0;
    await room.handlers.undo({ runId, typed: null });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(world.calls).toEqual([
      'GetCallerIdentity',
      'GetUser',
      'DeleteAccessKey',
      'DeleteLoginProfile',
      'ListMFADeviceTags',
      'DeactivateMFADevice',
      'DeleteVirtualMFADevice',
      'DetachUserPolicy',
      'DeleteUser',
    ]);
  });
});
