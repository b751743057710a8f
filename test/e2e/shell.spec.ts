import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp, type Running } from './support/app.mjs';

/** Folder that the app's unprivileged user may write to. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-e2e-'));
  chmodSync(folder, 0o777);
  return folder;
}

function start(userData: string): Promise<Running> {
  const executable = process.env['OFFROOT_EXECUTABLE'];
  if (executable === undefined)
    throw new Error('OFFROOT_EXECUTABLE names the app to test; npm test sets it.');
  return launchApp({ executable, env: process.env, userData });
}

test.describe('the real app', () => {
  let running: Running;
  const userData = openFolder();

  test.beforeAll(async () => {
    running = await start(join(userData, 'data'));
  });
  test.afterAll(() => running.close());

  test('the page has no Node, no require and no network', async () => {
    const { page } = running;
    await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
    const found = await page.evaluate(async () => ({
      node:
        typeof (globalThis as Record<string, unknown>)['process'] +
        typeof (globalThis as Record<string, unknown>)['require'],
      network: await fetch('https://example.com').then(
        () => 'open',
        () => 'closed',
      ),
      address: location.origin + location.protocol,
      bridge: Object.keys((globalThis as unknown as { offroot: object }).offroot)
        .sort()
        .join(),
    }));
    expect(found).toEqual({
      node: 'undefinedundefined',
      network: 'closed',
      address: 'app://offrootapp:',
      bridge: 'call,on',
    });
  });

  test('the keychain is a real Secret Service, and the rail says so', async () => {
    const state = await running.page.evaluate(() =>
      (
        globalThis as unknown as {
          offroot: {
            call(
              channel: string,
              request: object,
            ): Promise<{ ok: true; value: { keychain: { state: string } } }>;
          };
        }
      ).offroot.call('app.getState', {}),
    );
    expect(state.value.keychain.state).toBe('available');
  });

  test('Korean and English switch at once', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '한국어' }).click();
    await expect(page.getByRole('heading', { name: /루트 사용자, 이제 그만 쓰세요/ })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: /Stop using the root user/ })).toBeVisible();
  });
});
