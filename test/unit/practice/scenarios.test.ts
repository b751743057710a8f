import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  GetUserCommand,
  ListMFADeviceTagsCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { openBench, refusal } from './bench';

const UserName = 'minji-admin';

describe('make something go wrong', () => {
  it('loses the answer to one change after doing it', async () => {
    const bench = openBench();
    bench.account.scenario('lose-answer');
    expect((await bench.iam().send(new ListUsersCommand({}))).Users).toEqual([]);
    const error = await bench
      .iam()
      .send(new CreateUserCommand({ UserName }))
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect((await bench.iam().send(new GetUserCommand({ UserName }))).User?.UserName).toBe(UserName);
    await bench.iam().send(new CreateUserCommand({ UserName: 'next' }));
  });

  it('loses the answer of the action that it is told', async () => {
    const bench = openBench();
    bench.account.scenario('lose-answer', { action: 'CreateVirtualMFADevice' });
    await bench.iam().send(new CreateUserCommand({ UserName }));
    const device = bench.iam().send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
    await expect(device).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(bench.account.snapshot().devices).toHaveLength(1);
  });

  it('does not lose the answer of a change that did not happen', async () => {
    const bench = openBench();
    await bench.iam().send(new CreateUserCommand({ UserName }));
    bench.account.scenario('lose-answer');
    const error = await refusal(bench.iam().send(new CreateUserCommand({ UserName })));
    expect(error.name).toBe('EntityAlreadyExistsException');
  });

  it('asks to slow down three times', async () => {
    const bench = openBench();
    bench.account.scenario('slow-down');
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await refusal(bench.iam().send(new ListUsersCommand({})))).toMatchObject({
        name: 'Throttling',
        status: 400,
        message: 'Rate exceeded',
      });
    }
    await bench.iam().send(new ListUsersCommand({}));
  });

  it('lets the person’s clock be five minutes fast', async () => {
    const bench = openBench();
    bench.account.scenario('clock-fast');
    const answer = await bench.account.handle({
      method: 'POST',
      host: 'x',
      path: '/',
      headers: {},
      body: '',
    });
    expect(Date.parse(answer.headers['date'] ?? '')).toBe(bench.clock.now - 300_000);
    expect((await bench.sts().send(new GetCallerIdentityCommand({}))).Account).toBe('000000000000');
  });

  it('takes fresh codes at once after the clock became wrong, and keys and sessions live on', async () => {
    const bench = openBench();
    const device = bench.account.consoleRootMfa();
    const signIn = (windows: number) =>
      bench.sts().send(
        new GetSessionTokenCommand({
          SerialNumber: device.serialNumber,
          TokenCode: bench.code(device.seed, windows),
        }),
      );
    await signIn(0);
    bench.account.scenario('clock-fast');
    // To AWS no time has passed: the code that was taken is still used up, the next one is good.
    bench.pass(30);
    await expect(signIn(-11)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(signIn(-10)).resolves.toBeDefined();
    bench.account.scenario('clock-fast');
    bench.pass(30);
    await expect(signIn(-10)).resolves.toBeDefined();
  });

  it('leaves a device behind that belongs to nobody and carries no tag', async () => {
    const bench = openBench();
    bench.account.scenario('leftover-device');
    bench.account.scenario('leftover-device');
    const listed = await bench
      .iam()
      .send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Unassigned' }));
    expect(listed.VirtualMFADevices).toHaveLength(1);
    const SerialNumber = listed.VirtualMFADevices?.[0]?.SerialNumber ?? '';
    expect((await bench.iam().send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags).toEqual([]);
    const same = bench.iam().send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
    expect((await refusal(same)).name).toBe('EntityAlreadyExistsException');
  });

  it('takes the user name', async () => {
    const bench = openBench();
    bench.account.scenario('name-taken', { name: 'jun' });
    expect((await refusal(bench.iam().send(new CreateUserCommand({ UserName: 'jun' })))).status).toBe(409);
    await bench.iam().send(new CreateUserCommand({ UserName }));
  });

  it('makes the next key take 40 s, and the one after that no longer', async () => {
    const bench = openBench();
    bench.account.scenario('slow-key');
    await bench.iam().send(new CreateUserCommand({ UserName }));
    const ask = async () => {
      const { AccessKey: key } = await bench.iam().send(new CreateAccessKeyCommand({ UserName }));
      const credentials = {
        accessKeyId: key?.AccessKeyId ?? '',
        secretAccessKey: key?.SecretAccessKey ?? '',
      };
      return () => bench.sts(credentials).send(new GetCallerIdentityCommand({}));
    };
    const slow = await ask();
    const quick = await ask();
    expect((await quick()).Arn).toContain(UserName);
    bench.pass(19);
    expect((await refusal(slow())).name).toBe('InvalidClientTokenId');
    bench.pass(21);
    expect((await slow()).Arn).toContain(UserName);
  });

  it('denies one change to root by a rule of the organization, and does not do it', async () => {
    const bench = openBench();
    bench.account.scenario('permission-denied');
    const error = await refusal(bench.iam().send(new CreateUserCommand({ UserName })));
    expect(error).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(error.message).toContain('service control policy');
    expect(bench.account.snapshot().users).toEqual([]);
    await bench.iam().send(new CreateUserCommand({ UserName }));
  });

  it('can be armed from the start', async () => {
    const bench = openBench({ scenarios: ['name-taken', 'slow-down'] });
    expect(bench.account.snapshot().users.map((user) => user.name)).toEqual([UserName]);
    const call = bench
      .iam()
      .send(
        new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      );
    expect((await refusal(call)).name).toBe('Throttling');
  });
});
