import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetAccountSummaryCommand,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { CreateAccessKeyCommand, AttachUserPolicyCommand } from '@aws-sdk/client-iam';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openBench, refusal, type Bench } from './bench';

const NAME = 'minji-admin';
const SERIAL = `arn:aws:iam::000000000000:mfa/${NAME}`;

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await bench.iam().send(new CreateUserCommand({ UserName: NAME }));
});

const createDevice = async (VirtualMFADeviceName = NAME) => {
  const { VirtualMFADevice: device } = await bench.iam().send(
    new CreateVirtualMFADeviceCommand({
      VirtualMFADeviceName,
      Tags: [{ Key: 'offroot:run', Value: 'or-1' }],
    }),
  );
  return {
    serial: device?.SerialNumber ?? '',
    seed: Buffer.from(device?.Base32StringSeed ?? []).toString('ascii'),
    png: Buffer.from(device?.QRCodePNG ?? []),
  };
};

const enable = (
  AuthenticationCode1: string,
  AuthenticationCode2: string,
  SerialNumber = SERIAL,
  UserName = NAME,
) =>
  bench
    .iam()
    .send(new EnableMFADeviceCommand({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }));

const userKey = async () => {
  const { AccessKey: key } = await bench.iam().send(new CreateAccessKeyCommand({ UserName: NAME }));
  return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
};

type Key = Awaited<ReturnType<typeof userKey>>;
const signIn = (key: Key, TokenCode: string, SerialNumber = SERIAL) =>
  bench.sts(key).send(new GetSessionTokenCommand({ SerialNumber, TokenCode }));

describe('a virtual MFA device', () => {
  it('hands its seed out once, as base32 text in a blob, with a QR picture', async () => {
    const { seed, serial, png } = await createDevice();
    expect(serial).toBe(SERIAL);
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { VirtualMFADevices: listed } = await bench
      .iam()
      .send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Any' }));
    expect(listed).toEqual([{ SerialNumber: SERIAL }]);
  });

  it('keeps its name while it exists, whoever owns it, in any case of letters', async () => {
    const { seed } = await createDevice();
    expect(await refusal(createDevice('MINJI-admin'))).toMatchObject({
      name: 'EntityAlreadyExistsException',
      status: 409,
      message: 'MFADevice entity at the same path and name already exists.',
    });
    await enable(bench.code(seed, -1), bench.code(seed));
    await bench.iam().send(new DeactivateMFADeviceCommand({ UserName: NAME, SerialNumber: SERIAL }));
    expect((await refusal(createDevice())).name).toBe('EntityAlreadyExistsException');
    await bench.iam().send(new DeleteVirtualMFADeviceCommand({ SerialNumber: SERIAL }));
    expect((await createDevice()).seed).not.toBe(seed);
  });

  it('lists its tags only when asked for them, and its owner once enabled', async () => {
    const { seed } = await createDevice();
    const tags = await bench.iam().send(new ListMFADeviceTagsCommand({ SerialNumber: SERIAL }));
    expect(tags.Tags).toEqual([{ Key: 'offroot:run', Value: 'or-1' }]);
    const list = async (AssignmentStatus: 'Assigned' | 'Unassigned') =>
      (await bench.iam().send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices;
    expect(await list('Unassigned')).toHaveLength(1);
    expect(await list('Assigned')).toEqual([]);
    await enable(bench.code(seed, -1), bench.code(seed));
    expect(await list('Unassigned')).toEqual([]);
    expect((await list('Assigned'))?.[0]).toMatchObject({ SerialNumber: SERIAL, User: { UserName: NAME } });
    const own = await bench.iam().send(new ListMFADevicesCommand({ UserName: NAME }));
    expect(own.MFADevices?.[0]).toMatchObject({ UserName: NAME, SerialNumber: SERIAL });
  });

  it('cannot be deleted while in use, nor its user', async () => {
    const { seed } = await createDevice();
    await enable(bench.code(seed, -1), bench.code(seed));
    const device = await refusal(
      bench.iam().send(new DeleteVirtualMFADeviceCommand({ SerialNumber: SERIAL })),
    );
    expect(device).toMatchObject({ name: 'DeleteConflictException', status: 409 });
    const user = await refusal(bench.iam().send(new DeleteUserCommand({ UserName: NAME })));
    expect(user.name).toBe('DeleteConflictException');
  });
});

describe('enabling', () => {
  it('takes the codes of the last window and this one, at once', async () => {
    const { seed } = await createDevice();
    await enable(bench.code(seed, -1), bench.code(seed));
    expect(bench.account.snapshot().devices).toMatchObject([{ serialNumber: SERIAL, owner: NAME }]);
  });

  it.each([
    ['in the wrong order', 0, -1],
    ['the same one twice', 0, 0],
    ['not consecutive', -2, 0],
    ['of the future', 4, 5],
    ['of half an hour ago', -61, -60],
  ])('refuses codes %s', async (_title, first, second) => {
    const { seed } = await createDevice();
    expect(await refusal(enable(bench.code(seed, first), bench.code(seed, second)))).toMatchObject({
      name: 'InvalidAuthenticationCodeException',
      status: 403,
    });
    expect(bench.account.snapshot().devices).toMatchObject([{ owner: null }]);
  });

  it.each(['12345', '1234567', 'abcdef', '12345 '])('refuses "%s", which is not six digits', async (code) => {
    await createDevice();
    const error = await refusal(enable(code, '123456'));
    expect(error).toMatchObject({ name: 'ValidationError', status: 400 });
    expect(error.message).not.toContain(code);
  });

  it('with late codes succeeds, but signs nobody in until a resync', async () => {
    const { seed } = await createDevice();
    await enable(bench.code(seed, -7), bench.code(seed, -6));
    const key = await userKey();
    expect((await refusal(signIn(key, bench.code(seed)))).name).toBe('AccessDenied');
    await bench.iam().send(
      new ResyncMFADeviceCommand({
        UserName: NAME,
        SerialNumber: SERIAL,
        AuthenticationCode1: bench.code(seed, -1),
        AuthenticationCode2: bench.code(seed),
      }),
    );
    bench.pass(30);
    expect((await signIn(key, bench.code(seed))).Credentials?.SessionToken).toBeTruthy();
  });

  it('a resync learns the clock of a device that runs ahead', async () => {
    const { seed } = await createDevice();
    await enable(bench.code(seed, -1), bench.code(seed));
    const key = await userKey();
    await bench.iam().send(
      new ResyncMFADeviceCommand({
        UserName: NAME,
        SerialNumber: SERIAL,
        AuthenticationCode1: bench.code(seed, 10),
        AuthenticationCode2: bench.code(seed, 11),
      }),
    );
    bench.pass(60);
    expect((await refusal(signIn(key, bench.code(seed)))).name).toBe('AccessDenied');
    expect((await signIn(key, bench.code(seed, 11))).Credentials).toBeDefined();
  });

  it('is refused for a device in use, an unknown one, an unknown user, and for root', async () => {
    const { seed } = await createDevice();
    const root = bench.account.consoleRootMfa();
    const codes = () => [bench.code(seed, -1), bench.code(seed)] as const;
    expect((await refusal(enable(...codes(), SERIAL, 'nobody'))).name).toBe('NoSuchEntityException');
    expect((await refusal(enable(...codes(), SERIAL, 'root'))).name).toBe('NoSuchEntityException');
    expect((await refusal(enable(...codes(), `${SERIAL}2`))).name).toBe('NoSuchEntityException');
    expect((await refusal(enable(...codes(), root.serialNumber))).name).toBe('NoSuchEntityException');
    await enable(...codes());
    expect((await refusal(enable(...codes()))).name).toBe('EntityAlreadyExistsException');
  });

  it('stops at eight devices of one user', async () => {
    for (let index = 0; index < 8; index += 1) {
      const { seed, serial } = await createDevice(`device-${index}`);
      await enable(bench.code(seed, -1), bench.code(seed), serial);
    }
    const { seed, serial } = await createDevice('device-8');
    const error = await refusal(enable(bench.code(seed, -1), bench.code(seed), serial));
    expect(error).toMatchObject({ name: 'LimitExceededException', status: 409 });
    expect(error.message).toBe('Cannot exceed quota for MFADevicesPerUser: 8');
  });
});

describe('signing in with a code', () => {
  it('needs a code later than the one that enabled the device, and each code only once', async () => {
    const { seed } = await createDevice();
    const used = bench.code(seed);
    await enable(bench.code(seed, -1), used);
    const key = await userKey();
    expect(await refusal(signIn(key, used))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    });
    bench.pass(30);
    const fresh = bench.code(seed);
    await signIn(key, fresh);
    expect((await refusal(signIn(key, fresh))).name).toBe('AccessDenied');
  });

  it('never takes a code again, even after the device was given up and enabled anew', async () => {
    const { seed } = await createDevice();
    const codes = [bench.code(seed, -1), bench.code(seed)] as const;
    await enable(...codes);
    await bench.iam().send(new DeactivateMFADeviceCommand({ UserName: NAME, SerialNumber: SERIAL }));
    expect((await refusal(enable(...codes))).name).toBe('InvalidAuthenticationCodeException');
  });

  it.each([
    [-1, 'AccessDenied'],
    [0, 'ok'],
    [1, 'ok'],
    [2, 'AccessDenied'],
  ])(
    'with the code of %d windows from now, right after a window was used, is %s',
    async (windows, outcome) => {
      const { seed } = await createDevice();
      await enable(bench.code(seed, -1), bench.code(seed));
      bench.pass(30);
      const answer = signIn(await userKey(), bench.code(seed, windows));
      expect(
        await answer.then(
          () => 'ok',
          (error: Error) => error.name,
        ),
      ).toBe(outcome);
    },
  );

  it('gives a session that may read IAM', async () => {
    const { seed } = await createDevice();
    await enable(bench.code(seed, -1), bench.code(seed));
    await bench.iam().send(
      new AttachUserPolicyCommand({
        UserName: NAME,
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    );
    bench.pass(30);
    const { Credentials: made } = await signIn(await userKey(), bench.code(seed));
    const session = bench.iam({
      accessKeyId: made?.AccessKeyId ?? '',
      secretAccessKey: made?.SecretAccessKey ?? '',
      sessionToken: made?.SessionToken ?? '',
    });
    expect((await session.send(new ListUsersCommand({}))).Users).toHaveLength(1);
  });

  it('fails with somebody else’s device, and with half the parameters', async () => {
    const { seed } = await createDevice();
    await enable(bench.code(seed, -1), bench.code(seed));
    const root = bench.account.rootCredentials();
    bench.pass(30);
    const other = await refusal(signIn(root, bench.code(seed)));
    expect(other.message).toContain('unable to validate MFA code');
    const half = await refusal(bench.sts().send(new GetSessionTokenCommand({ TokenCode: '123456' })));
    expect(half.message).toContain('must provide both');
  });
});

describe('root’s own device', () => {
  it('comes from the console only, and shows in the summary and the lists', async () => {
    bench.account.consoleRootMfa();
    const { SummaryMap: summary } = await bench.iam().send(new GetAccountSummaryCommand({}));
    expect(summary).toMatchObject({ AccountMFAEnabled: 1, MFADevicesInUse: 1 });
    const own = await bench.iam().send(new ListMFADevicesCommand({}));
    expect(own.MFADevices).toHaveLength(1);
    const all = await bench.iam().send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }));
    expect(all.VirtualMFADevices?.[0]?.User?.Arn).toBe('arn:aws:iam::000000000000:root');
  });
});
