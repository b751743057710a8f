import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { layoutFaults } from './layout-check.mjs';

/** @typedef {import('../support/app.mjs').Running} Running */
/** @typedef {import('../../../renderer/bridge').CallChannel} CallChannel */
/** @typedef {'en' | 'ko'} Language */
/** @typedef {'light' | 'dark'} Theme */
/** @typedef {{ screen: string, chapter: string, language: Language, theme: Theme, width: number, whole: boolean, file: string, faults: readonly string[] }} Picture */
/**
 * @typedef {object} ShotOptions
 * @property {readonly number[]} [widths]
 * @property {import('playwright').Page} [page] another window, taken at its own size
 * @property {(language: Language, theme: Theme) => Promise<void>} [dress] instead of changing the settings alone
 * @property {(language: Language) => Promise<unknown>} [seen] fails when the picture would not show what it is for; one width, which the name leaves out
 * @property {() => Promise<unknown>} [before] done before each picture, e.g. to open what a change of size closes
 */

export const widths = [1180, 900, 390];
const height = 780;
/** @type {readonly { language: Language, theme: Theme, widths: readonly number[] }[]} */
const all = [
  { language: 'en', theme: 'light', widths },
  { language: 'en', theme: 'dark', widths },
  { language: 'ko', theme: 'light', widths },
  { language: 'ko', theme: 'dark', widths },
];
/** Each language, theme and width once: for a quick look. @type {typeof all} */
const few = [
  { language: 'en', theme: 'light', widths: [1180, 390] },
  { language: 'ko', theme: 'dark', widths: [900] },
];

/** Asks main as the page does. @template {CallChannel} C
 * @param {import('playwright').Page} page @param {C} channel @param {object} [request]
 * @returns {Promise<import('../../../renderer/bridge').Response<C>>} */
export async function ask(page, channel, request = {}) {
  const answer =
    /** @type {import('../../../electron/contract').Result<import('../../../renderer/bridge').Response<C>>} */ (
      await page.evaluate(
        ([name, body]) =>
          /** @type {{ offroot: { call(name: string, body: object): Promise<unknown> } }} */ (
            /** @type {unknown} */ (globalThis)
          ).offroot.call(name, body),
        /** @type {const} */ ([channel, request]),
      )
    );
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.problem)}`);
  return answer.value;
}

/** Takes a screen in both languages, both themes and all widths, and looks whether anything is cut off.
 * @param {{ outDir: string, chapter: string, wants: (screen: string) => boolean, quick: boolean, onPicture: (picture: Picture) => void, folder?: string }} options */
export function createCamera({ outDir, chapter, wants, quick, onPicture, folder = '' }) {
  /** @param {Running} running @param {number} width @param {number} high */
  async function resize({ app, page }, width, high) {
    await app.evaluate(({ BrowserWindow }, [across, down]) => {
      const main = BrowserWindow.getAllWindows().find(
        ({ webContents }) => !webContents.getURL().includes('window=mini'),
      );
      main?.setContentSize(across, down);
    }, /** @type {[number, number]} */ ([width, high]));
    await page.waitForFunction(
      ([across, down]) => innerWidth === across && innerHeight === down,
      /** @type {const} */ ([width, high]),
      { timeout: 5000 },
    );
  }

  /** Pixels of the page or of the layer on top that do not fit. @param {import('playwright').Page} page */
  const hiddenBelow = (page) =>
    page.evaluate(() => {
      const layer = [...document.querySelectorAll('.layer')].at(-1);
      const parts = (layer ?? document).querySelectorAll(
        layer ? '*' : '.page-scroll, .welcome, .welcome-doors, .lock',
      );
      return Math.max(
        0,
        ...[...parts].map((part) =>
          /auto|scroll/.test(getComputedStyle(part).overflowY) ? part.scrollHeight - part.clientHeight : 0,
        ),
      );
    });

  /** Until what was drawn anew stands: two frames, what those start, and every motion at its end.
   * @param {import('playwright').Page} page */
  const still = (page) =>
    page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => done(undefined)));
      for (let times = 0; times < 3; times += 1) {
        await frame();
        await frame();
        await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      }
      await document.fonts.ready;
    });

  /** @param {Running} running */
  return function cameraOf(running) {
    /** @param {Language} language @param {Theme} theme */
    const change = async (language, theme) => {
      await ask(running.page, 'app.changeSettings', { language, theme });
    };
    /** @param {string} screen @param {ShotOptions} [options] */
    return async function shot(screen, options = {}) {
      if (!wants(screen)) return;
      await mkdir(join(outDir, folder), { recursive: true });
      for (const { language, theme, widths: listed } of quick ? few : all) {
        const sizes = options.page === undefined ? (options.widths ?? listed) : [0];
        await (options.dress ?? change)(language, theme);
        // Locking makes the window anew.
        const window = options.page ?? running.page;
        await window.waitForFunction(
          ([lang, look]) =>
            document.documentElement.lang === lang && document.documentElement.dataset['theme'] === look,
          /** @type {const} */ ([language, theme]),
          { timeout: 10_000 },
        );
        for (const width of sizes) {
          if (width > 0) await resize(running, width, height);
          await options.before?.();
          await window.locator('h1:visible, .mini-window:visible, main:visible').first().waitFor();
          await still(window);
          await options.seen?.(language);
          const more = width > 0 ? await hiddenBelow(window) : 0;
          const faults = await window.evaluate(layoutFaults);
          /** @param {boolean} whole */
          const take = async (whole) => {
            const size = width > 0 && options.seen === undefined ? `-${width}` : '';
            const file = join(folder, `${screen}-${language}-${theme}${size}${whole ? '-whole' : ''}.png`);
            await window.screenshot({ path: join(outDir, file) });
            onPicture({
              screen,
              chapter,
              language,
              theme,
              width,
              whole,
              file,
              faults: whole ? [] : faults,
            });
          };
          await take(false);
          if (more > 8 && options.before === undefined && options.seen === undefined) {
            await resize(running, width, Math.min(height + more, 3300));
            await still(window);
            await take(true);
          }
        }
      }
      if (options.dress === undefined) await change('en', 'light');
      if (options.page === undefined) await resize(running, 1180, height);
    };
  };
}
