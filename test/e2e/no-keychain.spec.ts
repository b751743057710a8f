import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp } from './support/app.mjs';

test('without any keychain a whole practice run is done, and real accounts stay closed', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'offroot-none-'));
  chmodSync(folder, 0o777);
  const { app, page } = await launchApp({
    executable: String(process.env['OFFROOT_EXECUTABLE']),
    env: { ...process.env, OFFROOT_KEYRING: 'absent', OFFROOT_PROFILE: 'none' },
    userData: join(folder, 'data'),
  });
  try {
    await expect(page.getByText('There is no keychain on this computer.')).toBeVisible();
    await expect(page.getByRole('button', { name: /Use a root access key/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.getByRole('button', { name: /Practice first/ }).click();
    await page.getByRole('heading', { name: /protections are in place/ }).waitFor();
    await page.getByRole('button', { name: /Read the plan/ }).click();
    await page.getByRole('heading', { name: 'Your plan' }).waitFor();
    await page.getByRole('radio', { name: 'Keep it in the keychain' }).check();
    const start = page.getByRole('button', { name: /^Start setup/ });
    await expect(start).not.toHaveAttribute('aria-disabled', 'true');
    await start.click();
    await page.getByRole('heading', { name: / works$/ }).waitFor({ timeout: 80_000 });
    await page.getByRole('button', { name: 'Copy Password' }).click();
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^\S{16,}$/);
    await page.getByRole('button', { name: 'Show QR' }).click();
    await page.getByRole('img', { name: /QR code of/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByText('Authenticator', { exact: true }).click();
    await expect(page.getByRole('main').getByText(/admin/).first()).toBeVisible();
    expect(existsSync(join(folder, 'data', 'authenticator.vault'))).toBe(false);
  } finally {
    await app.close();
  }
});
