import * as Iam from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { codeAt, stepAt } from '../../../electron/practice/totp';
import { createWorld, type World } from './kit';
import { killAt, resumed } from './stops';

const UserName = 'minji-admin';
const group = { GroupName: 'night-shift' };
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});

/** Another administrator of the account, with AWS's own client. */
function other(world: World): Iam.IAMClient {
  return new Iam.IAMClient({
    region: 'us-east-1',
    credentials: world.account.rootCredentials(),
    requestHandler: { handle: (request: unknown) => world.account.transport.handle(request) } as never,
    maxAttempts: 1,
    systemClockOffset: world.now() - Date.now(),
  });
}

type Case = {
  readonly what: string;
  readonly kind: string;
  readonly label: string | RegExp;
  readonly operation: string;
  /** Hangs it on the user of the run, and gives the way to take it off again. */
  readonly hang: (iam: Iam.IAMClient, world: World) => Promise<() => Promise<unknown>>;
};

const cases: readonly Case[] = [
  {
    what: 'an access key',
    kind: 'access-key',
    label: /^AKIA/,
    operation: 'ListAccessKeys',
    hang: async (iam) => {
      const { AccessKey } = await iam.send(new Iam.CreateAccessKeyCommand({ UserName }));
      const AccessKeyId = AccessKey?.AccessKeyId;
      return () => iam.send(new Iam.DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    },
  },
  {
    what: 'a second MFA device',
    kind: 'mfa-device',
    label: 'night-phone',
    operation: 'ListMFADevices',
    hang: async (iam, world) => {
      const { VirtualMFADevice: made } = await iam.send(
        new Iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'night-phone' }),
      );
      const SerialNumber = made?.SerialNumber ?? '';
      const seed = Buffer.from(made?.Base32StringSeed ?? []).toString('latin1');
      const step = stepAt(world.now());
      await iam.send(
        new Iam.EnableMFADeviceCommand({
          UserName,
          SerialNumber,
          AuthenticationCode1: codeAt(seed, step - 1),
          AuthenticationCode2: codeAt(seed, step),
        }),
      );
      return async () => {
        await iam.send(new Iam.DeactivateMFADeviceCommand({ UserName, SerialNumber }));
        await iam.send(new Iam.DeleteVirtualMFADeviceCommand({ SerialNumber }));
      };
    },
  },
  {
    what: 'another policy of AWS',
    kind: 'policy',
    label: 'ReadOnlyAccess',
    operation: 'ListAttachedUserPolicies',
    hang: async (iam) => {
      await iam.send(new Iam.AttachUserPolicyCommand({ UserName, PolicyArn: readOnly }));
      return () => iam.send(new Iam.DetachUserPolicyCommand({ UserName, PolicyArn: readOnly }));
    },
  },
  {
    what: 'an inline policy',
    kind: 'inline-policy',
    label: 'night-work',
    operation: 'ListUserPolicies',
    hang: async (iam) => {
      const PolicyName = 'night-work';
      await iam.send(new Iam.PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument: document }));
      return () => iam.send(new Iam.DeleteUserPolicyCommand({ UserName, PolicyName }));
    },
  },
  {
    what: 'a group',
    kind: 'group',
    label: 'night-shift',
    operation: 'ListGroupsForUser',
    hang: async (iam) => {
      await iam.send(new Iam.AddUserToGroupCommand({ ...group, UserName }));
      return () => iam.send(new Iam.RemoveUserFromGroupCommand({ ...group, UserName }));
    },
  },
];

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
      expect(stopped).toMatchObject({ phase: 'undo-stopped', problem: { code: 'still-attached' } });
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
