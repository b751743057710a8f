import { beforeEach, describe, expect, it } from 'vitest';
import { createTries } from '../../../electron/authenticator';
import { createVaultLock } from '../../../electron/authenticator/vault/lock';
import type { Device } from '../../../electron/authenticator';
import { openFiles } from '../../../electron/storage';
import { haneul, memoryKeychain, openRoom, openVaultOn, rehearsal, stored, fill } from './kit';
import type { Bench } from './kit';
import { memoryDisk } from '../storage/disk';

const problem = (code: string): object => ({ problem: { code } });
const serialNumber = 'arn:aws:iam::111122223333:mfa/minji-admin';
const device = (more: Partial<Device> = {}): Device => ({
  accountId: haneul.accountId,
  accountRef: haneul.ref,
  userName: 'minji-admin',
  deviceName: 'minji-admin',
  serialNumber,
  seed: new TextEncoder().encode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'),
  runId: 'or-2026-0a1b',
  practice: false,
  ...more,
});

describe('seeds of MFA devices', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openRoom();
  });

  it('are held as the bytes of their base32 text, named as AWS names them in its QR', async () => {
    const { devices } = bench.room;
    const id = await devices.hold(device());
    expect(devices.has(id)).toBe(true);
    expect(devices.findBySerial(serialNumber)).toBe(id);
    expect(devices.codeAt(id, 59_000)).toBe('287082');
    expect(devices.lastUsedStep(id)).toBeNull();
    expect(devices.uriOf(id)).toContain(
      'otpauth://totp/Amazon%20Web%20Services:minji-admin%40haneul-studio?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&',
    );
    expect(bench.vault.content().entries[0]?.aws).toEqual({
      accountId: haneul.accountId,
      accountRef: haneul.ref,
      alias: null,
      userName: 'minji-admin',
      deviceName: 'minji-admin',
      serialNumber,
      isRoot: false,
      runId: 'or-2026-0a1b',
    });
  });

  it('are on the disk when hold resolves', async () => {
    const id = await bench.room.devices.hold(device());
    const keychain = memoryKeychain();
    const copy = await openVaultOn(memoryDisk(bench.disk.files), { keychain });
    await expect(copy.vault.openWithKeychain()).rejects.toMatchObject(problem('keychain-changed'));
    await bench.vault.lock();
    await bench.vault.openWithKeychain();
    expect(bench.room.devices.codeAt(id, 59_000)).toBe('287082');
  });

  it('are one entry when held twice, and a new seed keeps the old one among the removed', async () => {
    const { devices } = bench.room;
    const id = await devices.hold(device());
    expect(await devices.hold(device())).toBe(id);
    const other = await devices.hold(device({ seed: new TextEncoder().encode('JBSWY3DPEHPK3PXP') }));
    expect(other).not.toBe(id);
    expect(devices.findBySerial(serialNumber)).toBe(other);
    expect(bench.vault.content().entries).toHaveLength(1);
    expect(bench.vault.content().removed.map((entry) => entry.id)).toEqual([id]);
  });

  it.each(['', 'not base32!', 'JBSWY3DPEHPK3PX0', 'JBSWY3DPEHPK3PXPA'])(
    'are refused when they are no base32: %j',
    async (seed) => {
      await expect(
        bench.room.devices.hold(device({ seed: new TextEncoder().encode(seed) })),
      ).rejects.toMatchObject(problem('secret-invalid'));
      expect(bench.vault.content().entries).toEqual([]);
    },
  );

  it('are not said to be held when the disk is full', async () => {
    bench.disk.fail({ at: 5, error: Object.assign(new Error(), { code: 'ENOSPC' }) });
    await expect(bench.room.devices.hold(device())).rejects.toMatchObject(problem('disk-full'));
    bench.disk.fail(null);
    expect(bench.room.devices.findBySerial(serialNumber)).toBeNull();
  });

  it('of the practice account stay in the practice vault, without a keychain', async () => {
    const id = await bench.room.devices.hold(device({ practice: true, accountRef: rehearsal.ref }));
    expect(bench.vault.content().entries).toEqual([]);
    expect(bench.room.devices.codeAt(id, 59_000)).toBe('287082');
    expect(bench.room.count()).toBe(0);
    await bench.room.devices.markUsed(id, 5);
    expect(bench.room.devices.lastUsedStep(id)).toBe(5);
    await bench.room.devices.remove(id);
    await bench.room.devices.remove(id);
    expect(bench.room.devices.has(id)).toBe(false);
  });
});

describe('locking', () => {
  const start = async () => {
    const disk = memoryDisk();
    const keychain = memoryKeychain();
    const { vault, files } = await openVaultOn(disk, { keychain });
    const practice = (await openVaultOn(memoryDisk(), { keychain: null })).vault;
    const calls: string[] = [];
    const lock = createVaultLock(
      vault,
      practice,
      createTries(files, () => 0),
      {
        opened: async () => void calls.push('opened'),
        closing: () => void calls.push('closing'),
      },
    );
    return { lock, vault, practice, keychain, calls, disk };
  };

  it('opens with the keychain, locks, and opens again', async () => {
    const { lock, vault, practice, calls } = await start();
    expect(await lock.ways()).toBeNull();
    await lock.unlock('');
    await fill(vault, [stored()]);
    await lock.lock();
    expect([lock.isOpen(), practice.isOpen]).toEqual([false, false]);
    expect(await lock.ways()).toEqual({ keychain: true, passphrase: false });
    await lock.unlock('');
    expect(vault.content().entries).toHaveLength(1);
    expect(calls).toEqual(['opened', 'closing', 'opened']);
  });

  it('with a passphrase takes the key out of the keychain, and needs the old one to change it', async () => {
    const { lock, keychain } = await start();
    await lock.unlock('');
    await lock.setPassphrase('', 'one');
    expect([...keychain.items.keys()]).toEqual([]);
    await expect(lock.setPassphrase('wrong', 'two')).rejects.toMatchObject({
      problem: { code: 'passphrase-wrong', field: 'current' },
    });
    await lock.setPassphrase('one', 'two');
    await lock.lock();
    await expect(lock.unlock('')).rejects.toMatchObject(problem('passphrase-needed'));
    await expect(lock.unlock('one')).rejects.toMatchObject(problem('passphrase-wrong'));
    await lock.unlock('two');
    await lock.setPassphrase('two', '');
    await lock.lock();
    await lock.unlock('');
    expect(await lock.ways()).toEqual({ keychain: true, passphrase: false });
  });

  it('works on a machine without a keychain by a passphrase alone', async () => {
    const disk = memoryDisk();
    const files = await openFiles('/r', { fs: disk.fs });
    const keychain = memoryKeychain();
    keychain.broken = 'keychain-absent';
    const { vault } = await openVaultOn(disk, { keychain });
    const lock = createVaultLock(
      vault,
      (await openVaultOn(memoryDisk())).vault,
      createTries(files, () => 0),
      {
        opened: async () => undefined,
        closing: () => undefined,
      },
    );
    // There is nothing to open yet, so nothing is made, and practice alone goes on.
    await lock.unlock('');
    expect({ open: lock.isOpen(), ways: await lock.ways() }).toEqual({ open: false, ways: null });
    await lock.usePassphraseVault('하나');
    await lock.lock();
    // Now there is a vault, and it does not open without its passphrase.
    await expect(lock.unlock('')).rejects.toMatchObject({ name: 'ProblemError' });
    await lock.unlock('하나');
    expect(lock.isOpen()).toBe(true);
  });
});
