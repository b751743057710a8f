import { describe, expect, it } from 'vitest';
import { Vault } from '../../../electron/authenticator/vault/vault';
import { fileNames, openFiles } from '../../../electron/storage';
import { memoryDisk } from '../storage/disk';
import { cheap, fill, memoryKeychain, openVaultOn, stored } from './kit';

const path = `/r/${fileNames.vault}`;
const problem = (code: string): object => ({ problem: { code } });

describe('a vault file that is not what was written', () => {
  it('of a newer version is refused and never damaged', async () => {
    const disk = memoryDisk();
    const keychain = memoryKeychain();
    await (await openVaultOn(disk, { keychain })).vault.openWithKeychain();
    const newer = Buffer.from(disk.files.get(path) ?? '');
    newer.writeUInt16BE(2, 8);
    disk.files.set(path, newer);
    const { vault } = await openVaultOn(disk, { keychain });
    await expect(vault.openWithKeychain()).rejects.toMatchObject(problem('vault-newer'));
    await expect(vault.openWithPassphrase('x')).rejects.toMatchObject(problem('vault-newer'));
    await expect(vault.createWithPassphrase('x')).rejects.toMatchObject(problem('vault-newer'));
    expect(disk.files.get(path)).toEqual(newer);
  });

  it(
    'opens with the newest older content when it is cut or changed at any byte, and says when that was saved',
    { timeout: 60_000 },
    async () => {
      const disk = memoryDisk();
      const keychain = memoryKeychain();
      let now = 1000;
      const { vault } = await openVaultOn(disk, { keychain, now: () => now });
      await vault.openWithKeychain();
      now = 2000;
      await fill(vault, [stored()]);
      now = 3000;
      await fill(vault, [stored()]);
      const whole = disk.files.get(path) ?? Buffer.alloc(0);
      const damages = Array.from({ length: whole.length }, (_, at) => {
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(at) ^ 0x10, at);
        // A changed version number may read as a newer program, which is refused instead.
        return at === 8 || at === 9 ? [whole.subarray(0, at)] : [whole.subarray(0, at), flipped];
      }).flat();
      for (const bytes of damages) {
        const copy = memoryDisk(new Map(disk.files).set(path, bytes));
        const opened = await openVaultOn(copy, { keychain });
        expect(await opened.vault.openWithKeychain()).toEqual({ restoredFrom: 2000 });
        expect(opened.vault.content().entries).toHaveLength(1);
      }
      // A save after that keeps the good older content where it is.
      const copy = memoryDisk(new Map(disk.files).set(path, whole.subarray(0, 50)));
      const opened = await openVaultOn(copy, { keychain });
      await opened.vault.openWithKeychain();
      const good = copy.files.get(`${path}.1`);
      await fill(opened.vault, [stored()]);
      expect(copy.files.get(`${path}.1`)).toEqual(good);
    },
  );

  it('is unreadable, and left alone, when no content is whole', async () => {
    const disk = memoryDisk(
      new Map([
        [path, Buffer.from('OFFROOTV\0\x01nonsense')],
        [`${path}.1`, Buffer.alloc(0)],
      ]),
    );
    const { vault } = await openVaultOn(disk);
    await expect(vault.openWithKeychain()).rejects.toMatchObject(problem('vault-unreadable'));
    await expect(vault.ways()).rejects.toMatchObject(problem('vault-unreadable'));
    expect(disk.files.get(path)?.toString()).toBe('OFFROOTV\0\x01nonsense');
  });

  it(
    'opens with the newest complete state when the power goes off at any byte of a save',
    { timeout: 60_000 },
    async () => {
      const disk = memoryDisk();
      const keychain = memoryKeychain();
      const { vault } = await openVaultOn(disk, { keychain });
      await vault.openWithKeychain();
      await fill(vault, [stored()]);
      await fill(vault, [stored()]);
      const cuts: ReadonlyMap<string, Buffer>[] = [];
      disk.watch((files) => void cuts.push(new Map(files)));
      await fill(vault, [stored()]);
      const counts = new Map<number, number>();
      for (const [at, files] of cuts.entries()) {
        const after = await openVaultOn(memoryDisk(files), { keychain });
        expect(await after.vault.openWithKeychain()).toEqual({ restoredFrom: null });
        const { length } = after.vault.content().entries;
        counts.set(length, (counts.get(length) ?? 0) + 1);
        // It can go on from there; a sample of the bytes is enough for that.
        if (at % 50 !== 0 && at < cuts.length - 12) continue;
        await fill(after.vault, [stored()]);
        expect(after.vault.content().entries).toHaveLength(length + 1);
      }
      expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([2, 3]);
      expect(cuts.length).toBeGreaterThan(1000);
    },
  );

  it('keeps the old content in memory when a save fails', async () => {
    const disk = memoryDisk();
    const { vault } = await openVaultOn(disk);
    await vault.openWithKeychain();
    await fill(vault, [stored()]);
    disk.fail({ at: 3, error: Object.assign(new Error(), { code: 'ENOSPC' }) });
    await expect(fill(vault, [stored()])).rejects.toMatchObject(problem('disk-full'));
    disk.fail(null);
    expect(vault.content().entries).toHaveLength(1);
  });

  it('does not call a save done that reads back otherwise', async () => {
    const disk = memoryDisk();
    const files = await openFiles('/r', { fs: disk.fs });
    const lying = {
      ...files,
      read: async (name: string) =>
        disk.files.has(path) && name === fileNames.vault ? new Uint8Array(5) : files.read(name),
    };
    const ports = {
      files: lying,
      name: fileNames.vault,
      now: Date.now,
      keychain: memoryKeychain(),
      tries: null,
      costs: cheap,
    };
    await expect(new Vault(ports).openWithKeychain()).rejects.toMatchObject(problem('disk-refused'));
  });
});

describe('ten thousand entries', () => {
  it('survive a save and an opening', async () => {
    const disk = memoryDisk();
    const keychain = memoryKeychain();
    const files = await openFiles('/r', { fs: disk.fs });
    const ports = { files, name: fileNames.vault, now: Date.now, keychain, tries: null, costs: cheap };
    const vault = new Vault(ports);
    await vault.openWithKeychain();
    await fill(
      vault,
      Array.from({ length: 10_000 }, () => stored()),
    );
    const again = new Vault(ports);
    await again.openWithKeychain();
    expect(again.content().entries).toHaveLength(10_000);
    expect(Buffer.from(again.content().entries[9_999]?.secret ?? [])).toEqual(
      Buffer.from(vault.content().entries[9_999]?.secret ?? [0]),
    );
  });
});
