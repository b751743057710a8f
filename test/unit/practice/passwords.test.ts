import {
  AttachUserPolicyCommand,
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteLoginProfileCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import { openBench, refusal, type Bench } from './bench';

const UserName = 'minji-admin';
const GOOD = 'Quiet-River-42';

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await bench.iam().send(new CreateUserCommand({ UserName }));
});

const create = (Password: string) => bench.iam().send(new CreateLoginProfileCommand({ UserName, Password }));

describe('the password policy', () => {
  it('is not there at first, and comes and goes', async () => {
    const get = () => bench.iam().send(new GetAccountPasswordPolicyCommand({}));
    expect(await refusal(get())).toMatchObject({ name: 'NoSuchEntityException', status: 404 });
    await bench
      .iam()
      .send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, MaxPasswordAge: 90 }));
    expect((await get()).PasswordPolicy).toMatchObject({
      MinimumPasswordLength: 14,
      RequireSymbols: false,
      MaxPasswordAge: 90,
      ExpirePasswords: true,
    });
    await bench.iam().send(new DeleteAccountPasswordPolicyCommand({}));
    expect((await refusal(get())).name).toBe('NoSuchEntityException');
  });

  it.each([
    { MinimumPasswordLength: 5 },
    { MinimumPasswordLength: 129 },
    { MaxPasswordAge: 1096 },
    { PasswordReusePrevention: 25 },
  ])('refuses %j', async (input) => {
    const error = await refusal(bench.iam().send(new UpdateAccountPasswordPolicyCommand(input)));
    expect(error.name).toBe('ValidationError');
  });

  it.each([
    ['short', 'Aa1!aa'],
    ['two kinds of letters', 'aaaaaaaa1'],
    ['the user’s name', 'Minji-Admin'],
  ])('of AWS itself refuses a password that is %s', async (_title, password) => {
    const error = await refusal(create(password));
    expect(error).toMatchObject({ name: 'PasswordPolicyViolationException', status: 400 });
    expect(error.message).not.toContain(password);
    expect(bench.account.snapshot().users[0]?.login).toBeNull();
  });

  it.each([
    [{ RequireSymbols: true }, 'Aaaaaaa1'],
    [{ RequireNumbers: true }, 'Aaaaaaa!'],
    [{ RequireUppercaseCharacters: true }, 'aaaaaa1!'],
    [{ RequireLowercaseCharacters: true }, 'AAAAAA1!'],
    [{ MinimumPasswordLength: 15 }, GOOD],
  ])('with %j refuses "%s"', async (input, password) => {
    await bench.iam().send(new UpdateAccountPasswordPolicyCommand(input));
    expect((await refusal(create(password))).name).toBe('PasswordPolicyViolationException');
  });

  it('forbids earlier passwords when it says so', async () => {
    await bench.iam().send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 2 }));
    await create(GOOD);
    const change = (Password: string) =>
      bench.iam().send(new UpdateLoginProfileCommand({ UserName, Password }));
    expect((await refusal(change(GOOD))).name).toBe('PasswordPolicyViolationException');
    await change('second-one');
    await change('third-one');
    await change(GOOD);
  });
});

describe('a login profile', () => {
  it('is there once, and never shows its password', async () => {
    await create(GOOD);
    expect(await refusal(create(GOOD))).toMatchObject({ name: 'EntityAlreadyExistsException', status: 409 });
    const got = await bench.iam().send(new GetLoginProfileCommand({ UserName }));
    expect(got.LoginProfile).toMatchObject({ UserName, PasswordResetRequired: false });
    expect(JSON.stringify(got)).not.toContain(GOOD);
    await bench.iam().send(new DeleteLoginProfileCommand({ UserName }));
    expect((await refusal(bench.iam().send(new DeleteLoginProfileCommand({ UserName })))).status).toBe(404);
  });

  it.each(['', 'p'.repeat(129), 'snow☃man-A1'])(
    'refuses the impossible password "%s" without repeating it',
    async (password) => {
      const error = await refusal(create(password));
      expect(error.name).toBe('ValidationError');
      if (password) expect(error.message).not.toContain(password);
    },
  );

  it('can be changed by its user, who knows the old password and may do so', async () => {
    await create(GOOD);
    const { AccessKey: key } = await bench.iam().send(new CreateAccessKeyCommand({ UserName }));
    const own = bench.iam({
      accessKeyId: key?.AccessKeyId ?? '',
      secretAccessKey: key?.SecretAccessKey ?? '',
    });
    const change = (OldPassword: string) =>
      new ChangePasswordCommand({ OldPassword, NewPassword: 'Another-River-43' });
    expect((await refusal(own.send(change(GOOD)))).name).toBe('AccessDenied');
    await bench
      .iam()
      .send(
        new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/IAMUserChangePassword' }),
      );
    expect((await refusal(own.send(change('wrong')))).message).toBe('The old password was incorrect.');
    await own.send(change(GOOD));
    expect((await refusal(own.send(change(GOOD)))).name).toBe('AccessDenied');
    expect((await refusal(bench.iam().send(change(GOOD)))).name).toBe('InvalidUserTypeException');
  });
});
