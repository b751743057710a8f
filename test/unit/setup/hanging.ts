import * as Iam from '@aws-sdk/client-iam';
import { codeAt, stepAt } from '../../../electron/practice/totp';
import type { World } from './kit';

export const UserName = 'minji-admin';
export const group = { GroupName: 'night-shift' };
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});

/** Another administrator of the account, with AWS's own client. */
export function other(world: World): Iam.IAMClient {
  return new Iam.IAMClient({
    region: 'us-east-1',
    credentials: world.account.rootCredentials(),
    requestHandler: { handle: (request: unknown) => world.account.transport.handle(request) } as never,
    maxAttempts: 1,
    systemClockOffset: world.now() - Date.now(),
  });
}

export type Case = {
  readonly what: string;
  readonly kind: string;
  readonly label: string | RegExp;
  readonly operation: string;
  /** Hangs it on the user of the run, and gives the way to take it off again. */
  readonly hang: (iam: Iam.IAMClient, world: World) => Promise<() => Promise<unknown>>;
};

export const cases: readonly Case[] = [
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
