import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { asUser, ordinaryUser } from '../../scripts/lib/as-user.mjs';
import { addLinks, ask, madeUpLinks, vaultIsOpen } from '../bench/prepare.mjs';
import { launchApp, type Running } from './support/app.mjs';

/** Says something on the session bus of the desktop, as one of its own programs would. */
function onSessionBus(...words: string[]): void {
  const { command, args } = asUser(ordinaryUser(), 'dbus-send', ['--session', '--type=signal', ...words]);
  const { status, stderr } = spawnSync(command, args, { env: process.env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`dbus-send: ${stderr}`);
}

test.describe.serial('everything that locks by itself', () => {
  let running: Running;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'offroot-ways-'));
  chmodSync(folder, 0o777);

  test.beforeAll(async () => {
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: process.env,
      userData: join(folder, 'data'),
    });
    page = running.page;
    await vaultIsOpen(page);
    await addLinks(page, madeUpLinks(30));
    // Codes that came while the welcome was shown lead to the list.
    await page.getByRole('navigation').first().waitFor();
  });
  test.afterAll(() => running.close());

  /** Does something that ought to lock, and follows to the new page. */
  const locksBy = async (act: () => Promise<void> | void): Promise<unknown> => {
    const next = running.app.waitForEvent('window');
    await act();
    page = await next;
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
    const { lock } = (await ask(page, 'app.getState', {})) as { lock: { reason: string } };
    await page.getByRole('button', { name: /^Unlock/ }).click();
    await page.getByRole('navigation').first().waitFor();
    return lock.reason;
  };

  for (const [desktop, path, name] of [
    ['KDE and others', '/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver'],
    ['GNOME', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver'],
  ] as const) {
    test(`the lock of the screen locks the app, as ${desktop} says it`, async () => {
      onSessionBus(path, `${name}.ActiveChanged`, 'boolean:false');
      expect(await locksBy(() => onSessionBus(path, `${name}.ActiveChanged`, 'boolean:true'))).toBe('screen');
    });
  }

  test('sleep locks the app, unless it is told not to', async () => {
    const sleep = (): Promise<unknown> =>
      running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await ask(page, 'app.changeSettings', { lockOnSleep: false });
    await sleep();
    expect(((await ask(page, 'app.getState', {})) as { lock: { locked: boolean } }).lock.locked).toBe(false);
    await ask(page, 'app.changeSettings', { lockOnSleep: true });
    expect(await locksBy(async () => void (await sleep()))).toBe('sleep');
  });

  test('no use locks the app after the time that was chosen', async () => {
    // Nobody touched the app for ten minutes: what is moved is the clock while its last input arrives.
    await running.app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 600;
      const { now } = Date;
      Object.assign(globalThis, { offrootNow: now });
      Date.now = () => now() - 600_000;
    });
    await page.mouse.move(200, 200);
    await page.mouse.move(220, 220);
    await page.waitForTimeout(200);
    await running.app.evaluate(() => {
      Date.now = (globalThis as unknown as { offrootNow: () => number }).offrootNow;
    });
    expect(
      await locksBy(async () => void (await ask(page, 'app.changeSettings', { lockAfterMinutes: 1 }))),
    ).toBe('idle');
  });

  test('out of sight nothing ticks: no timer fires in the page, and main sends it nothing', async () => {
    await page.locator('.entry-code output.code').first().waitFor();
    const watched = async (): Promise<{ timers: number; sent: number }> => {
      await page.evaluate(() => {
        const { setTimeout: later, setInterval: often } = globalThis;
        Object.assign(globalThis, { offrootFired: 0 });
        const fired = (): void =>
          void ((globalThis as unknown as { offrootFired: number }).offrootFired += 1);
        type Timer = (fn: () => void, ms?: number) => number;
        const counting =
          (real: Timer): Timer =>
          (fn, ms) =>
            real(() => {
              fired();
              fn();
            }, ms);
        Object.assign(globalThis, {
          setTimeout: counting(later as unknown as Timer),
          setInterval: counting(often as unknown as Timer),
        });
      });
      await running.app.evaluate(({ BrowserWindow }) => {
        Object.assign(globalThis, { offrootSent: 0 });
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          const send = webContents.send.bind(webContents);
          webContents.send = (...words) => {
            (globalThis as unknown as { offrootSent: number }).offrootSent += 1;
            send(...words);
          };
        }
      });
      // What was set before this look has fired by now.
      await new Promise((resolve) => setTimeout(resolve, 1200));
      await page.evaluate(() => Object.assign(globalThis, { offrootFired: 0 }));
      await running.app.evaluate(() => void Object.assign(globalThis, { offrootSent: 0 }));
      await new Promise((resolve) => setTimeout(resolve, 3200));
      const timers = await page.evaluate(
        () => (globalThis as unknown as { offrootFired: number }).offrootFired,
      );
      const sent = await running.app.evaluate(
        () => (globalThis as unknown as { offrootSent: number }).offrootSent,
      );
      return { timers, sent };
    };
    // In sight, one tick a second for all rows: the count can count.
    const seen = await watched();
    expect(seen.timers).toBeGreaterThanOrEqual(2);
    expect(seen.timers).toBeLessThanOrEqual(5);
    // The driver makes every page believe that it is seen, also when its window is hidden; so the page is told.
    const hide = (hidden: boolean): Promise<void> =>
      page.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    expect(await watched()).toEqual({ timers: 0, sent: 0 });
    await hide(false);
    expect((await watched()).timers).toBeGreaterThanOrEqual(2);
  });

  test('codes are not in the page until asked for, when they are to be hidden', async () => {
    await ask(page, 'app.changeSettings', { hideCodes: true });
    await expect(page.locator('.codes output.code')).toHaveCount(0);
    await page.locator('.entry-action button').first().click();
    await expect(page.locator('.codes output.code')).toHaveCount(1);
    await ask(page, 'app.changeSettings', { hideCodes: false });
  });
});
