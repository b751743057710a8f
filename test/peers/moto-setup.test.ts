import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOpenGateway } from '../../electron/aws';
import { withMoto } from '../../scripts/lib/moto.mjs';
import { createWorld, type World } from '../unit/setup/kit';

/** The setup against an independent IAM server over HTTP, behind a proxy that loses answers after the work was done. */
const program = process.env['OFFROOT_MOTO_SERVER'] ?? 'moto_server';
const accountId = '123456789012';
const rootKey = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

let moto = '';
let endMoto: () => void = () => undefined;
let proxy: Server;
let address = '';
/** Loses the answer of this action; the second one of its kind where `skip` is 1. */
let loseNext: string | null = null;
let skip = 0;
let lost = 0;

beforeAll(async () => {
  await new Promise<void>((ready, broken) => {
    withMoto(program, (env: Record<string, string>) => {
      moto = env['AWS_ENDPOINT_URL_IAM'] ?? '';
      ready();
      return new Promise<void>((resolve) => (endMoto = resolve));
    }).catch(broken);
  });
  proxy = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const action = new URLSearchParams(body.toString('utf8')).get('Action');
      const { method, url, headers } = incoming;
      const forward = httpRequest(`${moto}${url ?? '/'}`, { method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => parts.push(chunk));
        answer.on('end', () => {
          if (action !== null && action === loseNext && skip-- <= 0) {
            loseNext = null;
            lost += 1;
            incoming.socket.destroy();
            return;
          }
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(Buffer.concat(parts));
        });
      });
      forward.end(body);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}, 60_000);

afterAll(() => {
  proxy.close();
  endMoto();
});

beforeEach(async () => {
  loseNext = null;
  skip = 0;
  lost = 0;
  await fetch(`${moto}/moto-api/reset`, { method: 'POST' });
});

const worldOf = (): Promise<World> =>
  createWorld({ endpoint: address, accountId, credentials: () => rootKey });

/** What the server holds, read by a client that has nothing to do with the run. */
async function stateOf(world: World) {
  const open = createOpenGateway({ clock: world.clock, now: world.now });
  const target = { partition: 'aws', endpoint: { iam: moto, sts: moto }, transport: null } as const;
  const { iam } = open(target, rootKey);
  const users = (await iam('ListUsers', {})).output.Users ?? [];
  const devices =
    (await iam('ListVirtualMFADevices', { AssignmentStatus: 'Any' })).output.VirtualMFADevices ?? [];
  const alias = (await iam('ListAccountAliases', {})).output.AccountAliases ?? [];
  const ofUsers = [];
  for (const { UserName } of users) {
    const keys = (await iam('ListAccessKeys', { UserName })).output.AccessKeyMetadata ?? [];
    const policies = (await iam('ListAttachedUserPolicies', { UserName })).output.AttachedPolicies ?? [];
    const mfa = (await iam('ListMFADevices', { UserName })).output.MFADevices ?? [];
    const groups = (await iam('ListGroupsForUser', { UserName })).output.Groups ?? [];
    const login = await iam('GetLoginProfile', { UserName }).then(
      () => true,
      () => false,
    );
    ofUsers.push({
      name: UserName,
      keys: keys.map(({ AccessKeyId }) => AccessKeyId),
      policies: policies.map(({ PolicyName }) => PolicyName),
      mfa: mfa.map(({ SerialNumber }) => SerialNumber),
      login,
      groups: groups.map(({ GroupName }) => GroupName),
    });
  }
  return { users: ofUsers, devices: devices.map(({ SerialNumber }) => SerialNumber), alias };
}

const actions = [
  null,
  'CreateAccountAlias',
  'CreateUser',
  'AttachUserPolicy',
  'CreateVirtualMFADevice',
  'EnableMFADevice',
  'CreateLoginProfile',
  'CreateAccessKey',
  'GetSessionToken',
] as const;

describe.each(actions)('on an independent IAM server, losing the answer of %s', (action) => {
  it('the setup ends as without a fault, and can be undone exactly', async () => {
    const world = await worldOf();
    const before = await stateOf(world);
    loseNext = action;
    const room = world.open();
    const end = await world.run(room, { alias: 'haneul-moto' as never });
    expect({ phase: end.phase, problem: end.problem }).toEqual({ phase: 'done', problem: null });
    expect(lost).toBe(action === null ? 0 : 1);
    const kept = (await room.runSecrets(end.runId)).accessKey?.accessKeyId;
    const serial = `arn:aws:iam::${accountId}:mfa/minji-admin`;
    expect(await stateOf(world)).toEqual({
      users: [
        {
          name: 'minji-admin',
          keys: [kept],
          policies: ['AdministratorAccess'],
          mfa: [serial],
          login: true,
          groups: [],
        },
      ],
      devices: [serial],
      alias: ['haneul-moto'],
    });
    const { typed } = await room.handlers.undoList({ runId: end.runId });
    await room.handlers.undo({ runId: end.runId, typed });
    const undone = await world.rest(room);
    expect({ phase: undone.phase, problem: undone.problem }).toEqual({ phase: 'undone', problem: null });
    expect(await stateOf(world)).toEqual(before);
  }, 60_000);
});

const deletions = [
  'DeleteAccessKey',
  'DeleteLoginProfile',
  'DeactivateMFADevice',
  'DeleteVirtualMFADevice',
  'DetachUserPolicy',
  'DeleteUser',
  'DeleteAccountAlias',
] as const;

describe.each(deletions)('on an independent IAM server, losing the answer of %s', (action) => {
  it('undoing ends as without a fault', async () => {
    const world = await worldOf();
    const before = await stateOf(world);
    const room = world.open();
    const end = await world.run(room, { alias: 'haneul-moto' as never });
    expect(end.phase).toBe('done');
    loseNext = action;
    await room.handlers.undo({ runId: end.runId, typed: null });
    expect((await world.rest(room)).phase).toBe('undone');
    expect(lost).toBe(1);
    expect(await stateOf(world)).toEqual(before);
  }, 60_000);
});

/** The other ways a setup can go, each against the same way without a fault. */
const variants = [
  {
    name: 'a group',
    draft: { permission: { kind: 'group', groupName: 'admins' } },
    action: 'AddUserToGroup',
    nth: 0,
  },
  {
    name: 'a key for the proof only',
    draft: { accessKey: 'delete-after-proof' },
    action: 'DeleteAccessKey',
    nth: 0,
  },
  { name: 'a phone', draft: { phoneDevice: true }, action: 'CreateVirtualMFADevice', nth: 1 },
  { name: 'a phone', draft: { phoneDevice: true }, action: 'EnableMFADevice', nth: 1 },
] as const;

/** Access key ids are made anew in each run; how many there are is what counts. */
const comparable = ({ users, ...rest }: Awaited<ReturnType<typeof stateOf>>): unknown => ({
  ...rest,
  users: users.map((user) => ({ ...user, keys: user.keys.length })),
});

async function makeGroup(world: World): Promise<void> {
  const body = new URLSearchParams({ Action: 'CreateGroup', Version: '2010-05-08', GroupName: 'admins' });
  const made = await fetch(moto, { method: 'POST', body, headers: authorization });
  expect(made.status).toBe(200);
  expect((await stateOf(world)).users).toEqual([]);
}
/** The server reads who asks, and for which service, but checks no signature. */
const authorization = {
  authorization: `AWS4-HMAC-SHA256 Credential=${rootKey.accessKeyId}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0`,
};

describe.each(variants)(
  'on an independent IAM server, with $name, losing the answer of $action',
  (variant) => {
    it('the setup ends as without a fault, and can be undone exactly', async () => {
      const ends: unknown[] = [];
      for (const fault of [false, true]) {
        await fetch(`${moto}/moto-api/reset`, { method: 'POST' });
        const world = await worldOf();
        await makeGroup(world);
        const before = await stateOf(world);
        if (fault) [loseNext, skip] = [variant.action, variant.nth];
        const room = world.open();
        const end = await world.run(room, variant.draft as never);
        expect({ phase: end.phase, problem: end.problem }).toEqual({ phase: 'done', problem: null });
        expect(lost).toBe(fault ? 1 : 0);
        ends.push(comparable(await stateOf(world)));
        if (fault && variant.action === 'AddUserToGroup') loseNext = 'RemoveUserFromGroup';
        await room.handlers.undo({ runId: end.runId, typed: null });
        const undone = await world.rest(room);
        expect({ phase: undone.phase, problem: undone.problem }).toEqual({ phase: 'undone', problem: null });
        expect(loseNext).toBeNull();
        expect(await stateOf(world)).toEqual(before);
      }
      expect(ends[1]).toEqual(ends[0]);
    }, 90_000);
  },
);
