import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccountSummaryCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { openBench, refusal, type Bench } from './bench';

const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';

const userWithKey = async (bench: Bench, name = 'minji') => {
  const iam = bench.iam();
  await iam.send(new CreateUserCommand({ UserName: name }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
};

describe('who signs', () => {
  it('tells root by its ARN', async () => {
    const identity = await openBench().sts().send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '000000000000',
      UserId: '000000000000',
      Arn: 'arn:aws:iam::000000000000:root',
    });
  });

  it('carries the request id and its own time in every answer', async () => {
    const bench = openBench();
    const { $metadata } = await bench.sts().send(new GetCallerIdentityCommand({}));
    expect($metadata.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const answer = await bench.account.handle({
      method: 'POST',
      host: 'x',
      path: '/',
      headers: {},
      body: '',
    });
    expect(answer.headers['date']).toBe(new Date(bench.clock.now).toUTCString());
    expect(answer.body).toContain(answer.headers['x-amzn-requestid'] ?? 'none');
  });

  it('refuses an unknown key, a wrong secret and a stranger’s session token', async () => {
    const bench = openBench();
    const root = bench.account.rootCredentials();
    const ask = (credentials: Parameters<Bench['sts']>[0]) =>
      refusal(bench.sts(credentials).send(new GetCallerIdentityCommand({})));
    expect(await ask({ ...root, accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' })).toMatchObject({
      name: 'InvalidClientTokenId',
      status: 403,
    });
    expect(await ask({ ...root, secretAccessKey: `${root.secretAccessKey} ` })).toMatchObject({
      name: 'SignatureDoesNotMatch',
      status: 403,
    });
    expect(await ask({ ...root, sessionToken: 'x' })).toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('refuses a changed body', async () => {
    const bench = openBench();
    const client = bench.iam();
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace('minji', 'mallory');
        return next(args);
      },
      { step: 'deserialize', priority: 'low' },
    );
    const error = await refusal(client.send(new CreateUserCommand({ UserName: 'minji' })));
    expect(error.name).toBe('SignatureDoesNotMatch');
    expect(bench.account.snapshot().users).toEqual([]);
  });

  it.each([
    [-301, 'Signature expired'],
    [302, 'Signature not yet current'],
  ])('refuses a signature %d s off', async (seconds, words) => {
    const bench = openBench();
    const sts = bench.sts();
    bench.pass(-seconds);
    const error = await refusal(sts.send(new GetCallerIdentityCommand({})));
    expect(error).toMatchObject({ name: 'SignatureDoesNotMatch', status: 403 });
    expect(error.message).toContain(words);
  });

  it('answers an unsigned request and an unknown action as AWS does', async () => {
    const { account } = openBench();
    const plain = { method: 'POST', host: 'iam.amazonaws.com', path: '/', headers: {} };
    const missing = await account.handle({ ...plain, body: 'Action=ListUsers&Version=2010-05-08' });
    expect([missing.status, missing.body]).toEqual([
      403,
      expect.stringContaining('<Code>MissingAuthenticationToken<'),
    ]);
    const action = await account.handle({ ...plain, body: 'Action=Nope&Version=2010-05-08' });
    expect([action.status, action.body]).toEqual([400, expect.stringContaining('<Code>InvalidAction<')]);
    const proto = await account.handle({ ...plain, body: 'Action=constructor&Version=2010-05-08' });
    expect(proto.body).toContain('<Code>InvalidAction<');
  });
});

describe('the signature’s scope', () => {
  const send = async (name: string, from: string, to: string) => {
    const bench = openBench();
    const client = bench.sts();
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { headers: Record<string, string> };
        request.headers[name] = (request.headers[name] ?? '').replace(from, to);
        return next(args);
      },
      { step: 'deserialize', priority: 'low' },
    );
    return refusal(client.send(new GetCallerIdentityCommand({})));
  };

  it.each([
    ['authorization', '/sts/', '/iam/', 'SignatureDoesNotMatch', 'correct service'],
    ['authorization', '/20261125/', '/20261124/', 'SignatureDoesNotMatch', 'Credential scope'],
    ['authorization', 'AWS4-HMAC-SHA256', 'AWS4-X', 'IncompleteSignature', 'Authorization header'],
    ['x-amz-date', 'Z', '', 'IncompleteSignature', 'X-Amz-Date'],
    ['host', 'sts.', 'sts2.', 'SignatureDoesNotMatch', 'does not match'],
  ])('is checked: %s with %s as %s', async (name, from, to, code, words) => {
    const error = await send(name, from, to);
    expect(error.name).toBe(code);
    expect(error.message).toContain(words);
  });
});

describe('root and user', () => {
  it('lets calls without UserName act on the caller', async () => {
    const bench = openBench();
    const key = await userWithKey(bench);
    await bench.iam().send(new AttachUserPolicyCommand({ UserName: 'minji', PolicyArn: admin }));
    const own = await bench.iam(key).send(new ListAccessKeysCommand({}));
    expect(own.AccessKeyMetadata?.map((item) => item.AccessKeyId)).toEqual([key.accessKeyId]);
    const roots = await bench.iam().send(new ListAccessKeysCommand({}));
    expect(roots.AccessKeyMetadata?.map((item) => item.AccessKeyId)).toEqual([
      bench.account.rootCredentials().accessKeyId,
    ]);
    expect((await bench.iam(key).send(new GetUserCommand({}))).User?.UserName).toBe('minji');
    expect((await bench.iam().send(new GetUserCommand({}))).User?.Arn).toMatch(/:root$/);
  });

  it('denies a user without rights, and allows one with AdministratorAccess', async () => {
    const bench = openBench();
    const key = await userWithKey(bench);
    const denied = await refusal(bench.iam(key).send(new ListUsersCommand({})));
    expect(denied).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(denied.message).toContain('user/minji is not authorized to perform: iam:ListUsers on resource: ');
    await bench.iam().send(new AttachUserPolicyCommand({ UserName: 'minji', PolicyArn: admin }));
    expect((await bench.iam(key).send(new ListUsersCommand({}))).Users).toHaveLength(1);
  });

  it('lets root delete the very key in use, and then knows no root key', async () => {
    const bench = openBench();
    const key = await userWithKey(bench);
    await bench.iam().send(new AttachUserPolicyCommand({ UserName: 'minji', PolicyArn: admin }));
    const root = bench.account.rootCredentials();
    await bench.iam().send(new DeleteAccessKeyCommand({ AccessKeyId: root.accessKeyId }));
    expect((await refusal(bench.sts().send(new GetCallerIdentityCommand({})))).name).toBe(
      'InvalidClientTokenId',
    );
    const { SummaryMap: summary } = await bench.iam(key).send(new GetAccountSummaryCommand({}));
    expect(summary?.['AccountAccessKeysPresent']).toBe(0);
  });

  it('does not let a deactivated key sign its own deletion, nor an administrator reach it', async () => {
    const bench = openBench();
    const key = await userWithKey(bench);
    await bench.iam().send(new AttachUserPolicyCommand({ UserName: 'minji', PolicyArn: admin }));
    const id = bench.account.rootCredentials().accessKeyId;
    await bench.iam().send(new UpdateAccessKeyCommand({ AccessKeyId: id, Status: 'Inactive' }));
    const remove = new DeleteAccessKeyCommand({ AccessKeyId: id });
    expect((await refusal(bench.iam().send(remove))).name).toBe('InvalidClientTokenId');
    expect((await refusal(bench.iam(key).send(remove))).name).toBe('NoSuchEntityException');
  });
});

describe('sessions', () => {
  const session = async (bench: Bench) => {
    const { Credentials: made } = await bench
      .sts()
      .send(new GetSessionTokenCommand({ DurationSeconds: 129_600 }));
    return {
      expires: made?.Expiration?.getTime() ?? 0,
      credentials: {
        accessKeyId: made?.AccessKeyId ?? '',
        secretAccessKey: made?.SecretAccessKey ?? '',
        sessionToken: made?.SessionToken ?? '',
      },
    };
  };

  it('without MFA know the caller, but may not call IAM or ask for another', async () => {
    const bench = openBench();
    const { credentials } = await session(bench);
    expect((await bench.sts(credentials).send(new GetCallerIdentityCommand({}))).Arn).toMatch(/:root$/);
    const iam = bench.iam(credentials);
    expect((await refusal(iam.send(new ListUsersCommand({})))).name).toBe('InvalidClientTokenId');
    expect((await refusal(bench.sts(credentials).send(new GetSessionTokenCommand({})))).name).toBe(
      'AccessDenied',
    );
  });

  it('are worth nothing without their own token', async () => {
    const bench = openBench();
    const { credentials } = await session(bench);
    const ask = (sessionToken?: string) =>
      refusal(
        bench
          .sts({
            accessKeyId: credentials.accessKeyId,
            secretAccessKey: credentials.secretAccessKey,
            ...(sessionToken === undefined ? {} : { sessionToken }),
          })
          .send(new GetCallerIdentityCommand({})),
      );
    expect((await ask()).name).toBe('InvalidClientTokenId');
    expect((await ask((await session(bench)).credentials.sessionToken)).name).toBe('InvalidClientTokenId');
  });

  it('of root last one hour at most, and end', async () => {
    const bench = openBench();
    const { expires, credentials } = await session(bench);
    expect(expires - bench.clock.now).toBeLessThanOrEqual(3_600_000);
    bench.pass(3601);
    expect((await refusal(bench.sts(credentials).send(new GetCallerIdentityCommand({})))).name).toBe(
      'ExpiredToken',
    );
  });

  it.each([899, 129_601])('refuse %d seconds', async (DurationSeconds) => {
    const error = await refusal(openBench().sts().send(new GetSessionTokenCommand({ DurationSeconds })));
    expect(error).toMatchObject({ name: 'ValidationError', status: 400 });
  });
});

describe('a new key', () => {
  it('is unknown at first, then answered in turn, then known; IAM comes last', async () => {
    const bench = openBench({ propagationMs: 8000 });
    const key = await userWithKey(bench);
    const seen: string[] = [];
    for (let second = 0; second < 11; second += 1) {
      const sts = bench.sts(key).send(new GetCallerIdentityCommand({}));
      seen.push(
        await sts.then(
          () => 'ok',
          (error: Error) => error.name.slice(0, 7),
        ),
      );
      bench.pass(1);
    }
    expect(seen).toEqual([
      ...Array<string>(4).fill('Invalid'),
      'Invalid',
      'ok',
      'Invalid',
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('belongs to nobody once its user is gone or it is deleted', async () => {
    const bench = openBench();
    const key = await userWithKey(bench);
    await bench.iam().send(new DeleteAccessKeyCommand({ UserName: 'minji', AccessKeyId: key.accessKeyId }));
    expect((await refusal(bench.sts(key).send(new GetCallerIdentityCommand({})))).name).toBe(
      'InvalidClientTokenId',
    );
  });

  it('can be the second, not the third, and inactive ones count', async () => {
    const bench = openBench();
    const key = await userWithKey(bench);
    await bench
      .iam()
      .send(
        new UpdateAccessKeyCommand({ UserName: 'minji', AccessKeyId: key.accessKeyId, Status: 'Inactive' }),
      );
    await bench.iam().send(new CreateAccessKeyCommand({ UserName: 'minji' }));
    const third = await refusal(bench.iam().send(new CreateAccessKeyCommand({ UserName: 'minji' })));
    expect(third).toMatchObject({ name: 'LimitExceededException', status: 409 });
    expect(third.message).toBe('Cannot exceed quota for AccessKeysPerUser: 2');
  });
});
