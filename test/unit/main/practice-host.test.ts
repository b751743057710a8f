import { describe, expect, it } from 'vitest';
import { createPracticeHost } from '../../../electron/main/practice-host';
import { codesOf } from '../../../electron/main/ports';
import { openFiles } from '../../../electron/storage';
import { memoryDisk } from '../storage/disk';

const hostOn = async (disk: ReturnType<typeof memoryDisk>) =>
  createPracticeHost(await openFiles('/r', { fs: disk.fs }));

describe('the practice account of this computer', () => {
  it('is another account after starting over, and stays that one across starts', async () => {
    const disk = memoryDisk();
    const host = await hostOn(disk);
    const first = (await host.open()).rootCredentials();
    await host.startOver();
    const second = (await host.open()).rootCredentials();
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(second.secretAccessKey).not.toBe(first.secretAccessKey);
    const again = (await (await hostOn(disk)).open()).rootCredentials();
    expect(again).toEqual(second);
  });
});

describe('codes for proving an administrator', () => {
  it('are not held back by a note from the time when this computer’s clock was fast', async () => {
    let noted: number | null = 100;
    const codes = codesOf({ lastUsedStep: () => noted } as unknown as Parameters<typeof codesOf>[0]);
    expect(await codes.isUsed('e', 100 * 30_000)).toBe(true);
    expect(await codes.isUsed('e', 101 * 30_000)).toBe(false);
    noted = 130;
    expect(await codes.isUsed('e', 100 * 30_000)).toBe(false);
  });
});
