import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { rowHeights } from '../../renderer/screens/authenticator/row-heights';
import { addLinks, madeUpLinks, vaultIsOpen } from '../bench/prepare.mjs';
import { launchApp } from './support/app.mjs';

test('rows are as high as the list takes them for, so that scrolling places nothing anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-list-'));
  chmodSync(folder, 0o777);
  const running = await launchApp({
    executable: String(process.env['OFFROOT_EXECUTABLE']),
    env: process.env,
    userData: join(folder, 'data'),
  });
  const { page, app } = running;
  try {
    await vaultIsOpen(page);
    await addLinks(page, madeUpLinks(300));
    await page.locator('.entry-code output.code').first().waitFor();
    const heights = (): Promise<readonly number[]> =>
      page.evaluate(() => [
        ...new Set([...document.querySelectorAll<HTMLElement>('.entry')].map((row) => row.offsetHeight)),
      ]);
    const size = (width: number): Promise<void> =>
      app.evaluate(({ BrowserWindow }, to) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(to, 760);
      }, width);
    await size(1180);
    await expect.poll(heights).toEqual([rowHeights.firstRow, rowHeights.row]);
    const total = (): Promise<string> =>
      page.evaluate(() => document.querySelector<HTMLElement>('.codes')?.style.height ?? '');
    const before = await total();
    await page.locator('.page-scroll').hover();
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 400);
    await expect.poll(heights).toEqual([rowHeights.firstRow, rowHeights.row]);
    expect(await total()).toBe(before);
    await size(640);
    await expect.poll(heights).toEqual([rowHeights.narrowRow]);
    const all = rowHeights.head + 300 * rowHeights.narrowRow;
    expect(Number.parseFloat(await total())).toBe(all);
  } finally {
    await running.close();
  }
});
