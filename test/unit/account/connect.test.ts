import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/contract';
import { createKit } from './kit';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const code = (value: string, more: object = {}) => ({ problem: { code: value, ...more } });

async function opened() {
  const kit = createKit({ alias: 'haneul-studio' });
  const room = kit.room();
  await room.book.load();
  return { kit, room };
}

describe('connecting a key', () => {
  it('asks AWS who it is, and keeps nothing before the person has said yes', async () => {
    const { kit, room } = await opened();
    const candidate = await room.handlers.connectKey({ ...kit.root(), endpoint: null });
    expect(candidate).toMatchObject({
      accountId: '111122223333',
      partition: 'aws',
      arn: 'arn:aws:iam::111122223333:root',
      isRoot: true,
      userName: null,
      alias: 'haneul-studio',
      suggestedNickname: 'haneul-studio',
      knownAs: null,
    });
    expect(candidate.evidence.operation).toBe('GetCallerIdentity');
    expect(kit.keychain.items.size).toBe(0);
    expect(room.book.list()).toEqual([]);
    expect(JSON.stringify(candidate)).not.toContain(kit.root().secretAccessKey);
  });

  it('stores the key in the keychain alone when it is confirmed, and selects the account', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    expect([...kit.keychain.items.keys()]).toEqual([`account/${ref}/key`]);
    expect(room.book.selected()).toBe(ref);
    expect(room.book.list()).toMatchObject([
      { role: 'root', credential: 'keychain', nickname: 'Haneul Studio' },
    ]);
    const file = kit.files.text('accounts.json');
    expect(file).toContain('111122223333');
    expect(file).not.toContain(kit.root().secretAccessKey);
    expect(file).not.toContain(kit.root().accessKeyId);
  });

  it('remembers the account for the next start', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    const next = kit.room();
    await next.book.load();
    expect(next.book.selected()).toBe(ref);
    expect((await next.access.open(ref)).isRoot).toBe(true);
  });

  it('forgets a key that is not theirs', async () => {
    const { kit, room } = await opened();
    const { candidateId } = await room.handlers.connectKey({ ...kit.root(), endpoint: null });
    await room.handlers.reject({ candidateId });
    expect(kit.keychain.items.size).toBe(0);
    await expect(room.handlers.confirm({ candidateId, nickname: 'x', color: 'blue' })).rejects.toMatchObject(
      code('not-found'),
    );
  });

  it('replaces the key of an account that is here already, and adds no second one', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    await kit.makeAdmin(true);
    const candidate = await room.handlers.connectKey({
      accessKeyId: kit.facts.kept?.accessKeyId ?? '',
      secretAccessKey: kit.facts.kept?.secretAccessKey ?? '',
      endpoint: null,
    });
    expect(candidate).toMatchObject({
      knownAs: ref,
      suggestedNickname: 'Haneul Studio',
      userName: 'minji-admin',
    });
    const { candidateId, suggestedColor: color } = candidate;
    await room.handlers.confirm({ candidateId, nickname: 'Haneul Studio', color });
    expect(room.book.list()).toMatchObject([{ ref, role: 'administrator', userName: 'minji-admin' }]);
    expect([...kit.keychain.items.values()].join()).not.toContain(kit.root().secretAccessKey);
  });

  it('keeps the candidate when the keychain refuses, so that it can be tried again', async () => {
    const { kit, room } = await opened();
    const { candidateId } = await room.handlers.connectKey({ ...kit.root(), endpoint: null });
    kit.keychain.refuse = new ProblemError('keychain-locked');
    const confirm = () => room.handlers.confirm({ candidateId, nickname: 'Haneul', color: 'blue' });
    await expect(confirm()).rejects.toMatchObject(code('keychain-locked'));
    expect(room.book.list()).toEqual([]);
    kit.keychain.refuse = null;
    expect(await confirm()).toMatchObject({ nickname: 'Haneul' });
  });

  it('takes the key back out of the keychain when the account cannot be saved', async () => {
    const { kit } = await opened();
    const room = kit.room({
      files: {
        ...kit.files,
        write: async () => {
          throw new ProblemError('disk-full');
        },
      },
    });
    const { candidateId } = await room.handlers.connectKey({ ...kit.root(), endpoint: null });
    await expect(
      room.handlers.confirm({ candidateId, nickname: 'Haneul', color: 'blue' }),
    ).rejects.toMatchObject(code('disk-full'));
    expect(kit.keychain.items.size).toBe(0);
  });

  it('names the account before its key is stored, so that a crash leaves no key that nothing names', async () => {
    const { kit } = await opened();
    let die: () => void = () => undefined;
    const dead = new Promise<void>((resolve) => (die = resolve));
    const dying = kit.room({
      keychain: {
        ...kit.keychain,
        put: async (item, bytes) => {
          await kit.keychain.put(item, bytes);
          die();
          await new Promise<never>(() => undefined);
        },
      },
    });
    const { candidateId } = await dying.handlers.connectKey({ ...kit.root(), endpoint: null });
    void dying.handlers.confirm({ candidateId, nickname: 'Haneul', color: 'blue' });
    await dead;
    const room = kit.room();
    await room.book.load();
    const [left] = room.book.list();
    expect(left).toMatchObject({ role: 'not-connected', credential: 'none' });
    expect([...kit.keychain.items.keys()]).toEqual([`account/${left?.ref}/key`]);
    const again = await room.handlers.connectKey({ ...kit.root(), endpoint: null });
    expect(again.knownAs).toBe(left?.ref);
    await room.handlers.remove({ accountRef: left?.ref ?? '' });
    expect(kit.keychain.items.size).toBe(0);
  });

  it.each([
    [
      'an unknown key',
      { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret },
      'key-unknown',
      { params: { partition: 'aws' } },
    ],
    ['nothing', { accessKeyId: '', secretAccessKey: '' }, 'field-invalid', { field: 'accessKeyId' }],
    [
      'no secret',
      { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: '' },
      'field-invalid',
      { field: 'secretAccessKey' },
    ],
    [
      'a short id',
      { accessKeyId: 'AKIA', secretAccessKey: secret },
      'field-invalid',
      { field: 'accessKeyId' },
    ],
    [
      'a temporary key alone',
      { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: secret },
      'field-invalid',
      { field: 'sessionToken' },
    ],
  ])('says what is wrong with %s', async (_, fields, problem, more) => {
    const { kit, room } = await opened();
    const attempt = async () => room.handlers.connectKey({ ...fields, endpoint: null });
    const failure: unknown = await attempt().catch((error: unknown) => error);
    expect(failure).toMatchObject(code(problem, more));
    expect(JSON.stringify((failure as ProblemError).problem)).not.toContain(secret);
    expect(kit.keychain.items.size).toBe(0);
  });

  it('says when the secret does not fit', async () => {
    const { kit, room } = await opened();
    const { accessKeyId } = kit.root();
    await expect(
      room.handlers.connectKey({ accessKeyId, secretAccessKey: secret, endpoint: null }),
    ).rejects.toMatchObject(code('secret-wrong'));
  });

  it.each([
    'https://iam.amazonaws.com',
    'http://10.0.0.1:4566',
    'http://127.0.0.1.example.com',
    'file:///etc/passwd',
    'x',
  ])('sends nothing to an address that is not on this computer: %s', async (address) => {
    const { kit, room } = await opened();
    for (const endpoint of [
      { iam: address, sts: 'http://127.0.0.1:1' },
      { iam: 'http://127.0.0.1:1', sts: address },
    ]) {
      await expect(room.handlers.connectKey({ ...kit.root(), endpoint })).rejects.toMatchObject(
        code('endpoint-not-loopback'),
      );
    }
  });
});

describe('connecting a file', () => {
  it('takes the contents that were dropped', async () => {
    const { kit, room } = await opened();
    const { accessKeyId, secretAccessKey } = kit.root();
    const contents = `\ufeffAccess key ID,Secret access key\r\n${accessKeyId},${secretAccessKey}\r\n`;
    expect(await room.handlers.connectFile({ contents, endpoint: null })).toMatchObject({ isRoot: true });
  });

  it('asks for a file when none was dropped, and takes "cancel" for an answer', async () => {
    const { room } = await opened();
    expect(await room.handlers.connectFile({ contents: null, endpoint: null })).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['User name,Password,Console sign-in URL\na,b,c', 'console-password-file'],
    ['hello', 'no-key'],
  ])('says what is wrong with %j', async (contents, reason) => {
    const { room } = await opened();
    await expect(room.handlers.connectFile({ contents, endpoint: null })).rejects.toMatchObject(
      code('file-not-recognized', { params: { reason } }),
    );
  });
});

describe('connecting a profile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function withProfile() {
    const kit = createKit();
    const { accessKeyId, secretAccessKey } = kit.root();
    const credentialsPath = join(folder, 'credentials');
    writeFileSync(
      credentialsPath,
      `[boss]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n[empty]\n`,
    );
    const profileFiles = { configPath: join(folder, 'config'), credentialsPath };
    const room = kit.room({ profileFiles });
    await room.book.load();
    const connect = (name: string) => room.handlers.connectProfile({ name, endpoint: null });
    return { kit, room, connect, profileFiles };
  }

  it('leaves its keys where they are', async () => {
    const { kit, room, connect } = await withProfile();
    const { candidateId } = await connect('boss');
    const { ref } = await room.handlers.confirm({ candidateId, nickname: 'Boss', color: 'plum' });
    expect(room.book.get(ref)).toMatchObject({ credential: 'profile', profileName: 'boss' });
    expect(kit.keychain.items.size).toBe(0);
    expect((await room.access.open(ref)).isRoot).toBe(true);
  });

  it('stops when the profile has turned into another account', async () => {
    const { kit, room, connect, profileFiles } = await withProfile();
    const { candidateId } = await connect('boss');
    const { ref } = await room.handlers.confirm({ candidateId, nickname: 'Boss', color: 'plum' });
    await room.book.patch(ref, { accountId: '444455556666' });
    const next = kit.room({ profileFiles });
    await next.book.load();
    await expect(next.access.open(ref)).rejects.toMatchObject(
      code('account-mismatch', {
        params: { nickname: 'Boss', account: '444455556666', keyAccount: '111122223333' },
      }),
    );
  });

  it.each(['empty', 'nobody'])('says that it has no keys at hand: %s', async (name) => {
    const { connect } = await withProfile();
    await expect(connect(name)).rejects.toMatchObject(code('profile-unusable', { field: 'name' }));
  });
});
