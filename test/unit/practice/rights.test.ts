import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachUserPolicyCommand,
  GetAccessKeyLastUsedCommand,
  GetGroupCommand,
  GetPolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import { managedPolicies } from '../../../electron/practice/managed-policies';
import { openBench, refusal, type Bench } from './bench';

const UserName = 'minji-admin';
const GroupName = 'admins';
const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await bench.iam().send(new CreateUserCommand({ UserName }));
});

const userClient = async () => {
  const { AccessKey: key } = await bench.iam().send(new CreateAccessKeyCommand({ UserName }));
  return bench.iam({ accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' });
};

describe('attached policies', () => {
  it('attach twice as once, list, count, and detach once', async () => {
    const iam = bench.iam();
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    const listed = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
    expect(listed.AttachedPolicies).toEqual([{ PolicyName: 'AdministratorAccess', PolicyArn }]);
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount).toBe(1);
    await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
    const again = iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
    expect(await refusal(again)).toMatchObject({ name: 'NoSuchEntityException', status: 404 });
  });

  it.each([
    ['arn:aws:iam::aws:policy/NoSuchPolicy', 'NoSuchEntityException'],
    ['arn:aws-cn:iam::aws:policy/AdministratorAccess', 'InvalidInputException'],
    ['AdministratorAccess-of-mine', 'InvalidInputException'],
    ['short', 'ValidationError'],
  ])('refuse %s: %s', async (arn, name) => {
    const error = await refusal(bench.iam().send(new AttachUserPolicyCommand({ UserName, PolicyArn: arn })));
    expect(error.name).toBe(name);
  });

  it('stop at ten per user', async () => {
    const arns = managedPolicies.map(({ path, name }) => `arn:aws:iam::aws:policy${path}${name}`);
    for (const arn of arns.slice(0, 10)) {
      await bench.iam().send(new AttachUserPolicyCommand({ UserName, PolicyArn: arn }));
    }
    const error = await refusal(
      bench.iam().send(new AttachUserPolicyCommand({ UserName, PolicyArn: arns[10] })),
    );
    expect(error).toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for PoliciesPerUser: 10',
    });
  });
});

describe('groups', () => {
  it('give their rights to their members, and take them back', async () => {
    const own = await userClient();
    const iam = bench.iam();
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
    expect((await refusal(own.send(new ListUsersCommand({})))).name).toBe('AccessDenied');
    await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
    expect((await own.send(new ListUsersCommand({}))).Users).toHaveLength(1);
    expect((await iam.send(new GetGroupCommand({ GroupName }))).Users?.[0]?.UserName).toBe(UserName);
    expect((await iam.send(new ListGroupsForUserCommand({ UserName }))).Groups?.[0]?.GroupName).toBe(
      GroupName,
    );
    expect(
      (await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }))).AttachedPolicies,
    ).toHaveLength(1);
    await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }));
    expect((await refusal(own.send(new ListUsersCommand({})))).name).toBe('AccessDenied');
  });

  it('cannot be deleted while something hangs on them', async () => {
    const iam = bench.iam();
    const remove = () => iam.send(new DeleteGroupCommand({ GroupName }));
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
    expect((await refusal(remove())).name).toBe('DeleteConflictException');
    await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }));
    expect((await refusal(remove())).name).toBe('DeleteConflictException');
    await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn }));
    await remove();
    expect(bench.account.snapshot().groups).toEqual([]);
  });

  it('are ten per user at most', async () => {
    const iam = bench.iam();
    for (let index = 0; index <= 10; index += 1)
      await iam.send(new CreateGroupCommand({ GroupName: `g${index}` }));
    for (let index = 0; index < 10; index += 1) {
      await iam.send(new AddUserToGroupCommand({ GroupName: `g${index}`, UserName }));
    }
    const error = await refusal(iam.send(new AddUserToGroupCommand({ GroupName: 'g10', UserName })));
    expect(error.name).toBe('LimitExceededException');
  });
});

describe('inline policies', () => {
  const put = (statement: unknown, PolicyName = 'inline') =>
    bench.iam().send(
      new PutUserPolicyCommand({
        UserName,
        PolicyName,
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
      }),
    );

  it('are kept, listed and removed; nonsense is refused', async () => {
    await put([{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }]);
    const got = await bench.iam().send(new GetUserPolicyCommand({ UserName, PolicyName: 'inline' }));
    expect(JSON.parse(decodeURIComponent(got.PolicyDocument ?? ''))).toHaveProperty('Statement');
    expect((await bench.iam().send(new ListUserPoliciesCommand({ UserName }))).PolicyNames).toEqual([
      'inline',
    ]);
    expect((await refusal(put('nothing'))).name).toBe('MalformedPolicyDocumentException');
    expect((await refusal(bench.iam().send(new DeleteUserCommand({ UserName })))).name).toBe(
      'DeleteConflictException',
    );
    await bench.iam().send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'inline' }));
    await bench.iam().send(new DeleteUserCommand({ UserName }));
  });

  it('limit a right to one’s own user', async () => {
    await put({ Effect: 'Allow', Action: ['iam:Get*'], Resource: 'arn:aws:iam::*:user/${aws:username}' });
    await bench.iam().send(new CreateUserCommand({ UserName: 'jun' }));
    const own = await userClient();
    expect((await own.send(new GetUserCommand({ UserName }))).User?.UserName).toBe(UserName);
    expect((await refusal(own.send(new GetUserCommand({ UserName: 'jun' })))).name).toBe('AccessDenied');
  });

  it('that demand MFA stop a plain access key', async () => {
    await bench.iam().send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
    await put({
      Effect: 'Deny',
      NotAction: ['iam:GetUser'],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    });
    const own = await userClient();
    expect((await own.send(new GetUserCommand({}))).User?.UserName).toBe(UserName);
    const denied = await refusal(own.send(new ListUsersCommand({})));
    expect(denied.message).toContain('with an explicit deny in an identity-based policy');
  });
});

describe('deleting a user', () => {
  const hang = {
    'login profile': () =>
      bench.iam().send(new CreateLoginProfileCommand({ UserName, Password: 'Quiet-River-42' })),
    'access keys': () => bench.iam().send(new CreateAccessKeyCommand({ UserName })),
    'detach all policies': () => bench.iam().send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    'users from group': async () => {
      await bench.iam().send(new CreateGroupCommand({ GroupName }));
      await bench.iam().send(new AddUserToGroupCommand({ GroupName, UserName }));
    },
  } as const;

  it.each(Object.entries(hang))('is refused while it has: %s', async (words, add) => {
    await add();
    const error = await refusal(bench.iam().send(new DeleteUserCommand({ UserName })));
    expect(error).toMatchObject({ name: 'DeleteConflictException', status: 409 });
    expect(error.message).toContain(words);
    expect(bench.account.snapshot().users).toHaveLength(1);
  });
});

describe('the last use of a key', () => {
  it('is unknown before it signs, and names service and region after', async () => {
    const own = await userClient();
    const id = bench.account.snapshot().users[0]?.keys[0]?.accessKeyId ?? '';
    const ask = async () =>
      (await bench.iam().send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))).AccessKeyLastUsed;
    expect(await ask()).toEqual({ ServiceName: 'N/A', Region: 'N/A' });
    await refusal(own.send(new ListUsersCommand({})));
    expect(await ask()).toMatchObject({ ServiceName: 'iam', Region: 'us-east-1' });
  });
});
