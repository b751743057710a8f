import { mkdir, mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from './support/app.mjs';

/** @typedef {import('playwright').Page} Page */

const widths = [1180, 900, 390];
const themes = /** @type {const} */ (['light', 'dark']);
const languages = /** @type {const} */ (['en', 'ko']);

/** Screens by the page's own note of where it is; those before an account exists come first. */
const before = [['welcome', '#welcome']];
const fresh = [
  ['overview', '#account'],
  ['plan', '#setup'],
  ['users-empty', '#users'],
  ['authenticator-empty', '#authenticator'],
];
const after = [
  ['overview-after', '#account'],
  ['result', '#setup'],
  ['users', '#users'],
  ['user', '#users&id=minji-admin'],
  ['authenticator', '#authenticator'],
  ['recovery', '#recovery'],
  ['settings', '#settings'],
  ['root-key', '#root-key'],
];

/** Asks main as the page does. @param {Page} page @param {string} channel @param {object} request */
const ask = (page, channel, request) =>
  page.evaluate(
    ([name, body]) =>
      /** @type {{ offroot: { call(name: string, body: object): Promise<unknown> } }} */ (
        /** @type {unknown} */ (globalThis)
      ).offroot.call(name, body),
    /** @type {const} */ ([channel, request]),
  );

/** Every screen in light and dark, English and Korean, three widths, as `screen-language-theme-width.png`.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, outDir: string, filter?: string | undefined }} options
 * @returns {Promise<{ taken: number, failed: number }>} */
export async function pictures({ executable, env, outDir, filter = '' }) {
  await mkdir(outDir, { recursive: true });
  const home = await mkdtemp(join(tmpdir(), 'offroot-pictures-'));
  // The app may run as another user than this driver.
  await chmod(home, 0o777);
  const running = await launchApp({ executable, env, userData: join(home, 'data') });
  const { app, page } = running;
  let taken = 0;
  let failed = 0;

  /** @param {readonly (readonly string[])[]} screens */
  const takeAll = async (screens) => {
    for (const [name = '', hash = '', press = ''] of screens.filter(([one]) =>
      String(one).includes(filter),
    )) {
      await page.evaluate((to) => history.replaceState(null, '', to), hash);
      await page.reload();
      await page.locator('h1').first().waitFor();
      // What a screen reads of AWS is there by then.
      await page.waitForTimeout(2500);
      if (press !== '') await page.getByRole('button', { name: press }).click();
      for (const language of languages)
        for (const theme of themes) {
          await ask(page, 'app.changeSettings', { language, theme });
          for (const width of widths) {
            await app.evaluate(
              ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size, 780),
              width,
            );
            await page.waitForTimeout(700);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            if (wide > 0) {
              failed += 1;
              console.log(`✗ ${name}: scrolls sideways by ${wide} px at ${width} (${language}, ${theme})`);
            }
            await page.screenshot({ path: join(outDir, `${name}-${language}-${theme}-${width}.png`) });
            taken += 1;
          }
        }
    }
    await ask(page, 'app.changeSettings', { language: 'en', theme: 'light' });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 780));
  };

  try {
    await page.locator('h1').first().waitFor();
    await takeAll(before);
    await ask(page, 'practice.open', {});
    await takeAll(fresh);
    await page.evaluate(() => history.replaceState(null, '', '#setup'));
    await page.reload();
    const field = page.getByLabel('User name');
    await field.fill('minji-admin');
    await field.blur();
    await page.getByRole('main').getByText('Create the user minji-admin').first().waitFor();
    const start = page.getByRole('button', { name: /^Start setup/u });
    const ready = page.locator('button:not([aria-disabled="true"])', { hasText: 'Start setup' });
    // The plan is drawn again after each change, and takes no press in its first half second.
    await page.waitForTimeout(2000);
    await ready.waitFor().catch(() => undefined);
    const begun = page.getByRole('heading', { name: /^Setting up|minji-admin works/u });
    for (let press = 0; press < 5 && !(await begun.isVisible()); press += 1) {
      await start.click();
      await begun.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await page.getByRole('heading', { name: 'minji-admin works' }).waitFor({ timeout: 120_000 });
    await takeAll(after);
  } catch (error) {
    await page.screenshot({ path: join(outDir, 'failed.png') });
    throw error;
  } finally {
    await running.close();
  }
  return { taken, failed };
}
