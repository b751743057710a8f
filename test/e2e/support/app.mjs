import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from 'playwright';

/**
 * The real application, driven from outside. Dialogs of the system and the browser are the only things
 * replaced, because nobody sits at this display: where to save, and what would have been opened.
 * @typedef {{ app: import('playwright').ElectronApplication, page: import('playwright').Page, saveTo(folder: string): Promise<void>, opened(): Promise<string[]>, close(): Promise<void> }} Running
 */

/** @param {{ executable: string, env: NodeJS.ProcessEnv, userData?: string, args?: readonly string[] }} options
 * @returns {Promise<Running>} */
export async function launchApp({ executable, env, userData, args = [] }) {
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args],
    env: /** @type {Record<string, string>} */ ({
      ...env,
      ...(userData === undefined ? {} : { OFFROOT_USER_DATA: userData }),
    }),
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(30_000);
  await app.evaluate(({ shell }) => {
    const opened = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { offrootOpened: opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  return {
    app,
    page,
    saveTo: (folder) =>
      app.evaluate(({ dialog }, to) => {
        Object.assign(dialog, {
          showSaveDialog: async (/** @type {unknown[]} */ ...args) => {
            const options = /** @type {{ defaultPath?: string }} */ (args.at(-1));
            const name = (options.defaultPath ?? 'file').split(/[\\/]/u).at(-1) ?? 'file';
            return { canceled: false, filePath: `${to}/${name}` };
          },
          showOpenDialog: async () => ({ canceled: false, filePaths: [to] }),
        });
      }, folder),
    opened: () =>
      app.evaluate(() => /** @type {{ offrootOpened?: string[] }} */ (globalThis).offrootOpened ?? []),
    close: async () => {
      await app.close();
    },
  };
}

/** Saves pictures in order, `01-name.png`.
 * @param {string} folder */
export async function picturesIn(folder) {
  await mkdir(folder, { recursive: true });
  return (/** @type {import('playwright').Page} */ page, /** @type {string} */ name) => {
    const path = join(folder, `${name}.png`);
    return page.screenshot({ path, animations: 'disabled' }).then(() => path);
  };
}
