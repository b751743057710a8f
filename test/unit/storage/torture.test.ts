import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonDocument, openFiles } from '../../../electron/storage';
import { memoryDisk, PowerCut } from './disk';

const options = {
  schema: z.object({ n: z.number(), text: z.string() }),
  version: 1,
  empty: { n: 0, text: '' },
};
const state = (n: number): { n: number; text: string } => ({ n, text: `state ${n} 한글` });

async function threeSaves(): Promise<ReturnType<typeof memoryDisk>> {
  const disk = memoryDisk();
  const document = jsonDocument(await openFiles('/r', { fs: disk.fs }), 'accounts.json', options);
  for (const n of [1, 2, 3]) await document.write(state(n));
  return disk;
}

describe('a JSON document when the power goes off', () => {
  it('opens with the newest complete state, cut at every byte and call of a save', async () => {
    const measure = await threeSaves();
    const steady = jsonDocument(await openFiles('/r', { fs: measure.fs }), 'accounts.json', options);
    measure.fail(null);
    await steady.write(state(4));
    const last = measure.steps();
    let old = 0;
    for (let at = 0; at < last; at += 1) {
      const disk = await threeSaves();
      const document = jsonDocument(await openFiles('/r', { fs: disk.fs }), 'accounts.json', options);
      disk.fail({ at, error: new PowerCut() });
      await document.write(state(4)).catch(() => undefined);
      const after = memoryDisk(disk.files);
      const reopened = jsonDocument(await openFiles('/r', { fs: after.fs }), 'accounts.json', options);
      const { value } = await reopened.read();
      expect([3, 4]).toContain(value.n);
      expect(value).toEqual(state(value.n));
      if (value.n === 3) old += 1;
      expect([...after.files.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
      // And it can go on from there.
      await reopened.write(state(5));
      expect((await reopened.read()).value).toEqual(state(5));
    }
    expect(last).toBeGreaterThan(60);
    expect(old).toBeGreaterThan(60);
  });

  it('falls back to the newest older content when the file itself is cut at any byte', async () => {
    const whole = (await threeSaves()).files.get('/r/accounts.json');
    for (let length = 0; length < (whole?.length ?? 0) - 2; length += 1) {
      const disk = await threeSaves();
      disk.files.set('/r/accounts.json', whole?.subarray(0, length) ?? Buffer.alloc(0));
      const document = jsonDocument(await openFiles('/r', { fs: disk.fs }), 'accounts.json', options);
      expect(await document.read()).toEqual({ value: state(2), generation: 1 });
      await document.write(state(9));
      disk.files.set('/r/accounts.json', Buffer.from('damaged again'));
      // The damaged content did not push the good one out.
      expect((await document.read()).value).toEqual(state(2));
    }
  });
});
