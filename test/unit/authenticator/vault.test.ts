import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../../electron/authenticator/vault/layout';
import { waitAfter } from '../../../electron/authenticator/vault/tries';
import type { Vault } from '../../../electron/authenticator/vault/vault';
import { vaultKeyItem } from '../../../electron/authenticator/vault/vault';
import { fileNames } from '../../../electron/storage';
import { memoryDisk } from '../storage/disk';
import { fill, memoryKeychain, openVaultOn, stored } from './kit';

const path = `/r/${fileNames.vault}`;
const problem = (code: string): object => ({ problem: { code } });

describe('a vault with its key in the keychain', () => {
  it('gives all entries back after it was closed and opened', async () => {
    const disk = memoryDisk();
    const keychain = memoryKeychain();
    const first = await openVaultOn(disk, { keychain });
    await first.vault.openWithKeychain();
    const entries = [stored({ note: '하늘', tags: ['aws'] }), stored({ kind: 'hotp', counter: 7 })];
    await fill(first.vault, entries);
    const second = await openVaultOn(disk, { keychain });
    expect(await second.vault.openWithKeychain()).toEqual({ restoredFrom: null });
    const back = second.vault.content().entries;
    expect(back.map(({ secret, ...rest }) => ({ ...rest, secret: [...secret] }))).toEqual(
      entries.map(({ secret, ...rest }) => ({ ...rest, secret: [...secret] })),
    );
  });

  it('holds neither names nor secrets in the open', async () => {
    const disk = memoryDisk();
    const { vault } = await openVaultOn(disk);
    await vault.openWithKeychain();
    const entry = stored({ issuer: 'VisibleIssuer' });
    await fill(vault, [entry]);
    const file = disk.files.get(path) ?? Buffer.alloc(0);
    expect(file.includes('VisibleIssuer')).toBe(false);
    expect(file.includes(Buffer.from(entry.secret))).toBe(false);
    expect(file.subarray(0, 8).toString()).toBe('OFFROOTV');
  });

  it('says when the keychain is another one, or locked, and touches nothing', async () => {
    const disk = memoryDisk();
    const { vault } = await openVaultOn(disk);
    await vault.openWithKeychain();
    const before = disk.files.get(path);
    const other = await openVaultOn(disk, { keychain: memoryKeychain() });
    await expect(other.vault.openWithKeychain()).rejects.toMatchObject(problem('keychain-changed'));
    const wrong = memoryKeychain();
    wrong.items.set(vaultKeyItem, new Uint8Array(32));
    await expect(
      (await openVaultOn(disk, { keychain: wrong })).vault.openWithKeychain(),
    ).rejects.toMatchObject(problem('keychain-changed'));
    const shut = memoryKeychain();
    shut.broken = 'keychain-locked';
    await expect(
      (await openVaultOn(disk, { keychain: shut })).vault.openWithKeychain(),
    ).rejects.toMatchObject(problem('keychain-locked'));
    expect(disk.files.get(path)).toEqual(before);
    expect(wrong.items.get(vaultKeyItem)).toEqual(new Uint8Array(32));
  });

  it('overwrites key and secrets when it locks, and gives nothing afterwards', async () => {
    const { vault } = await openVaultOn(memoryDisk());
    await vault.openWithKeychain();
    await fill(vault, [stored(), stored()]);
    const secrets = vault.content().entries.map(({ secret }) => secret);
    await vault.lock();
    expect(secrets.every((secret) => secret.every((byte) => byte === 0))).toBe(true);
    expect(() => vault.content()).toThrow('locked');
    await expect(fill(vault, [])).rejects.toMatchObject(problem('locked'));
    expect(vault.isOpen).toBe(false);
  });

  it('lets changes follow one another when many are asked at once', async () => {
    const { vault } = await openVaultOn(memoryDisk());
    await vault.openWithKeychain();
    await Promise.all(Array.from({ length: 10 }, () => fill(vault, [stored()])));
    expect(vault.content().entries).toHaveLength(10);
  });
});

describe('a vault with a passphrase', () => {
  it('needs no keychain, and opens with the same passphrase however it was composed', async () => {
    const disk = memoryDisk();
    const { vault } = await openVaultOn(disk, { keychain: null });
    await vault.createWithPassphrase('암호 é');
    await fill(vault, [stored()]);
    const again = await openVaultOn(disk, { keychain: null });
    expect(await again.vault.ways()).toEqual({ keychain: false, passphrase: true });
    await again.vault.openWithPassphrase('암호 é'.normalize('NFD'));
    expect(again.vault.content().entries).toHaveLength(1);
  });

  it('is never made over one that is there', async () => {
    const disk = memoryDisk();
    await (await openVaultOn(disk)).vault.openWithKeychain();
    await expect((await openVaultOn(disk)).vault.createWithPassphrase('x')).rejects.toMatchObject(
      problem('nothing-to-do'),
    );
  });

  it('changes the passphrase without encrypting the entries anew, and the old one opens no older content', async () => {
    const disk = memoryDisk();
    const keychain = memoryKeychain();
    const { vault } = await openVaultOn(disk, { keychain });
    await vault.openWithKeychain();
    for (let n = 0; n < 4; n += 1) await fill(vault, [stored()]);
    await vault.setWays({ passphrase: 'first', keychain: false });
    const body = (): string => {
      const decoded = decodeFile(disk.files.get(path) ?? Buffer.alloc(0));
      return decoded.kind === 'whole' ? Buffer.from(decoded.container.body).toString('hex') : '';
    };
    const before = body();
    await vault.setWays({ passphrase: 'second', keychain: false });
    expect(body()).toBe(before);
    expect(before.length).toBeGreaterThan(100);
    expect(keychain.items.has(vaultKeyItem)).toBe(false);
    for (const name of [path, `${path}.1`, `${path}.2`, `${path}.3`]) {
      const bytes = disk.files.get(name);
      if (!bytes) continue;
      const copy = memoryDisk(new Map([[path, bytes]]));
      await expect(
        (await openVaultOn(copy, { keychain })).vault.openWithPassphrase('first'),
      ).rejects.toMatchObject(problem('passphrase-wrong'));
      await expect((await openVaultOn(copy, { keychain })).vault.openWithKeychain()).rejects.toMatchObject(
        problem('passphrase-needed'),
      );
    }
    const again = await openVaultOn(disk, { keychain });
    await again.vault.openWithPassphrase('second');
    expect(again.vault.content().entries).toHaveLength(4);
    await again.vault.setWays({ passphrase: null, keychain: true });
    const last = await openVaultOn(disk, { keychain });
    expect(await last.vault.ways()).toEqual({ keychain: true, passphrase: false });
    await last.vault.openWithKeychain();
    expect(last.vault.content().entries).toHaveLength(4);
  });

  it('opens both ways when both are set', async () => {
    const disk = memoryDisk();
    const keychain = memoryKeychain();
    const { vault } = await openVaultOn(disk, { keychain });
    await vault.openWithKeychain();
    await vault.setWays({ passphrase: 'p', keychain: true });
    const byKeychain = await openVaultOn(disk, { keychain });
    await byKeychain.vault.openWithKeychain();
    const byPassphrase = await openVaultOn(disk, { keychain });
    await byPassphrase.vault.openWithPassphrase('p');
    expect(byPassphrase.vault.content()).toEqual(byKeychain.vault.content());
  });

  it('counts each of many passphrases that are checked at once', async () => {
    const { vault } = await openVaultOn(memoryDisk(), { keychain: null });
    await vault.createWithPassphrase('right');
    const answers = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'right'].map((one) => vault.checkPassphrase(one)),
    );
    expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : 'refused'))).toEqual([
      false,
      false,
      false,
      'refused',
      'refused',
    ]);
  });

  it('slows wrong passphrases down, also after a restart, and forgives after the right one', async () => {
    const disk = memoryDisk();
    let now = 1_767_225_600_000;
    const open = async (): Promise<Vault> =>
      (await openVaultOn(disk, { keychain: null, now: () => now })).vault;
    await (await open()).createWithPassphrase('right');
    for (let n = 0; n < 3; n += 1) {
      await expect((await open()).openWithPassphrase('wrong')).rejects.toMatchObject(
        problem('passphrase-wrong'),
      );
    }
    await expect((await open()).openWithPassphrase('right')).rejects.toMatchObject({
      problem: { code: 'too-many-tries', params: { until: now + waitAfter(3) } },
    });
    now += waitAfter(3);
    await expect((await open()).openWithPassphrase('wrong')).rejects.toMatchObject(
      problem('passphrase-wrong'),
    );
    expect(waitAfter(4)).toBe(2 * waitAfter(3));
    now -= 365 * 86_400_000;
    await expect((await open()).openWithPassphrase('right')).rejects.toMatchObject({
      problem: { code: 'too-many-tries', params: { until: now + waitAfter(4) } },
    });
    now += 400 * 86_400_000;
    await (await open()).openWithPassphrase('right');
    await expect((await open()).openWithPassphrase('wrong')).rejects.toMatchObject(
      problem('passphrase-wrong'),
    );
    await (await open()).openWithPassphrase('right');
    expect(waitAfter(99)).toBe(15 * 60_000);
  });
});
