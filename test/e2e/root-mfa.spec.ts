import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { toDataURL } from 'qrcode';
import { vaultIsOpen } from '../bench/prepare.mjs';
import { ask } from './pictures/camera.mjs';
import { keyOf } from './pictures/studio.mjs';
import { launchApp } from './support/app.mjs';
import { startLoopbackAws } from './support/loopback-aws.mjs';
import { totp } from './support/totp.mjs';

/** As AWS's console shows it; the name of the device is free. */
const qrOf = (device: string, account: string, secret: string): Promise<string> =>
  toDataURL(
    `otpauth://totp/Amazon%20Web%20Services:${device}@${account}?secret=${secret}&issuer=Amazon%20Web%20Services`,
    { width: 420, margin: 4 },
  );

test('root gets MFA in the console, guided, with its code held here and AWS asked for the result', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-root-mfa-'));
  chmodSync(folder, 0o777);
  const aws = await startLoopbackAws({ latencyMs: 0 });
  const running = await launchApp({
    executable: String(process.env['OFFROOT_EXECUTABLE']),
    env: process.env,
    userData: join(folder, 'data'),
  });
  const { app, page } = running;
  /** A browser window beside the app that shows AWS's page with the QR code. */
  const showInBrowser = (picture: string): Promise<void> =>
    app.evaluate(async ({ BrowserWindow }, source) => {
      type Held = { offrootBrowser?: Electron.BrowserWindow };
      const held = globalThis as unknown as Held;
      held.offrootBrowser?.destroy();
      held.offrootBrowser = new BrowserWindow({
        x: 600,
        y: 300,
        width: 480,
        height: 480,
        frame: false,
        // The app's own session loads nothing but the app.
        webPreferences: { partition: 'browser' },
      });
      await held.offrootBrowser.loadURL(
        `data:text/html,<body style="margin:0;background:white"><img src="${source}">`,
      );
      held.offrootBrowser.moveTop();
      await new Promise((resolve) => setTimeout(resolve, 600));
    }, picture);
  try {
    await vaultIsOpen(page);
    const { candidateId } = await ask(page, 'account.connectKey', {
      ...keyOf(aws),
      endpoint: { iam: aws.url, sts: aws.url },
    });
    const { ref } = await ask(page, 'account.confirm', { candidateId, nickname: 'Haneul', color: 'teal' });
    await ask(page, 'account.select', { accountRef: ref });
    const guide = async (): Promise<void> => {
      await page.evaluate(() => history.replaceState(null, '', '#root-key&section=mfa'));
      await page.reload();
      await page.getByText('Open the security page').first().waitFor();
    };
    await guide();
    await page.getByText('Root signs in with only a password').waitFor();
    await page.getByText(/ListVirtualMFADevices/).waitFor();
    await page.getByRole('button', { name: 'Open the security page' }).click();
    expect(await running.opened()).toEqual(['https://console.aws.amazon.com/iam/home#/security_credentials']);

    // The wrong account's code is not kept.
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    await showInBrowser(await qrOf('my-phone', '444455556666', secret));
    await page.getByRole('button', { name: 'Look at my screen' }).click();
    await page.getByText(/It belongs to the account 4444-5555-6666/).waitFor();
    await expect(page.getByRole('button', { name: 'Keep this code' })).toHaveCount(0);

    await showInBrowser(await qrOf('my-phone', '111122223333', secret));
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('button', { name: 'Keep this code' }).click();
    await page.getByText('Kept under Authenticator.').waitFor();
    const { entries } = await ask(page, 'authenticator.list', { from: 0, count: 250 });
    expect(entries.map(({ aws: of }) => [of?.accountId, of?.isRoot])).toEqual([['111122223333', true]]);

    // Leaving the page and coming back does not lose the two codes.
    await guide();
    const copied = async (button: string): Promise<string> => {
      await page.getByRole('button', { name: button }).click();
      await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^\d{6}$/);
      return app.evaluate(({ clipboard }) => clipboard.readText());
    };
    const first = await copied('Copy code 1');
    const at = Date.now();
    const steps = [at - 30_000, at, at + 30_000].map((time) => totp(secret, time));
    expect(steps).toContain(first);
    await page.getByRole('button', { name: 'Copy code 2' }).click();
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(totp(secret, (Math.floor(at / 30_000) + steps.indexOf(first)) * 30_000));

    // The console has taken both; the page finds out by itself.
    aws.account.consoleRootMfa();
    await page.getByText('AWS now says: root has MFA').waitFor({ timeout: 20_000 });
    expect(aws.calls().filter((one) => one === 'GetAccountSummary').length).toBeGreaterThan(1);
  } finally {
    await running.close();
    await aws.close();
  }
});
