import { describe, expect, it, vi } from 'vitest';
import { faultOn, faults } from '../setup/faulty';
import { createUsersWorld } from './kit';

const user = { accountRef: 'haneul', userName: 'jun' } as const;
const generate = { kind: 'generate' } as const;
type World = Awaited<ReturnType<typeof createUsersWorld>>;

const keysAt = async ({ aws }: World): Promise<readonly string[]> =>
  ((await aws.iam('ListAccessKeys', { UserName: 'jun' })).output.AccessKeyMetadata ?? []).map(
    ({ AccessKeyId = '' }) => AccessKeyId,
  );
const makeKey = async ({ aws }: World) => {
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } =
    (await aws.iam('CreateAccessKey', { UserName: 'jun' })).output.AccessKey ?? {};
  return { accessKeyId, secretAccessKey };
};
/** Who the key that is kept here is, asked of AWS with it. */
const whoIs = async (world: World, item: string): Promise<string> => {
  const key = JSON.parse(world.keychain.items.get(item) ?? '{}') as {
    accessKeyId: string;
    secretAccessKey: string;
  };
  return (await world.openGateway(world.target, key).sts('GetCallerIdentity', {})).output.Arn ?? '';
};
/** The password in use, as the practice account holds it; null without one. */
const passwordAt = (world: World): string | null => {
  const { users } = JSON.parse(world.account.serialize()) as {
    users: readonly { readonly login: { readonly passwords: readonly string[] } | null }[];
  };
  return users[0]?.login?.passwords[0] ?? null;
};

describe('a new password', () => {
  it('is made to fit, set, kept in the keychain and shown only when asked for', async () => {
    const world = await createUsersWorld();
    await world.room.newPassword({ ...user, password: generate, mustChange: true });
    const { password } = await world.room.detail(user);
    expect(password).toMatchObject({ exists: true, mustChange: true, kept: 'here' });
    const first = (await world.room.revealPassword(user)).password;
    expect(first.length).toBeGreaterThanOrEqual(24);
    await world.room.copyPassword(user);
    expect(world.facts.copied).toBe(first);
    await world.room.newPassword({ ...user, password: generate, mustChange: false });
    expect((await world.room.detail(user)).password.mustChange).toBe(false);
    expect((await world.room.revealPassword(user)).password).not.toBe(first);
    expect(world.keychain.items.size).toBe(1);
    expect(world.storage.text('users.json')).not.toContain(first);
  });

  it('takes the place of the one that the run kept, so that the sign-in card is right', async () => {
    const world = await createUsersWorld();
    world.facts.passwordItem = 'run/1/password';
    world.keychain.items.set('run/1/password', 'old');
    await world.room.newPassword({
      ...user,
      password: world.type('Correct-horse-7B'),
      mustChange: false,
    });
    expect([...world.keychain.items]).toEqual([['run/1/password', 'Correct-horse-7B']]);
  });

  it('that breaks a rule is refused before AWS hears it, and the old one stays', async () => {
    const world = await createUsersWorld();
    await world.room.newPassword({ ...user, password: generate, mustChange: false });
    const before = [...world.keychain.items];
    await expect(
      world.room.newPassword({ ...user, password: world.type('short'), mustChange: false }),
    ).rejects.toMatchObject({ problem: { code: 'password-policy', field: 'password' } });
    expect([...world.keychain.items]).toEqual(before);
  });

  it.each(
    (['CreateLoginProfile', 'UpdateLoginProfile', 'GetLoginProfile'] as const).flatMap((action) =>
      faults.map((fault) => ({ action, fault })),
    ),
  )('is at AWS what it is here, or is not there at all: $action $fault', async ({ action, fault }) => {
    const broken = faultOn(action, fault);
    const world = await createUsersWorld({ wrapTransport: broken.wrap });
    if (action === 'UpdateLoginProfile')
      await world.aws.iam('CreateLoginProfile', { UserName: 'jun', Password: 'Old-password-1' });
    const before = passwordAt(world);
    const set = await Promise.resolve(
      world.room.newPassword({ ...user, password: generate, mustChange: false }),
    ).catch(() => null);
    expect(broken.hits()).toBeGreaterThan(0);
    if (set === null) {
      expect(passwordAt(world)).toBe(before);
      expect(world.keychain.items.size).toBe(0);
    } else {
      const { password } = await world.room.revealPassword(user);
      expect(passwordAt(world)).toBe(password);
    }
  });

  it('whose answer never came is not passed off as known', async () => {
    const world = await createUsersWorld({
      wrapTransport: () => ({
        handle: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNRESET' })),
      }),
    });
    await expect(
      world.room.newPassword({ ...user, password: generate, mustChange: false }),
    ).rejects.toMatchObject({ problem: { code: 'no-answer' } });
    expect(world.keychain.items.size).toBe(0);
  });
});

describe('replacing a key', () => {
  it('creates, waits until it is copied, proves, and only then deletes the old one', async () => {
    const world = await createUsersWorld({ propagationMs: 8000 });
    const old = await makeKey(world);
    world.bench.now += 20_000;
    const end = await world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId });
    expect(end.phase).toBe('done');
    expect(end.lines.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'key-create done',
      'key-copied done',
      'key-proof done',
      'key-delete done',
    ]);
    expect(await keysAt(world)).toEqual([end.newKeyId]);
    expect([...world.keychain.items.keys()]).toEqual([`account/haneul/user-key/${end.newKeyId}`]);
    expect(await whoIs(world, `account/haneul/user-key/${end.newKeyId}`)).toMatch(/user\/jun$/);
    const { accessKeys, replacing, history } = await world.room.detail(user);
    expect(accessKeys).toEqual([expect.objectContaining({ accessKeyId: end.newKeyId, held: true })]);
    expect(replacing).toBeNull();
    expect(history.map(({ what }) => what)).toEqual(['CreateAccessKey', 'DeleteAccessKey']);
    expect(history.every(({ requestId }) => requestId !== null)).toBe(true);
    expect(world.published.at(-1)).toEqual(end);
    expect(JSON.stringify(world.published) + world.storage.text('users.json')).not.toContain(
      'ecretAccessKey',
    );
  });

  it('puts the new key wherever the old one was kept', async () => {
    const world = await createUsersWorld();
    const old = await makeKey(world);
    const items = ['account/haneul/key', 'run/1/access-key'];
    for (const item of items) world.keychain.items.set(item, JSON.stringify(old));
    world.facts.keyItems = items;
    const { newKeyId } = await world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId });
    expect([...world.keychain.items.keys()]).toEqual(items);
    for (const item of items) {
      expect(world.keychain.items.get(item)).toContain(newKeyId);
      expect(await whoIs(world, item)).toMatch(/user\/jun$/);
    }
  });

  it('waits no longer than 90 s, keeps both keys, and goes on when asked again', async () => {
    const world = await createUsersWorld({ propagationMs: 150_000 });
    const old = await makeKey(world);
    const first = await world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId });
    expect(first.phase).toBe('waiting');
    expect(await keysAt(world)).toEqual([old.accessKeyId, first.newKeyId]);
    const later = world.restart();
    expect((await later.detail(user)).replacing).toBe(old.accessKeyId);
    const end = await later.replaceKey({ ...user, accessKeyId: old.accessKeyId });
    expect(end).toMatchObject({ phase: 'done', newKeyId: first.newKeyId });
    expect(end.lines[0]).toMatchObject({ id: 'key-create', state: 'already' });
    expect(await keysAt(world)).toEqual([first.newKeyId]);
  });

  it.each(
    (['CreateAccessKey', 'DeleteAccessKey', 'GetCallerIdentity', 'ListAccessKeys'] as const).flatMap(
      (action) => faults.map((fault) => ({ action, fault })),
    ),
  )(
    'ends with one key that works, however often it is asked again: $action $fault',
    async ({ action, fault }) => {
      const broken = faultOn(action, fault);
      const world = await createUsersWorld({ wrapTransport: broken.wrap });
      const old = await makeKey(world);
      const ask = () => world.restart().replaceKey({ ...user, accessKeyId: old.accessKeyId });
      let end = await Promise.resolve(ask()).catch(() => null);
      for (let more = 0; end === null && more < 3; more += 1)
        end = await Promise.resolve(ask()).catch(() => null);
      expect(broken.hits()).toBeGreaterThan(0);
      expect(end?.phase).toBe('done');
      expect(await keysAt(world)).toEqual([end?.newKeyId]);
      expect([...world.keychain.items.keys()]).toEqual([`account/haneul/user-key/${end?.newKeyId}`]);
    },
  );

  it('leaves no key behind when the keychain takes nothing', async () => {
    const world = await createUsersWorld();
    const old = await makeKey(world);
    world.keychain.refuse = new Error('refused');
    await expect(world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId })).rejects.toMatchObject({
      problem: { code: 'unknown' },
    });
    expect(await keysAt(world)).toEqual([old.accessKeyId]);
    world.keychain.refuse = null;
    expect((await world.room.detail(user)).replacing).toBeNull();
  });

  it('makes anew a key whose secret was lost with the program', async () => {
    const world = await createUsersWorld();
    const old = await makeKey(world);
    const { room } = await createUsersWorld();
    await expect(room.replaceKey({ ...user, accessKeyId: old.accessKeyId })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    // The program ends between AWS's answer and the keychain: the note is there, the secret is not.
    const hang = vi.spyOn(world.keychain, 'put').mockReturnValue(new Promise<never>(() => undefined));
    void Promise.resolve(world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId })).catch(
      () => undefined,
    );
    while ((await keysAt(world)).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const lost = (await keysAt(world)).find((id) => id !== old.accessKeyId);
    hang.mockRestore();
    const end = await world.restart().replaceKey({ ...user, accessKeyId: old.accessKeyId });
    expect(end.newKeyId).not.toBe(lost);
    expect(await keysAt(world)).toEqual([end.newKeyId]);
  });

  it('is refused with two keys there, and for the key that a file of the AWS CLI holds', async () => {
    const world = await createUsersWorld();
    const old = await makeKey(world);
    Object.assign(world.own, { credential: 'profile', accessKeyId: old.accessKeyId });
    await expect(world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId })).rejects.toMatchObject({
      problem: { code: 'nothing-to-do' },
    });
    Object.assign(world.own, { credential: 'keychain' });
    await makeKey(world);
    await expect(world.room.replaceKey({ ...user, accessKeyId: old.accessKeyId })).rejects.toMatchObject({
      problem: { code: 'quota-keys' },
    });
  });
});

describe('what was done with a user', () => {
  it('is shown with request ids, and is forgotten with the account', async () => {
    const world = await createUsersWorld();
    await world.room.assignMfa({ ...user, deviceName: 'jun', keepHere: true });
    await world.room.newPassword({ ...user, password: generate, mustChange: false });
    const { history } = await world.restart().detail(user);
    expect(history.map(({ what }) => what)).toEqual([
      'CreateVirtualMFADevice',
      'EnableMFADevice',
      'CreateLoginProfile',
    ]);
    expect(history.every(({ requestId }) => requestId !== null && requestId !== '')).toBe(true);
    await world.forget('haneul');
    expect((await world.restart().detail(user)).history).toEqual([]);
    expect(world.keychain.items.size).toBe(0);
  });
});
