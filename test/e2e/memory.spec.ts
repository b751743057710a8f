import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { addLinks, ask, vaultIsOpen } from '../bench/prepare.mjs';
import { launchApp, type Running } from './support/app.mjs';
import { needlesOf, searchMemory } from './support/memory.mjs';

const passphrase = 'seven plain words that nobody else has';
const count = 300;
const secretOf = (index: number): Buffer =>
  createHash('sha256')
    .update(`memory ${String(index)}`)
    .digest()
    .subarray(0, 20);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (bytes: Buffer): string =>
  (bytes.toString('hex').match(/.{10}/g) ?? [])
    .flatMap((forty) => {
      const value = BigInt(`0x${forty}`);
      return [35n, 30n, 25n, 20n, 15n, 10n, 5n, 0n].map((shift) => letters[Number((value >> shift) & 31n)]);
    })
    .join('');

/** The vault key by the documented format alone, in another language. */
function vaultKey(file: string): Buffer {
  const script = [
    'import os, struct, sys',
    `sys.path.insert(0, ${JSON.stringify(join(process.cwd(), 'test/peers'))})`,
    'import read_vault',
    'data = open(sys.argv[1], "rb").read()',
    'count, = struct.unpack(">H", data[64:66])',
    'slots = [data[66 + 96 * i : 162 + 96 * i] for i in range(count)]',
    'print(read_vault.unlock(slots, data[12:28], os.environ["WORDS"], None).hex())',
  ].join('\n');
  const { stdout, stderr } = spawnSync(process.env['OFFROOT_PYTHON'] ?? 'python3', ['-c', script, file], {
    env: { ...process.env, WORDS: passphrase },
    encoding: 'utf8',
  });
  const key = Buffer.from(stdout.trim(), 'hex');
  if (key.length !== 32) throw new Error(`The vault key could not be derived: ${stderr}`);
  return key;
}

test.describe.serial('the memory of the app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-memory-'));
  chmodSync(folder, 0o777);
  const userData = join(folder, 'data');
  let running: Running;
  let page: Page;
  const start = async (): Promise<void> => {
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: process.env,
      userData,
    });
    page = running.page;
  };
  const unlock = async (): Promise<void> => {
    const field = page.getByLabel(/^Passphrase/).first();
    await field.fill(passphrase);
    await field.press('Enter');
    await page.locator('.entry-code output.code').first().waitFor();
  };
  const lock = async (): Promise<void> => {
    const next = running.app.waitForEvent('window');
    await ask(page, 'app.lock', {}).catch(() => undefined);
    page = await next;
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
  };
  const pid = (): number => running.app.process().pid ?? 0;
  test.afterAll(() => running.close());

  test('after a lock, neither the vault key nor a seed that was not shown is in any process', async () => {
    await start();
    await vaultIsOpen(page);
    const text = Array.from(
      { length: count },
      (_, index) => `otpauth://totp/Service%20${String(index)}:me?secret=${base32(secretOf(index))}`,
    ).join('\n');
    await addLinks(page, text);
    await ask(page, 'app.setPassphrase', { current: '', next: passphrase });
    await running.close();

    await start();
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
    const key = needlesOf('vault key', vaultKey(join(userData, 'authenticator.vault')));
    const unseen = [150, 299].flatMap((index) => needlesOf(`seed ${String(index)}`, secretOf(index)));
    await unlock();
    // The search itself can find what is there.
    const open = searchMemory(pid(), [...key, ...unseen]).map(({ name }) => name);
    expect(open).toEqual(expect.arrayContaining(['vault key, raw', 'seed 150, raw', 'seed 299, raw']));
    await lock();
    const left = searchMemory(pid(), [...key, ...unseen]);
    expect(left).toEqual([]);
  });
});
