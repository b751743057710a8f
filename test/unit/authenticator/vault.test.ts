import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../../electron/authenticator/vault/layout';
import { waitAfter } from '../../../electron/authenticator/vault/tries';
import { Vault, vaultKeyItem } from '../../../electron/authenticator/vault/vault';
import { fileNames, openFiles } from '../../../electron/storage';
import { memoryDisk, PowerCut } from '../storage/disk';
import { cheap, fill, memoryKeychain, openVaultOn, stored } from './kit';

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

  it('opens with the newest older content when it is cut or changed at any byte, and says when that was saved', async () => {
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
  });

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

  it('opens with the newest complete state when the power goes off at any byte of a save', async () => {
    const start = memoryDisk();
    const keychain = memoryKeychain();
    const before = await openVaultOn(start, { keychain });
    await before.vault.openWithKeychain();
    const [first, second, third] = [stored(), stored(), stored()];
    await fill(before.vault, [first]);
    const measure = memoryDisk(start.files);
    const measured = await openVaultOn(measure, { keychain });
    await measured.vault.openWithKeychain();
    measure.fail(null);
    await fill(measured.vault, [second]);
    const last = measure.steps();
    const counts = new Map<number, number>();
    for (let at = 0; at < last; at += 1) {
      const disk = memoryDisk(start.files);
      const { vault } = await openVaultOn(disk, { keychain });
      await vault.openWithKeychain();
      disk.fail({ at, error: new PowerCut() });
      await fill(vault, [second]).catch(() => undefined);
      const after = await openVaultOn(memoryDisk(disk.files), { keychain });
      expect(await after.vault.openWithKeychain()).toEqual({ restoredFrom: null });
      const { length } = after.vault.content().entries;
      counts.set(length, (counts.get(length) ?? 0) + 1);
      await fill(after.vault, [third]);
      expect(after.vault.content().entries).toHaveLength(length + 1);
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect(last).toBeGreaterThan(500);
  });

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
    const files = await openFiles('/r', {
      fs: {
        ...disk.fs,
        create: async (name) => {
          disk.files.set(name, Buffer.alloc(0));
          return {
            write: async (bytes) => void disk.files.set(name, Buffer.from(bytes)),
            sync: async () => undefined,
            close: async () => undefined,
          };
        },
      },
    });
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
