import { expect } from 'playwright/test';
import { toDataURL } from 'qrcode';
import { link } from './list-walk';
import type { Walker } from './setup-walk';

/** A browser window beside the app that shows a QR code. */
async function showInBrowser({ world }: Walker, text: string | null): Promise<void> {
  const source = text === null ? null : await toDataURL(text, { width: 420, margin: 4 });
  await world.running.app.evaluate(async ({ BrowserWindow }, picture) => {
    const held = globalThis as unknown as { offrootBrowser?: Electron.BrowserWindow | undefined };
    held.offrootBrowser?.destroy();
    held.offrootBrowser = undefined;
    if (picture === null) return;
    held.offrootBrowser = new BrowserWindow({
      x: 0,
      y: 0,
      width: 480,
      height: 480,
      frame: false,
      // The app's own session loads nothing but the app.
      webPreferences: { partition: 'browser' },
    });
    await held.offrootBrowser.loadURL(
      `data:text/html,<body style="margin:0;background:white"><img src="${picture}">`,
    );
    held.offrootBrowser.moveTop();
    await new Promise((resolve) => setTimeout(resolve, 600));
  }, source);
}

/** Each button of the small window by Tab and Enter: none of them copies, and the focus stays on it. */
export async function miniButtonsByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const main = world.page;
  const { app } = world.running;
  const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
  await app.evaluate(({ clipboard: board }) => board.writeText('of another program'));
  const opens = app.waitForEvent('window');
  await keys.press('Control+Shift+M');
  const mini = await opens;
  await mini.getByRole('option').first().waitFor();
  world.page = mini;
  const onTop = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isAlwaysOnTop()));
  const pin = mini.getByRole('button', { name: 'Keep on top' });
  await keys.use(pin);
  await expect.poll(onTop).toBe(true);
  await expect(pin).toHaveAttribute('aria-pressed', 'true');
  await expect(pin).toBeFocused();
  await keys.press('Space');
  await expect.poll(onTop).toBe(false);
  await expect(pin).toBeFocused();

  const scan = mini.getByRole('button', { name: 'Look for a QR code on my screen' });
  await keys.use(scan);
  await expect(mini.getByRole('alert').filter({ hasText: 'No QR code was seen.' })).toBeVisible({
    timeout: 20_000,
  });
  await keys.settled('nothing seen');
  await looks.at('mini window, no QR code seen');
  await keys.press('Escape');
  await expect(mini.getByText('No QR code was seen.')).toHaveCount(0);
  // The cursor moves from wherever the focus is; Alt and a digit copies.
  await keys.press('ArrowDown');
  await expect(mini.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  expect(await clipboard()).toBe('of another program');

  await showInBrowser(walker, link('Scanned', 'from-mini', 'J'));
  await keys.use(scan);
  world.page = main;
  await ears.hear('Found one QR code, Scanned.', 'polite', 20_000);
  await showInBrowser(walker, null);
  const add = main.getByRole('dialog').getByRole('button', { name: /^Add/ });
  await expect(add).toBeFocused();
  await keys.press('Enter');
  await ears.hear('Added 1.');
  await main.getByRole('dialog').waitFor({ state: 'hidden' });

  world.page = mini;
  await mini.getByRole('option').filter({ hasText: 'Scanned' }).waitFor();
  await keys.press('Escape').catch(() => undefined);
  await expect.poll(() => app.windows().length).toBe(1);
  world.page = main;
  expect(await clipboard()).toBe('of another program');
}

/** Its last button locks both windows. */
export async function miniLockByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { app } = world.running;
  const opens = app.waitForEvent('window');
  await keys.press('Control+Shift+M');
  const mini = await opens;
  await mini.getByRole('option').first().waitFor();
  world.page = mini;
  await keys.reach(mini.getByRole('button', { name: /^Lock/ }));
  const next = app.waitForEvent('window');
  await mini.keyboard.press('Enter').catch(() => undefined);
  world.page = await next;
  await ears.hear('Locked.', 'assertive');
  const { page } = world;
  await page.getByRole('heading', { name: 'Offroot is locked' }).waitFor();
  await keys.settled('locked');
}
