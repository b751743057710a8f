import { describe, expect, it } from 'vitest';
import { openKeychain, type KeychainBackend } from '../../../electron/keychain';

const calls: string[] = [];
const backend: KeychainBackend = {
  getPassword: (_service, item) => {
    calls.push(`get ${item}`);
    return Promise.resolve(null);
  },
  setPassword: (_service, item) => Promise.resolve(void calls.push(`set ${item}`)),
  deletePassword: () => Promise.resolve(false),
  findCredentials: () => Promise.resolve([]),
};
const open = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) =>
  openKeychain({ load: () => Promise.resolve(backend), platform, env });

describe("libsecret's own file instead of the Secret Service", () => {
  it('is no keychain: nothing is stored in it', async () => {
    calls.length = 0;
    const keychain = open('linux', { SECRET_BACKEND: 'file' });
    expect((await keychain.state()).state).toBe('absent');
    await expect(keychain.put('vault/key', new Uint8Array(32))).rejects.toMatchObject({
      problem: { code: 'keychain-absent' },
    });
    await expect(keychain.get('vault/key')).rejects.toMatchObject({ problem: { code: 'keychain-absent' } });
    expect(calls).toEqual([]);
  });

  it('is told from the real one, and means nothing on other systems', async () => {
    for (const keychain of [
      open('linux', {}),
      open('linux', { SECRET_BACKEND: 'service' }),
      open('darwin', { SECRET_BACKEND: 'file' }),
    ]) {
      calls.length = 0;
      await keychain.get('vault/key').catch(() => undefined);
      expect(calls.length).toBeGreaterThan(0);
    }
  });
});
