import { describe, expect, it } from 'vitest';
import { createOpenGateway, createTrustedClock } from '../../../electron/aws';
import { createPracticeAccount } from '../../../electron/practice';
import { createUsersRoom, type UsersPorts } from '../../../electron/users';
import { memoryFiles, memoryKeychain } from '../account/kit';
import { secretsPorts } from './kit';

const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

function world(more: Partial<UsersPorts> = {}) {
  const now = (): number => Date.parse('2026-03-01T10:00:10Z');
  const account = createPracticeAccount({ seed: 3, now, accountId: '111122223333', alias: 'haneul' });
  const clock = createTrustedClock({ now, monotonic: now });
  const openGateway = createOpenGateway({ clock, now });
  const target = { partition: 'aws', endpoint: null, transport: account.transport } as const;
  const root = account.rootCredentials();
  const gateway = openGateway(target, root);
  const keychain = memoryKeychain();
  const facts = { keyItems: [], passwordItem: null, copied: '' };
  const summary = {
    ref: 'haneul',
    accountId: '111122223333',
    alias: 'haneul',
    nickname: 'Haneul Studio',
    color: 'teal',
    monogram: 'HS',
    partition: 'aws',
    role: 'root',
    userName: null,
    practice: false,
    credential: 'keychain',
    keyHint: null,
    profileName: null,
    endpoint: null,
  } as const;
  const vault = { findBySerial: (serial: string) => (serial.endsWith('/mine') ? 'entry-1' : null) };
  const { handlers: room } = createUsersRoom({
    access: { open: async () => ({ summary, target, gateway, accessKeyId: root.accessKeyId }) },
    ...secretsPorts({ storage: memoryFiles(), keychain, openGateway, published: [], facts }),
    vault: vault as UsersPorts['vault'],
    clock,
    practiceClock: clock,
    qrPng: async () => 'data:image/png;base64,',
    isBusy: () => false,
    ...more,
  });
  const make = async (...names: readonly string[]) => {
    for (const UserName of names) await gateway.iam('CreateUser', { UserName });
  };
  const list = (prefix = '', marker: string | null = null) =>
    room.list({ accountRef: 'haneul', prefix, marker });
  const detail = (userName: string) => room.detail({ accountRef: 'haneul', userName });
  return { room, gateway, keychain, make, list, detail };
}

const many = (count: number, name: (number: number) => string) =>
  Array.from({ length: count }, (_, at) => name(at));

describe('the list of users', () => {
  it('tells administrators, by a policy or a group, from the others', async () => {
    const { gateway, make, list } = world();
    await make('direct', 'plain');
    await gateway.iam('AttachUserPolicy', { UserName: 'direct', PolicyArn: administratorAccess });
    await gateway.iam('CreateAccessKey', { UserName: 'plain' });
    const { users, evidence } = await list();
    expect(
      users.map(({ userName, administrator, accessKeys }) => [userName, administrator, accessKeys]),
    ).toEqual([
      ['direct', true, 0],
      ['plain', false, 1],
    ]);
    expect(evidence).toMatchObject({ operation: 'ListUsers' });
  });

  it('marks what a run of ours made', async () => {
    const { gateway, list } = world();
    await gateway.iam('CreateUser', {
      UserName: 'ours',
      Tags: [{ Key: 'offroot:run', Value: 'or-2026-abcd' }],
    });
    expect((await list()).users[0]?.madeByOffroot).toBe(true);
  });

  it('comes in pages, with nobody left out or twice', async () => {
    const { make, list } = world();
    await make(...many(61, (number) => `user-${String(number).padStart(3, '0')}`));
    const first = await list();
    expect(first.marker).not.toBeNull();
    const second = await list('', first.marker);
    expect(second.marker).toBeNull();
    const names = [...first.users, ...second.users].map(({ userName }) => userName);
    expect(new Set(names).size).toBe(61);
  });

  it('is searched beyond the first page, whatever the case', async () => {
    const { make, list } = world();
    await make(...many(60, (number) => `aaa-${number}`), 'Zoe', 'zora', 'x-zoe');
    const { users, marker } = await list('ZO');
    expect(users.map(({ userName }) => userName).toSorted()).toEqual(['Zoe', 'zora']);
    expect(marker).toBeNull();
  });
});

describe("a user's page", () => {
  it('shows every policy with where it comes from', async () => {
    const { gateway, make, detail } = world();
    await make('minji');
    await gateway.iam('AttachUserPolicy', { UserName: 'minji', PolicyArn: administratorAccess });
    const { policies, signInUrl, password } = await detail('minji');
    expect(policies).toEqual([{ name: 'AdministratorAccess', arn: administratorAccess, via: null }]);
    expect(signInUrl).toBe('https://haneul.signin.aws.amazon.com/console');
    expect(password).toEqual({ exists: false, createdAt: null, mustChange: false, kept: 'not-here' });
  });

  it('says which keys are held here, and what runs did', async () => {
    const history = [{ at: 1, what: 'CreateUser', requestId: 'r-1' }];
    const { gateway, keychain, make, detail } = world({
      keyItems: async () => ['run/1/access-key'],
      history: async () => history,
    });
    await make('minji');
    for (let number = 0; number < 2; number += 1) await gateway.iam('CreateAccessKey', { UserName: 'minji' });
    const [first] =
      (await gateway.iam('ListAccessKeys', { UserName: 'minji' })).output.AccessKeyMetadata ?? [];
    const kept = { accessKeyId: first?.AccessKeyId ?? '', secretAccessKey: 's' };
    await keychain.put('run/1/access-key', Buffer.from(JSON.stringify(kept)));
    const read = await detail('minji');
    expect(read.accessKeys.map((key) => key.held)).toEqual([true, false]);
    expect(read.history).toEqual(history);
  });

  it('of nobody is said not to be there', async () => {
    const { detail } = world();
    await expect(detail('nobody')).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
