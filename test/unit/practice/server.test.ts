import { request } from 'node:http';
import {
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPracticeAccount, servePractice, type PracticeServer } from '../../../electron/practice';
import { openBench, refusal } from './bench';

const account = createPracticeAccount({ seed: 7, now: Date.now, propagationMs: 0 });
let server: PracticeServer;
beforeEach(async () => {
  account.reset();
  server = await servePractice(account);
});
afterEach(() => server.close());

const settings = () => ({
  region: 'us-east-1',
  endpoint: server.url,
  credentials: account.rootCredentials(),
  maxAttempts: 1,
});

describe('the account on loopback', () => {
  it('answers IAM and STS at one address', async () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    const sts = new STSClient(settings());
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/:root$/);
    const iam = new IAMClient(settings());
    await iam.send(new CreateUserCommand({ UserName: 'minji' }));
    expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(1);
  });

  it('closes the connection when an answer is lost', async () => {
    account.scenario('lose-answer');
    const iam = new IAMClient(settings());
    await expect(iam.send(new CreateUserCommand({ UserName: 'minji' }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(account.snapshot().users).toHaveLength(1);
  });

  it('refuses a body larger than any call', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(server.url, { method: 'POST' }, (response) => resolve(response.statusCode));
      call.on('error', reject);
      call.end('x'.repeat(1024 * 1024 + 1));
    });
    expect(status).toBe(413);
  });

  it('says so when the port is taken', async () => {
    await expect(servePractice(account, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the credential report', () => {
  it('has to be asked for, takes a moment, and lists root and users', async () => {
    const bench = openBench();
    const get = () => bench.iam().send(new GetCredentialReportCommand({}));
    const start = async () => (await bench.iam().send(new GenerateCredentialReportCommand({}))).State;
    expect(await refusal(get())).toMatchObject({ name: 'CredentialReportNotPresentException', status: 410 });
    await bench.iam().send(new CreateUserCommand({ UserName: 'minji' }));
    expect(await start()).toBe('STARTED');
    expect(await refusal(get())).toMatchObject({ name: 'CredentialReportNotReadyException', status: 404 });
    bench.pass(2);
    expect(await start()).toBe('COMPLETE');
    const lines = Buffer.from((await get()).Content ?? [])
      .toString()
      .split('\n');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['user', '<root_account>', 'minji']);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([22]));
  });
});
