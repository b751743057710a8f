import { describe, expect, it } from 'vitest';
import { openKeychain, service } from '../../../electron/keychain';
import type { KeychainBackend, MarkStore } from '../../../electron/keychain';

const secret = new TextEncoder().encode('비밀 열쇠\0끝');

function memoryBackend(): KeychainBackend & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getPassword: async (_, account) => items.get(account) ?? null,
    setPassword: async (_, account, password) => void items.set(account, password),
    deletePassword: async (_, account) => items.delete(account),
    findCredentials: async () => [...items].map(([account, password]) => ({ account, password })),
  };
}

/** Reads look empty and writes fail, as libsecret does with a locked collection. */
const locked = (): KeychainBackend => ({
  getPassword: async () => null,
  setPassword: () => Promise.reject(new Error('Cannot create an item in a locked collection')),
  deletePassword: async () => false,
  findCredentials: async () => [],
});

const never = <T>(): Promise<T> => new Promise(() => undefined);

function memoryMarks(first: string | null = null): MarkStore & { mark: string | null } {
  const store = {
    mark: first,
    read: async () => store.mark,
    write: async (mark: string) => void (store.mark = mark),
  };
  return store;
}

const open = (backend: KeychainBackend, more: { marks?: MarkStore; deadlineMs?: number } = {}) =>
  openKeychain({ load: async () => backend, platform: 'linux', ...more });

describe('the keychain', () => {
  it('gives back the bytes that were put, under one service name', async () => {
    const backend = memoryBackend();
    const services = new Set<string>();
    const spy: KeychainBackend = {
      ...backend,
      setPassword: (name, account, password) => {
        services.add(name);
        return backend.setPassword(name, account, password);
      },
    };
    const keychain = open(spy);
    await keychain.put('account/a1/key', secret);
    expect(await keychain.get('account/a1/key')).toEqual(secret);
    expect([...services]).toEqual([service]);
    expect(backend.items.get('account/a1/key')).toBe(Buffer.from(secret).toString('base64'));
  });

  it('lists names of ours, never values and never its own marks', async () => {
    const keychain = open(memoryBackend(), { marks: memoryMarks() });
    await keychain.state();
    await keychain.put('vault/key', secret);
    await keychain.put('account/a1/key', secret);
    expect(await keychain.list()).toEqual(['account/a1/key', 'vault/key']);
  });

  it('says whether there was something to remove, and that it is gone', async () => {
    const keychain = open(memoryBackend());
    await keychain.put('vault/key', secret);
    expect(await keychain.remove('vault/key')).toBe(true);
    expect(await keychain.remove('vault/key')).toBe(false);
    expect(await keychain.get('vault/key')).toBeNull();
  });

  it('does not take a store for stored that gives something else back', async () => {
    const backend = memoryBackend();
    const forgetful = {
      ...backend,
      setPassword: async (_: string, account: string) => void backend.items.set(account, 'AAAA'),
    };
    await expect(open(forgetful).put('vault/key', secret)).rejects.toMatchObject({
      problem: { code: 'keychain-refused' },
    });
    const empty = { ...backend, setPassword: async () => undefined };
    await expect(
      open({ ...empty, getPassword: async () => null }).put('vault/key', secret),
    ).rejects.toMatchObject({
      problem: { code: 'keychain-refused' },
    });
  });

  it('does not say removed while it is still there', async () => {
    const backend = memoryBackend();
    const keychain = open({ ...backend, deletePassword: async () => true });
    await keychain.put('vault/key', secret);
    await expect(keychain.remove('vault/key')).rejects.toMatchObject({
      problem: { code: 'keychain-refused' },
    });
  });

  it('never takes a locked keychain for an empty one', async () => {
    const keychain = open(locked());
    await expect(keychain.get('vault/key')).rejects.toMatchObject({ problem: { code: 'keychain-locked' } });
    await expect(keychain.remove('vault/key')).rejects.toMatchObject({
      problem: { code: 'keychain-locked' },
    });
    await expect(keychain.list()).rejects.toMatchObject({ problem: { code: 'keychain-locked' } });
    expect(await keychain.state()).toEqual({ state: 'locked', backend: 'Secret Service' });
  });

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-absent', 'absent'],
    ['Could not connect: No such file or directory', 'keychain-absent', 'absent'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-absent', 'absent'],
    ['libsecret-1.so.0: cannot open shared object file', 'keychain-absent', 'absent'],
    ['Cannot create an item in a locked collection', 'keychain-locked', 'locked'],
    [
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'keychain-locked',
      'locked',
    ],
    ['User interaction is not allowed.', 'keychain-locked', 'locked'],
    ['something nobody has seen', 'keychain-refused', 'locked'],
  ])('reads %j as %s', async (message, code, state) => {
    const fail = <T>(): Promise<T> => Promise.reject(new Error(message));
    const broken: KeychainBackend = {
      getPassword: fail,
      setPassword: fail,
      deletePassword: fail,
      findCredentials: fail,
    };
    const keychain = open(broken);
    const error = await keychain.put('vault/key', secret).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problem: { code } });
    expect(JSON.stringify(error)).not.toContain(message);
    expect((await keychain.state()).state).toBe(state);
  });

  it('says absent when the addon cannot be loaded, and tries anew later', async () => {
    let loads = 0;
    const backend = memoryBackend();
    const load = async (): Promise<KeychainBackend> => {
      loads += 1;
      if (loads === 1) throw new Error('libsecret-1.so.0: cannot open shared object file');
      return backend;
    };
    const keychain = openKeychain({ load, platform: 'linux' });
    expect((await keychain.state()).state).toBe('absent');
    expect((await keychain.state()).state).toBe('available');
  });

  it('gives up waiting at the deadline and starts no second call while the first one hangs', async () => {
    let calls = 0;
    const hanging: KeychainBackend = {
      ...memoryBackend(),
      getPassword: () => {
        calls += 1;
        return never();
      },
    };
    const keychain = open(hanging, { deadlineMs: 20 });
    await expect(keychain.get('vault/key')).rejects.toMatchObject({ problem: { code: 'keychain-slow' } });
    await expect(keychain.put('vault/key', secret)).rejects.toMatchObject({
      problem: { code: 'keychain-slow' },
    });
    expect((await keychain.state()).state).toBe('slow');
    expect(calls).toBe(1);
  });

  it('notices another keychain than last time, until it is taken as ours', async () => {
    const marks = memoryMarks();
    const first = open(memoryBackend(), { marks });
    expect((await first.state()).state).toBe('available');
    expect((await first.state()).state).toBe('available');
    const second = open(memoryBackend(), { marks });
    expect((await second.state()).state).toBe('changed');
    await second.adopt();
    expect((await second.state()).state).toBe('available');
    expect((await first.state()).state).toBe('changed');
  });

  it('knows its keychain again when only the file with the mark was lost', async () => {
    const backend = memoryBackend();
    const marks = memoryMarks();
    await open(backend, { marks }).state();
    const fresh = memoryMarks();
    expect((await open(backend, { marks: fresh }).state()).state).toBe('available');
    expect(fresh.mark).toBe(marks.mark);
  });

  it.each(['', '../x', 'a b', 'keychain/mark', '/x', 'ä'])('refuses the item name %j', async (item) => {
    const keychain = open(memoryBackend());
    await expect((async () => keychain.put(item, secret))()).rejects.toThrow(TypeError);
    await expect(keychain.get(item)).rejects.toThrow(TypeError);
  });
});
