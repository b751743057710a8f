import {
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteAccountAliasCommand,
  GetUserCommand,
  ListAccountAliasesCommand,
  ListPoliciesCommand,
  type ListPoliciesCommandInput,
  ListUsersCommand,
  TagUserCommand,
  UntagUserCommand,
  ListUserTagsCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { openBench, refusal } from './bench';

const tag = (index: number) => ({ Key: `key-${index}`, Value: 'v' });
const tags = (count: number) => Array.from({ length: count }, (_, index) => tag(index));

describe('names', () => {
  it.each(['a', 'a'.repeat(64), 'Ab0_+=,.@-'])('CreateUser takes "%s"', async (UserName) => {
    const bench = openBench();
    const made = await bench.iam().send(new CreateUserCommand({ UserName }));
    expect(made.User?.Arn).toBe(`arn:aws:iam::000000000000:user/${UserName}`);
    expect((await bench.iam().send(new GetUserCommand({ UserName }))).User?.UserName).toBe(UserName);
  });

  it.each([
    ['a'.repeat(65), 'Member must have length less than or equal to 64'],
    ['', 'Member must have length greater than or equal to 1'],
    ['a b', 'must contain only alphanumeric characters'],
    ['민지', 'must contain only alphanumeric characters'],
    ['a/b', 'must contain only alphanumeric characters'],
    ['a\n', 'must contain only alphanumeric characters'],
  ])('CreateUser refuses "%s" as AWS words it', async (UserName, words) => {
    const bench = openBench();
    const error = await refusal(bench.iam().send(new CreateUserCommand({ UserName })));
    expect(error).toMatchObject({ name: 'ValidationError', status: 400 });
    expect(error.message).toContain(words);
    expect(bench.account.snapshot().users).toEqual([]);
  });

  it('reads accept 128 letters where CreateUser accepts 64', async () => {
    const bench = openBench();
    const get = (length: number) =>
      refusal(bench.iam().send(new GetUserCommand({ UserName: 'a'.repeat(length) })));
    expect(await get(128)).toMatchObject({ name: 'NoSuchEntityException', status: 404 });
    expect((await get(129)).name).toBe('ValidationError');
  });

  it('are unique without regard to case', async () => {
    const bench = openBench();
    await bench.iam().send(new CreateUserCommand({ UserName: 'minji' }));
    expect(await refusal(bench.iam().send(new CreateUserCommand({ UserName: 'MinJi' })))).toMatchObject({
      name: 'EntityAlreadyExistsException',
      status: 409,
      message: 'User with name MinJi already exists.',
    });
  });

  it('can be changed, except to one that is taken', async () => {
    const bench = openBench();
    await bench.iam().send(new CreateUserCommand({ UserName: 'minji' }));
    await bench.iam().send(new CreateUserCommand({ UserName: 'jun' }));
    const rename = (NewUserName: string) =>
      bench.iam().send(new UpdateUserCommand({ UserName: 'minji', NewUserName }));
    expect((await refusal(rename('JUN'))).name).toBe('EntityAlreadyExistsException');
    await rename('minji-2');
    expect(bench.account.snapshot().users.map((user) => user.name)).toEqual(['jun', 'minji-2']);
  });

  it('of a device have no limit of their own, but its ARN has', async () => {
    const bench = openBench();
    const make = (length: number) =>
      bench.iam().send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'd'.repeat(length) }));
    const room = 256 - 'arn:aws:iam::000000000000:mfa/'.length;
    expect((await refusal(make(room + 1))).name).toBe('ValidationError');
    expect((await make(room)).VirtualMFADevice?.SerialNumber).toHaveLength(256);
  });

  it.each(['admin', '/admin', 'admin/', '//'])(
    'paths like "%s" are refused unless "/" or "/…/"',
    async (Path) => {
      const error = await refusal(
        openBench()
          .iam()
          .send(new CreateUserCommand({ UserName: 'a', Path })),
      );
      expect(error.name).toBe('ValidationError');
    },
  );
});

describe('tags', () => {
  it('come back with GetUser and ListUserTags, not with ListUsers', async () => {
    const bench = openBench();
    await bench.iam().send(new CreateUserCommand({ UserName: 'a', Tags: [{ Key: 'k', Value: '' }] }));
    expect((await bench.iam().send(new GetUserCommand({ UserName: 'a' }))).User?.Tags).toEqual([
      { Key: 'k', Value: '' },
    ]);
    expect((await bench.iam().send(new ListUsersCommand({}))).Users?.[0]?.Tags).toBeUndefined();
    await bench.iam().send(new TagUserCommand({ UserName: 'a', Tags: [{ Key: 'K', Value: '2' }, tag(1)] }));
    await bench.iam().send(new UntagUserCommand({ UserName: 'a', TagKeys: ['key-1'] }));
    expect((await bench.iam().send(new ListUserTagsCommand({ UserName: 'a' }))).Tags).toEqual([
      { Key: 'K', Value: '2' },
    ]);
  });

  it.each([
    ['51 of them', tags(51), 'LimitExceededException'],
    ['one key twice', [tag(1), { Key: 'KEY-1', Value: '' }], 'InvalidInputException'],
    ['a reserved key', [{ Key: 'aws:x', Value: '' }], 'InvalidInputException'],
    ['a key too long', [{ Key: 'k'.repeat(129), Value: '' }], 'ValidationError'],
    ['a value too long', [{ Key: 'k', Value: 'v'.repeat(257) }], 'ValidationError'],
    ['a key with a forbidden letter', [{ Key: 'a#b', Value: '' }], 'ValidationError'],
  ])('with %s are refused and nobody is made', async (_title, Tags, name) => {
    const bench = openBench();
    expect((await refusal(bench.iam().send(new CreateUserCommand({ UserName: 'a', Tags })))).name).toBe(name);
    expect(bench.account.snapshot().users).toEqual([]);
  });
});

describe('quotas and pages', () => {
  it('refuse one user, group or device too many, and name the quota', async () => {
    const bench = openBench({ quotas: { users: 2, groups: 1 } });
    const iam = bench.iam();
    await iam.send(new CreateUserCommand({ UserName: 'a' }));
    await iam.send(new CreateUserCommand({ UserName: 'b' }));
    const third = await refusal(iam.send(new CreateUserCommand({ UserName: 'c' })));
    expect(third).toMatchObject({ name: 'LimitExceededException', status: 409 });
    expect(third.message).toBe('Cannot exceed quota for UsersPerAccount: 2');
    await iam.send(new CreateGroupCommand({ GroupName: 'g' }));
    expect((await refusal(iam.send(new CreateGroupCommand({ GroupName: 'h' })))).name).toBe(
      'LimitExceededException',
    );
    await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'a' }));
    await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'b' }));
    const device = iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'c' }));
    expect((await refusal(device)).name).toBe('LimitExceededException');
  });

  it('give lists in pages that join without a gap', async () => {
    const bench = openBench();
    for (const UserName of ['c', 'a', 'e', 'b', 'd'])
      await bench.iam().send(new CreateUserCommand({ UserName }));
    const names: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const answer = await bench
        .iam()
        .send(new ListUsersCommand({ MaxItems: 2, ...(Marker ? { Marker } : {}) }));
      expect(answer.Users?.length).toBeLessThanOrEqual(2);
      names.push(...(answer.Users ?? []).map((user) => user.UserName));
      Marker = answer.Marker;
    } while (Marker);
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect((await refusal(bench.iam().send(new ListUsersCommand({ Marker: 'nonsense' })))).name).toBe(
      'ValidationError',
    );
    expect((await refusal(bench.iam().send(new ListUsersCommand({ MaxItems: 0 })))).name).toBe(
      'ValidationError',
    );
  });

  it('list AWS’s own policies by scope and path', async () => {
    const iam = openBench().iam();
    const list = async (input: ListPoliciesCommandInput) =>
      ((await iam.send(new ListPoliciesCommand(input))).Policies ?? []).map((policy) => policy.Arn);
    expect((await list({ Scope: 'AWS' })).length).toBeGreaterThan(40);
    expect(await list({ Scope: 'AWS' })).toContain('arn:aws:iam::aws:policy/AdministratorAccess');
    expect(await list({ Scope: 'Local' })).toEqual([]);
    expect(await list({ PathPrefix: '/job-function/' })).toContain(
      'arn:aws:iam::aws:policy/job-function/Billing',
    );
    expect(await list({ OnlyAttached: true })).toEqual([]);
  });
});

describe('the alias', () => {
  it('is one per account; a new one takes its place', async () => {
    const bench = openBench();
    await bench.iam().send(new CreateAccountAliasCommand({ AccountAlias: 'haneul-studio' }));
    await bench.iam().send(new CreateAccountAliasCommand({ AccountAlias: 'haneul' }));
    expect((await bench.iam().send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual(['haneul']);
    const wrong = bench.iam().send(new DeleteAccountAliasCommand({ AccountAlias: 'haneul-studio' }));
    expect((await refusal(wrong)).name).toBe('NoSuchEntityException');
    await bench.iam().send(new DeleteAccountAliasCommand({ AccountAlias: 'haneul' }));
    expect(bench.account.snapshot().alias).toBeNull();
  });

  it.each([
    ['ab', 'ValidationError'],
    ['a'.repeat(64), 'ValidationError'],
    ['-abc', 'ValidationError'],
    ['abc-', 'ValidationError'],
    ['a--b', 'ValidationError'],
    ['Abc', 'ValidationError'],
    ['123456789012', 'ValidationError'],
    ['amazon', 'EntityAlreadyExistsException'],
  ])('"%s" is refused: %s', async (AccountAlias, name) => {
    const error = await refusal(openBench().iam().send(new CreateAccountAliasCommand({ AccountAlias })));
    expect(error.name).toBe(name);
  });
});
