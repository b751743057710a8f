import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { createPracticeAccount } from '../../../electron/practice';
import { openBench, type Bench } from './bench';

const UserName = 'minji-admin';
const PASSWORD = 'Quiet-River-42';

const fill = async (bench: Bench) => {
  const iam = bench.iam();
  await iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'offroot:run', Value: 'or-1' }] }));
  await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
};

describe('the state of the account', () => {
  it('follows from the seed and the calls alone', async () => {
    const [one, two, other] = [openBench(), openBench(), openBench({ seed: 'another' })];
    expect(await fill(one)).toEqual(await fill(two));
    expect(one.account.serialize()).toBe(two.account.serialize());
    expect(await fill(other)).not.toEqual(await fill(openBench()));
    expect(other.account.rootCredentials()).not.toEqual(one.account.rootCredentials());
  });

  it('survives a restart: keys, codes and armed faults go on where they were', async () => {
    const bench = openBench();
    const key = await fill(bench);
    bench.account.scenario('slow-down', { times: 1 });
    const again = createPracticeAccount({ seed: 'ignored', now: () => bench.clock.now });
    again.restore(bench.account.serialize());
    expect(again.snapshot()).toEqual(bench.account.snapshot());
    expect(again.rootCredentials()).toEqual(bench.account.rootCredentials());
    await expect(bench.iam(undefined, again).send(new ListUsersCommand({}))).rejects.toThrow('Rate exceeded');
    expect((await bench.sts(key, again).send(new GetCallerIdentityCommand({}))).Arn).toContain(UserName);
  });

  it.each(['', '{}', 'null', '[1', '{"version":2}'])(
    'refuses to restore "%s" and keeps what it has',
    async (text) => {
      const bench = openBench();
      await fill(bench);
      const before = bench.account.serialize();
      expect(() => bench.account.restore(text)).toThrow('This is not the state of a practice account.');
      expect(bench.account.serialize()).toBe(before);
    },
  );

  it('is saved after each change, before the answer leaves, and not after a read', async () => {
    const saved: string[] = [];
    const bench = openBench({
      persist: async (state) => {
        await new Promise((resolve) => void setTimeout(resolve, 1));
        saved.push(state);
      },
    });
    await bench.iam().send(new CreateUserCommand({ UserName }));
    expect(saved.at(-1)).toContain(UserName);
    await bench.iam().send(new ListUsersCommand({}));
    expect(saved).toHaveLength(1);
    await bench.sts().send(new GetSessionTokenCommand({}));
    expect(saved).toHaveLength(2);
    await Promise.all(
      ['a', 'b', 'c'].map((name) => bench.iam().send(new CreateUserCommand({ UserName: name }))),
    );
    expect(saved.at(-1)).toBe(bench.account.serialize());
  });

  it('is saved even when the answer is lost', async () => {
    const saved: string[] = [];
    const bench = openBench({ persist: (state) => void saved.push(state) });
    bench.account.scenario('lose-answer');
    await bench
      .iam()
      .send(new CreateUserCommand({ UserName }))
      .catch(() => undefined);
    expect(saved.at(-1)).toContain(UserName);
  });

  it('goes back to the first day with reset', async () => {
    const bench = openBench();
    const before = bench.account.snapshot();
    await fill(bench);
    expect(bench.account.snapshot()).not.toEqual(before);
    bench.account.reset();
    expect(bench.account.snapshot()).toEqual(before);
  });
});

describe('the snapshot', () => {
  it('is exactly as before when all that was made is gone', async () => {
    const bench = openBench();
    const iam = bench.iam();
    const before = bench.account.snapshot();
    const key = await fill(bench);
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: key.accessKeyId }));
    await iam.send(new DeleteLoginProfileCommand({ UserName }));
    await iam.send(
      new DeleteVirtualMFADeviceCommand({ SerialNumber: `arn:aws:iam::000000000000:mfa/${UserName}` }),
    );
    await iam.send(new DeleteUserCommand({ UserName }));
    expect(bench.account.snapshot()).toEqual(before);
  });

  it('holds no secret, while secrets() knows them all, deleted ones too', async () => {
    const bench = openBench();
    const key = await fill(bench);
    await bench.iam().send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: key.accessKeyId }));
    await bench.sts().send(new GetSessionTokenCommand({}));
    const secrets = bench.account.secrets();
    const text = JSON.stringify(bench.account.snapshot());
    for (const secret of secrets) expect(text).not.toContain(secret.value);
    const values = secrets.map((secret) => secret.value);
    expect(values).toContain(key.secretAccessKey);
    expect(values).toContain(PASSWORD);
    expect(new Set(secrets.map((secret) => secret.kind))).toEqual(
      new Set(['secret-key', 'seed', 'password', 'session-secret', 'session-token']),
    );
  });
});
