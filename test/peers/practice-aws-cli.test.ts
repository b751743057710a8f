import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAws, oathCode, readQr, serve, type CliKeys, type Served } from './practice-aws-cli';

const NAME = 'minji-admin';
const PASSWORD = 'Quiet-River-42';
const SERIAL = `arn:aws:iam::000000000000:mfa/${NAME}`;
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

const keyAnswer = z.object({
  AccessKey: z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), Status: z.literal('Active') }),
});
const sessionAnswer = z.object({
  Credentials: z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), SessionToken: z.string() }),
});

let served: Served | undefined;
let folder: string;
let aws: ReturnType<typeof createAws>;
let rootKeys: CliKeys;
/** What one step leaves for the next, as on paper. */
let userKeys: CliKeys;
let seed: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-cli-'));
  served = await serve(600);
  rootKeys = served.root;
  aws = createAws(served.url);
});
afterAll(async () => {
  await served?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const root = (...parameters: readonly string[]) => aws(rootKeys, ...parameters);
const createDevice = ['iam', 'create-virtual-mfa-device', '--virtual-mfa-device-name'];
const enableOptions = ['iam', 'enable-mfa-device', '--user-name', NAME, '--serial-number', SERIAL];
const enable = (first: string, second: string) =>
  root(...enableOptions, '--authentication-code1', first, '--authentication-code2', second);
/** Whether the CLI ended with this code of AWS. */
const expectRefused = async (call: Promise<unknown>, code: string): Promise<void> => {
  const error: unknown = await call.then(
    () => new Error('The call went through.'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  expect(error instanceof Error ? error.message : '').toContain(`An error occurred (${code})`);
};

/** The sixteen manual steps, as the AWS CLI does them against the served practice account. */
describe.sequential('the AWS CLI on the practice account', () => {
  it('step 1: looks at the account', async () => {
    expect(await root('sts', 'get-caller-identity')).toMatchObject({ Arn: 'arn:aws:iam::000000000000:root' });
    expect(await root('iam', 'get-account-summary')).toMatchObject({
      SummaryMap: { AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 },
    });
    await expectRefused(root('iam', 'get-account-password-policy'), 'NoSuchEntity');
  });

  it('step 2: lists the users', async () => {
    expect(await root('iam', 'list-users')).toEqual({ Users: [] });
  });

  it('steps 3, 4, 6 and 7: creates the user with a tag, once', async () => {
    const create = ['iam', 'create-user', '--user-name', NAME, '--tags', 'Key=offroot:run,Value=or-1'];
    expect(await root(...create)).toMatchObject({ User: { UserName: NAME } });
    await expectRefused(root(...create), 'EntityAlreadyExists');
    expect(await root('iam', 'list-user-tags', '--user-name', NAME)).toMatchObject({
      Tags: [{ Key: 'offroot:run', Value: 'or-1' }],
    });
  });

  it('step 5: finds and attaches AdministratorAccess', async () => {
    const found = await root('iam', 'list-policies', '--scope', 'AWS', '--query', 'Policies[].Arn');
    expect(found).toContain(ADMIN);
    await root('iam', 'attach-user-policy', '--user-name', NAME, '--policy-arn', ADMIN);
    expect(await root('iam', 'list-attached-user-policies', '--user-name', NAME)).toMatchObject({
      AttachedPolicies: [{ PolicyName: 'AdministratorAccess', PolicyArn: ADMIN }],
    });
  });

  it('step 8: makes the password and two access keys, and is refused a third', async () => {
    const login = ['--user-name', NAME, '--password', PASSWORD, '--no-password-reset-required'];
    expect(await root('iam', 'create-login-profile', ...login)).toMatchObject({
      LoginProfile: { UserName: NAME, PasswordResetRequired: false },
    });
    const { AccessKey: key } = keyAnswer.parse(await root('iam', 'create-access-key', '--user-name', NAME));
    userKeys = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
    await root('iam', 'create-access-key', '--user-name', NAME);
    const third = root('iam', 'create-access-key', '--user-name', NAME);
    await expectRefused(third, 'LimitExceeded');
  });

  it('step 9: opens the user', async () => {
    expect(await root('iam', 'get-user', '--user-name', NAME)).toMatchObject({
      User: { Arn: `arn:aws:iam::000000000000:user/${NAME}` },
    });
  });

  it('steps 10 and 11: makes the MFA device; the picture says what the text says', async () => {
    const create = (name: string, method: string, file: string) =>
      root(...createDevice, name, '--bootstrap-method', method, '--outfile', file);
    const text = join(folder, 'seed.txt');
    expect(await create(NAME, 'Base32StringSeed', text)).toMatchObject({
      VirtualMFADevice: { SerialNumber: SERIAL },
    });
    seed = readFileSync(text, 'utf8');
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    const picture = join(folder, 'qr.png');
    await create('phone', 'QRCodePNG', picture);
    expect(await readQr(picture)).toMatch(/^otpauth:\/\/totp\/phone@000000000000\?secret=[A-Z2-7]{64}$/);
    await expectRefused(create(NAME, 'QRCodePNG', picture), 'EntityAlreadyExists');
  });

  it('step 12: is refused wrong codes, and enables with two of oathtool', async () => {
    const now = Date.now();
    const [last, current] = [await oathCode(seed, now - 30_000), await oathCode(seed, now)];
    await expectRefused(enable(current, last), 'InvalidAuthenticationCode');
    await expectRefused(enable(last, 'abcdef'), 'ValidationError');
    await enable(last, current);
    expect(await root('iam', 'list-mfa-devices', '--user-name', NAME)).toMatchObject({
      MFADevices: [{ UserName: NAME, SerialNumber: SERIAL }],
    });
    expect(await root('iam', 'list-virtual-mfa-devices', '--assignment-status', 'Assigned')).toMatchObject({
      VirtualMFADevices: [{ SerialNumber: SERIAL, User: { UserName: NAME } }],
    });
  });

  it('step 13: sets the alias and reads it back', async () => {
    await root('iam', 'create-account-alias', '--account-alias', 'haneul-studio');
    expect(await root('iam', 'list-account-aliases')).toMatchObject({ AccountAliases: ['haneul-studio'] });
  });

  it('steps 14 and 15: knows the user by its own key; a wrong secret is refused', async () => {
    expect(await root('iam', 'get-login-profile', '--user-name', NAME)).toMatchObject({
      LoginProfile: { UserName: NAME },
    });
    // The new key takes two seconds to be known.
    const whoAmI = () => aws(userKeys, 'sts', 'get-caller-identity').catch(() => null);
    await expect
      .poll(whoAmI, { timeout: 60_000, interval: 500 })
      .toMatchObject({ Arn: `arn:aws:iam::000000000000:user/${NAME}` });
    const wrong = { ...userKeys, secretAccessKey: `${userKeys.secretAccessKey.slice(1)}x` };
    await expectRefused(aws(wrong, 'sts', 'get-caller-identity'), 'SignatureDoesNotMatch');
  });

  it('step 16: signs in with a fresh MFA code, never with a used one, and reads IAM', async () => {
    const code = await oathCode(seed, Date.now() + 30_000);
    const signIn = ['sts', 'get-session-token', '--serial-number', SERIAL, '--token-code', code];
    const { Credentials: made } = sessionAnswer.parse(await aws(userKeys, ...signIn));
    const session = {
      accessKeyId: made.AccessKeyId,
      secretAccessKey: made.SecretAccessKey,
      sessionToken: made.SessionToken,
    };
    expect(await aws(session, 'iam', 'get-user')).toMatchObject({ User: { UserName: NAME } });
    await expectRefused(aws(userKeys, ...signIn), 'AccessDenied');
    const plain = sessionAnswer.parse(await aws(userKeys, 'sts', 'get-session-token')).Credentials;
    const without = {
      accessKeyId: plain.AccessKeyId,
      secretAccessKey: plain.SecretAccessKey,
      sessionToken: plain.SessionToken,
    };
    await expectRefused(aws(without, 'iam', 'get-user'), 'InvalidClientTokenId');
  });
});
