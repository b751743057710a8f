import { describe, expect, it } from 'vitest';
import { buildOtpUri } from '../../../electron/authenticator/uri';
import { fileNames } from '../../../electron/storage';
import { fsError, memoryDisk, PowerCut, type Fault } from '../storage/disk';
import { imported, openRoom, openVaultOn, memoryKeychain, rehearsal, type Bench } from './kit';

const chosen = (index: number, accountRef: string | null = null) => ({
  index,
  issuer: 'I',
  account: `a${index}`,
  tags: [],
  accountRef,
});

async function offered(bench: Bench, links = [imported(), imported(), imported()].map(buildOtpUri)) {
  const { previewId } = await bench.room.handlers.previewText({ text: links.join('\n') });
  return previewId;
}
const listed = async (bench: Bench) =>
  (await bench.room.handlers.list({ from: 0, count: 250 })).entries.map(({ account }) => account);

/** Adds three codes while the disk fails at one of its steps. */
async function addWith(fault: Fault | null) {
  const keychain = memoryKeychain();
  const disk = memoryDisk();
  const { vault } = await openVaultOn(disk, { keychain });
  await vault.openWithKeychain();
  const room: Bench = await openRoom({ vault });
  const previewId = await offered(room);
  disk.fail(fault);
  let outcome: number | null = null;
  try {
    outcome = (await room.room.handlers.add({ previewId, items: [0, 1, 2].map((index) => chosen(index)) }))
      .added;
  } catch {
    // The fault; what it left is asked below.
  }
  const steps = disk.steps();
  disk.fail(null);
  /** What a new start finds on that disk. */
  const found = async () => {
    const { vault: again } = await openVaultOn(memoryDisk(new Map(disk.files)), { keychain });
    await again.openWithKeychain();
    return again.content().entries.length;
  };
  return { room, previewId, outcome, steps, found };
}

describe('adding is whole or not at all', () => {
  it('codes of the practice account and others are refused together, before anything is saved', async () => {
    const bench = await openRoom();
    const previewId = await offered(bench);
    const both = [chosen(0), chosen(1, rehearsal.ref), chosen(2)];
    const before = new Map(bench.disk.files);
    await expect(bench.room.handlers.add({ previewId, items: both })).rejects.toMatchObject({
      problem: { code: 'field-invalid', field: 'items', params: { reason: 'practice-apart' } },
    });
    expect(bench.disk.files).toEqual(before);
    expect(await listed(bench)).toEqual([]);
    // The preview is still there: one after the other they are added.
    await bench.room.handlers.add({ previewId, items: [chosen(0), chosen(2)] });
    expect(await listed(bench)).toEqual(['a0', 'a2']);
  });

  it('by the number in a link, a practice code is known as one even when nobody chose the account', async () => {
    const bench = await openRoom();
    const aws = (id: string, last: string): string =>
      `otpauth://totp/Amazon%20Web%20Services:me@${id}?secret=JBSWY3DPEHPK3PX${last}&issuer=Amazon%20Web%20Services`;
    const previewId = await offered(bench, [aws('111122223333', 'P'), aws(rehearsal.accountId, 'Q')]);
    await expect(bench.room.handlers.add({ previewId, items: [chosen(0), chosen(1)] })).rejects.toMatchObject(
      { problem: { params: { reason: 'practice-apart' } } },
    );
    expect([...bench.disk.files.keys()].filter((path) => path.endsWith(fileNames.practiceVault))).toEqual([]);
  });

  it('a disk that fails at any step leaves none of the codes, and adding them again all', async () => {
    const { steps, outcome } = await addWith(null);
    expect(outcome).toBe(3);
    let failed = 0;
    for (let at = 0; at < steps; at += 23) {
      const { room, previewId, found, ...now } = await addWith({ at, error: fsError('ENOSPC') });
      if (now.outcome !== null) {
        expect([at, await found()]).toEqual([at, 3]);
        continue;
      }
      failed += 1;
      expect([at, await listed(room)]).toEqual([at, []]);
      expect([0, 3], `at step ${String(at)}`).toContain(await found());
      const items = [0, 1, 2].map((index) => chosen(index));
      expect((await room.room.handlers.add({ previewId, items })).added).toBe(3);
      expect([at, await found()]).toEqual([at, 3]);
    }
    expect(failed).toBeGreaterThan(10);
  });

  it('a power cut at any step leaves none of the codes or all', async () => {
    const { steps } = await addWith(null);
    const seen = new Set<number>();
    for (let at = 0; at < steps; at += 23) {
      const { found } = await addWith({ at, error: new PowerCut() });
      const count = await found();
      expect([0, 3], `at step ${String(at)}`).toContain(count);
      seen.add(count);
    }
    expect(seen.has(0)).toBe(true);
  });
});
