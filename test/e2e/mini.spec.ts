import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { ask, vaultIsOpen } from '../bench/prepare.mjs';
import { launchApp, type Running } from './support/app.mjs';
import { pressMiniKeys, takeMiniKeys } from './support/x-keys.mjs';

test.describe.serial('the mini window', () => {
  let running: Running;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'offroot-mini-'));
  chmodSync(folder, 0o777);
  const windows = (): number => running.app.windows().length;
  const shortcut = async (): Promise<string> =>
    ((await ask(page, 'app.getState', {})) as { globalShortcut: string }).globalShortcut;

  test.beforeAll(async () => {
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: process.env,
      userData: join(folder, 'data'),
    });
    page = running.page;
    await vaultIsOpen(page);
  });
  test.afterAll(() => running.close().catch(() => undefined));

  test('brings the tray, whose menu names no account and does what it says', async () => {
    // There is no tray on this display: the icon and its menu are the app's own, only the hand that opens it is not.
    await running.app.evaluate(({ Tray }) => {
      const real = Object.getOwnPropertyDescriptor(Tray.prototype, 'setContextMenu')?.value as (
        this: Electron.Tray,
        menu: Electron.Menu | null,
      ) => void;
      Tray.prototype.setContextMenu = function keep(menu) {
        Object.assign(globalThis, { offrootTray: menu });
        real.call(this, menu);
      };
    });
    const items = (): Promise<readonly string[]> =>
      running.app.evaluate(() => {
        const { offrootTray: menu } = globalThis as unknown as { offrootTray?: Electron.Menu };
        return (menu?.items ?? []).map(({ label, enabled }) => (enabled ? label : `(${label})`));
      });
    const press = (label: string): Promise<void> =>
      running.app.evaluate((_electron, wanted) => {
        const { offrootTray: menu } = globalThis as unknown as { offrootTray: Electron.Menu };
        menu.items.find((item) => item.label === wanted)?.click();
      }, label);
    expect(await items()).toEqual([]);
    let opens = running.app.waitForEvent('window');
    await ask(page, 'app.openMini', {});
    await opens;
    await expect.poll(items).toEqual(['Show Offroot', 'Mini window', 'Lock', '', 'Quit Offroot']);
    await ask(page, 'app.closeMini', {});
    await expect.poll(windows).toBe(1);
    opens = running.app.waitForEvent('window');
    await press('Mini window');
    expect((await opens).url()).toContain('window=mini');
    const shown = () =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().every((one) => one.isVisible()),
      );
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().forEach((one) => one.hide()),
    );
    await ask(page, 'app.closeMini', {});
    await expect.poll(windows).toBe(1);
    await press('Show Offroot');
    await expect.poll(shown).toBe(true);
    await ask(page, 'app.changeSettings', { language: 'ko' });
    await expect.poll(items).toEqual(['Offroot 보이기', '작은 창', '잠그기', '', 'Offroot 종료']);
    await ask(page, 'app.changeSettings', { language: 'en' });
    await expect.poll(items).toContain('Lock');
    const next = running.app.waitForEvent('window');
    await press('Lock');
    page = await next;
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
    await expect.poll(items).toEqual(['Show Offroot', '(Mini window)', '(Lock)', '', 'Quit Offroot']);
    await page.getByRole('button', { name: /Unlock/ }).click();
    await vaultIsOpen(page);
    await expect.poll(items).toContain('Mini window');
  });

  test('stays on top when it is pinned, now and when it is opened again', async () => {
    const onTop = (): Promise<boolean[]> =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isAlwaysOnTop()),
      );
    const opens = running.app.waitForEvent('window');
    await ask(page, 'app.openMini', {});
    await opens;
    expect(await onTop()).not.toContain(true);
    await ask(page, 'app.setMiniOnTop', { onTop: true });
    expect((await onTop()).filter(Boolean)).toHaveLength(1);
    await ask(page, 'app.closeMini', {});
    await expect.poll(windows).toBe(1);
    const again = running.app.waitForEvent('window');
    await ask(page, 'app.openMini', {});
    await again;
    expect((await onTop()).filter(Boolean)).toHaveLength(1);
    await ask(page, 'app.setMiniOnTop', { onTop: false });
    await ask(page, 'app.closeMini', {});
    await expect.poll(windows).toBe(1);
  });

  test('does not come by the keys of the whole system until that is turned on, and then it does', async () => {
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await shortcut()).toBe('off');
    pressMiniKeys(process.env);
    await page.waitForTimeout(500);
    expect(windows()).toBe(1);
    await ask(page, 'app.changeSettings', { globalShortcut: true });
    expect(await shortcut()).toBe('on');
    const opens = running.app.waitForEvent('window');
    // The display may take the keys a moment after it was asked; a person presses again.
    await expect(async () => {
      pressMiniKeys(process.env);
      await expect.poll(windows, { timeout: 2000 }).toBe(2);
    }).toPass({ timeout: 20_000 });
    expect((await opens).url()).toContain('window=mini');
    await ask(page, 'app.closeMini', {});
    await ask(page, 'app.changeSettings', { globalShortcut: false });
    await expect.poll(windows).toBe(1);
    pressMiniKeys(process.env);
    await page.waitForTimeout(500);
    expect(windows()).toBe(1);
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
  });

  test('says so in Settings when another program has the keys', async () => {
    const free = await takeMiniKeys(process.env);
    try {
      await page.evaluate(() => history.replaceState(null, '', '#settings'));
      await page.reload();
      const keys = page.getByRole('switch', { name: 'Mini window from anywhere' });
      await keys.click();
      await expect(page.getByText('Another app uses Ctrl Shift M')).toBeVisible();
      expect(await shortcut()).toBe('taken');
      free();
      await keys.click();
      await expect.poll(shortcut).toBe('off');
      await keys.click();
      await expect.poll(shortcut).toBe('on');
      await expect(page.getByText('Ctrl Shift M opens it')).toBeVisible();
    } finally {
      free();
    }
  });

  test('ends with the app when the tray says so', async () => {
    const ended = running.app.waitForEvent('close');
    await running.app
      .evaluate(() => {
        const { offrootTray: menu } = globalThis as unknown as { offrootTray: Electron.Menu };
        menu.items.at(-1)?.click();
      })
      .catch(() => undefined);
    await ended;
  });
});
