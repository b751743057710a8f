import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../electron/authenticator/base32';
import { exportAegis } from '../../../electron/authenticator/export/aegis';
import { importAside } from '../../../electron/authenticator/import/import-aside';
import { itemOf } from '../../../electron/authenticator/import/item';
import { exportKdf } from '../../../electron/authenticator/import/kdf';
import { nodeScrypt } from '../../../electron/authenticator/scrypt';
import { createPreviews } from '../../../electron/authenticator/previews';
import { withAll } from '../../../renderer/screens/authenticator/add/choices';
import { imported, stored } from './kit';
import { asideInThread } from '../../support/aside-thread';
import { builtProgram } from '../../support/built-program';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

/** Longest stretch in which nothing else got a turn, ms. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await work();
  longest = Math.max(longest, performance.now() - last);
  clearInterval(timer);
  return longest;
}

describe('the program that reads files', () => {
  let folder = '';
  let worker = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offroot-import-'));
    worker = await builtProgram('authenticator/import/import.program.ts', folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives what is in the file, asks for its password and says when that is wrong', async () => {
    const read = importAside(asideInThread, worker);
    const entries = [imported(), imported({ kind: 'hotp', counter: 7 })];
    const file = await exportAegis(exportKdf(nodeScrypt), entries, '암호');
    const { source, items } = await read(file, '암호');
    expect(source).toBe('aegis');
    expect(items.map((item) => item.ok && { ...item.entry, notices: [] })).toEqual(entries);
    await expect(read(file, null)).rejects.toMatchObject({ reason: 'needs-password', source: 'aegis' });
    await expect(read(file, 'x')).rejects.toMatchObject({ reason: 'wrong-password', source: 'aegis' });
  });

  it.each([
    ['brackets', '['.repeat(6_000_000)],
    ['padding before a letter', `otpauth://totp/a?secret=${'='.repeat(6_000_000)}A`],
    ['more lines than anyone has', 'otpauth://totp/a?secret=AAAAAAAA\n'.repeat(60_000)],
  ])('lets everything else go on while it reads megabytes of %s', async (_what, text) => {
    const read = importAside(asideInThread, worker);
    const bytes = bytesOf(text);
    const quiet = await longestPause(() => read(bytesOf('otpauth://totp/a?secret=AAAAAAAA'), null));
    const start = performance.now();
    const pause = await longestPause(() => read(bytes, 'x').catch(() => null));
    const whole = performance.now() - start;
    // Handing over the bytes takes a moment; reading them takes seconds, and those belong to the program.
    expect(pause).toBeLessThan(Math.max(whole / 2, quiet + 200));
  });

  it('that breaks is a file that cannot be read', async () => {
    const broken = join(folder, 'broken.cjs');
    await writeFile(broken, 'throw new Error("no")');
    await expect(importAside(asideInThread, broken)(bytesOf('x'), null)).rejects.toMatchObject({
      reason: 'too-costly',
    });
    expect(await readFile(worker, 'utf8')).toContain('argon2');
  });
});

it('a secret longer than any in use is refused when it is read, not when it is saved', () => {
  const outcome = (length: number): string => {
    const item = itemOf({ kind: 'totp', secret: encodeBase32(new Uint8Array(length).fill(7)) });
    return item.ok ? 'taken' : item.refused.reason;
  };
  expect([1, 4096, 4097].map(outcome)).toEqual(['taken', 'taken', 'secret-bad-length']);
});

it('a preview of ten thousand beside ten thousand lets the window go on meanwhile', async () => {
  const entries = Array.from({ length: 10_000 }, () => stored());
  const items = Array.from({ length: 10_000 }, () => ({ ok: true as const, entry: imported() }));
  const start = performance.now();
  let preview: Awaited<ReturnType<ReturnType<typeof createPreviews>['offer']>> | null = null;
  const pause = await longestPause(async () => {
    preview = await createPreviews().offer({ source: 'otpauth', items, batch: [] }, entries, 0);
  });
  expect(preview).toMatchObject({ source: 'otpauth' });
  expect(pause).toBeLessThan((performance.now() - start) * 0.8);
});

it('choosing all of twenty thousand copies the table once', () => {
  const choice = { chosen: false, issuer: '', account: '', tags: [], accountRef: null };
  const choices = new Map(Array.from({ length: 20_000 }, (_, index) => [index, choice]));
  const all = withAll(choices, [...choices.keys()], true);
  expect([...all.values()].every(({ chosen }) => chosen)).toBe(true);
  expect(choices.get(0)?.chosen).toBe(false);
});
