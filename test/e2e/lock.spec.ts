import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { addLinks } from './access/world';
import { launchApp, type Running } from './support/app.mjs';
import { copyElsewhere, pasteElsewhere } from './support/x-clipboard.mjs';

type Answer = {
  readonly ok: boolean;
  readonly value?: Record<string, unknown>;
  readonly problem?: { readonly code: string };
};
type Bridge = { call(channel: string, request: object): Promise<Answer> };

const ask = (page: Page, channel: string, request: object = {}): Promise<Answer> =>
  page.evaluate(([name, value]) => (globalThis as unknown as { offroot: Bridge }).offroot.call(name, value), [
    channel,
    request,
  ] as const);

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-lock-'));
  chmodSync(folder, 0o777);
  return folder;
}

const passphrase = '낱말 여섯 개로 만든 긴 암호';

test.describe.serial('the lock and the guards of the real app', () => {
  let running: Running;
  let page: Page;
  const folder = openFolder();

  const start = async (): Promise<void> => {
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: process.env,
      userData: join(folder, 'data'),
    });
    page = running.page;
  };
  /** The lock closes the window and opens a new one; the old page is gone with its process. */
  const lockAndFollow = async (): Promise<void> => {
    const next = running.app.waitForEvent('window');
    await ask(page, 'app.lock').catch(() => undefined);
    page = await next;
    await page.getByRole('heading', { name: /is locked|잠겨 있습니다/ }).waitFor();
  };

  const unlock = async (): Promise<void> => {
    const field = page.getByLabel(/^Passphrase/).first();
    await field.fill(passphrase);
    await field.press('Enter');
    await page.getByRole('navigation').first().waitFor();
    await expect
      .poll(async () => (await ask(page, 'authenticator.list', { from: 0, count: 1 })).ok)
      .toBe(true);
  };
  let id = '';
  /** Copies the code of the only entry; the result is what another program pastes. */
  const copyCode = async (): Promise<string> => {
    expect(await ask(page, 'authenticator.copy', { id, which: 'now' })).toMatchObject({
      ok: true,
      value: { outcome: 'copied' },
    });
    const pasted = pasteElsewhere(process.env);
    expect(pasted).toMatch(/^\d{6}$/);
    return pasted ?? '';
  };

  test.beforeAll(start);
  test.afterAll(() => running.close());

  test('the bridge carries nothing that the contract does not name', async () => {
    const refused = await page.evaluate(async () => {
      const { offroot } = globalThis as unknown as { offroot: Bridge };
      const tries = ['shell.replay', 'app.state', 'nope', '__proto__'].map((name) =>
        Promise.resolve()
          .then(() => offroot.call(name, {}))
          .then(
            () => 'passed',
            () => 'refused',
          ),
      );
      return Promise.all(tries);
    });
    expect(new Set(refused)).toEqual(new Set(['refused']));
    expect(await ask(page, 'app.copyText', { text: 'x', more: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'field-invalid' },
    });
  });

  test('locking replaces the page; the new one holds no name and gets no answer', async () => {
    await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
    await page.getByRole('button', { name: /Practice first/ }).click();
    await page.getByRole('heading', { name: /protections are in place/ }).waitFor();
    await ask(page, 'app.setPassphrase', { current: '', next: passphrase });
    await page.getByRole('navigation').getByText('Recovery', { exact: true }).click();
    await page.getByRole('heading', { name: 'If this computer were gone' }).waitFor();
    const before = page;
    await lockAndFollow();
    expect(before.isClosed()).toBe(true);
    expect(running.app.windows()).toHaveLength(1);
    const text = (await page.content()) + JSON.stringify(await ask(page, 'app.getState'));
    expect(text).not.toMatch(/0000-?0000-?0000|Practice account/);
    for (const [channel, request] of [
      ['authenticator.list', { from: 0, count: 1 }],
      ['recovery.state', {}],
      ['setup.pastRuns', {}],
    ] as const)
      expect(await ask(page, channel, request)).toMatchObject({ ok: false, problem: { code: 'locked' } });
  });

  test('a wrong passphrase says so; the right one leads back to the same place', async () => {
    const field = page.getByLabel(/^Passphrase/).first();
    await field.fill('not it');
    await field.press('Enter');
    await expect(page.getByText('That is not the passphrase.')).toBeVisible();
    await field.fill(passphrase);
    await field.press('Enter');
    await page.getByRole('heading', { name: 'If this computer were gone' }).waitFor();
  });

  test('a code is pasted into another program until the chosen time has passed, and what that copies stays', async () => {
    [id = ''] = await addLinks(page, [
      'otpauth://totp/Work:ann?secret=JBSWY3DPEHPK3PXP&issuer=Work&period=86400',
    ]);
    await ask(page, 'app.changeSettings', { clearClipboardSeconds: 10 });
    const start = Date.now();
    const code = await copyCode();
    await expect.poll(() => pasteElsewhere(process.env) ?? '', { timeout: 15_000 }).not.toBe(code);
    expect(Date.now() - start).toBeGreaterThan(9500);
    expect(pasteElsewhere(process.env) ?? '').toBe('');

    await copyCode();
    await copyElsewhere('우리 것이 아닌 말', process.env);
    await lockAndFollow();
    await page.waitForTimeout(300);
    // A busy display may let the reader wait too long; what was cleared would stay away.
    await expect.poll(() => pasteElsewhere(process.env)).toBe('우리 것이 아닌 말');
  });

  test('a code is off the clipboard when the app locks, and when it quits', async () => {
    await unlock();
    await copyCode();
    await lockAndFollow();
    // Long before the chosen time would have done it.
    await expect.poll(() => pasteElsewhere(process.env) ?? '', { timeout: 3000 }).toBe('');
    await unlock();
    await copyCode();
    // Without a clipboard manager any text goes with the program that offers it: look while the process is still there.
    await running.app.evaluate(({ app }) => {
      app.once('will-quit', (event) => {
        event.preventDefault();
        Object.assign(globalThis, { offrootQuitting: true });
      });
      app.quit();
    });
    await expect
      .poll(() => running.app.evaluate(() => 'offrootQuitting' in globalThis), { timeout: 10_000 })
      .toBe(true);
    expect(pasteElsewhere(process.env) ?? '').toBe('');
    await running.close();
    await start();
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
    await unlock();
  });

  test('after a restart the app asks for the passphrase before it shows anything', async () => {
    const bounds = { x: 60, y: 40, width: 900, height: 700 };
    await running.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    );
    await running.close();
    await start();
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
    const now = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(now).toMatchObject({ width: 900, height: 700 });
    expect(JSON.stringify(await ask(page, 'app.getState'))).not.toContain('Practice account');
    await unlock();
  });

  test('a second start shows the first window instead of opening another app', async () => {
    const second = running.app.evaluate(
      ({ app }) =>
        new Promise<boolean>((resolve) => {
          app.once('second-instance', () => resolve(true));
          setTimeout(() => resolve(false), 15_000);
        }),
    );
    const other = spawn(String(process.env['OFFROOT_EXECUTABLE']), [], {
      env: { ...process.env, OFFROOT_USER_DATA: join(folder, 'data') },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => other.once('exit', resolve));
    expect(await second).toBe(true);
    await ended;
    expect(running.app.windows()).toHaveLength(1);
  });

  test('the mini window opens beside, with the same bridge, and closes', async () => {
    const opens = running.app.waitForEvent('window');
    await ask(page, 'app.openMini');
    const mini = await opens;
    await mini.waitForLoadState();
    expect(mini.url()).toContain('window=mini');
    expect((await ask(mini, 'app.getState')).ok).toBe(true);
    await ask(page, 'app.closeMini');
    await expect.poll(() => running.app.windows().length).toBe(1);
  });

  test('every window is kept out of screenshots, unless the setting says otherwise', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      const asked: boolean[] = [];
      Object.assign(globalThis, { offrootProtected: asked });
      BrowserWindow.prototype.setContentProtection = (on) => void asked.push(on);
    });
    const asked = (): Promise<readonly boolean[]> =>
      running.app.evaluate(() => (globalThis as unknown as { offrootProtected: boolean[] }).offrootProtected);
    const opens = running.app.waitForEvent('window');
    await ask(page, 'app.openMini');
    await opens;
    expect(await asked()).toEqual([true]);
    await ask(page, 'app.changeSettings', { contentProtection: false });
    await expect.poll(async () => (await asked()).slice(1)).toEqual([false, false]);
    await ask(page, 'app.changeSettings', { contentProtection: true });
    await expect.poll(async () => (await asked()).slice(3)).toEqual([true, true]);
    await ask(page, 'app.closeMini');
    await expect.poll(() => running.app.windows().length).toBe(1);
  });

  test('text is saved by the dialog for its owner alone, and the recovery sheet is a PDF', async () => {
    const into = openFolder();
    await running.saveTo(into);
    expect(await ask(page, 'app.saveText', { suggestedName: '../plan.txt', text: '계획' })).toMatchObject({
      ok: true,
      value: { outcome: 'saved', files: ['plan.txt'] },
    });
    expect(readFileSync(join(into, 'plan.txt'), 'utf8')).toBe('계획');
    expect(statSync(join(into, 'plan.txt')).mode & 0o777).toBe(0o600);
    expect(await ask(page, 'recovery.savePaper')).toMatchObject({ ok: true, value: { outcome: 'saved' } });
    expect(readFileSync(join(into, 'offroot-recovery-sheet.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  // Last, since the driver waits for the navigation that never comes.
  test('a page can neither leave, nor open a window, nor get a permission', async () => {
    const found = await page.evaluate(async () => {
      location.href = 'https://example.com/';
      const opened = window.open('https://example.com/');
      const notifications = await Notification.requestPermission();
      const clipboard = await navigator.clipboard.readText().then(
        () => 'open',
        () => 'closed',
      );
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'open',
        () => 'closed',
      );
      return { opened: opened === null, notifications, clipboard, media };
    });
    expect(found).toEqual({ opened: true, notifications: 'denied', clipboard: 'closed', media: 'closed' });
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/offroot\//);
    expect(running.app.windows()).toHaveLength(1);
  });
});
