/**
 * Everything that crosses the process boundary, noted in main where it passes: each request, each answer, each push.
 * @typedef {{ way: 'request' | 'reply' | 'push', channel: string, text: string }} Message
 * @typedef {typeof globalThis & { offrootMessages?: Message[] }} Noting
 */

/** Begins to note, and loads the page anew so that its first questions are among what is noted.
 * @param {import('playwright').ElectronApplication} app @param {import('playwright').Page} page */
export async function recordMessages(app, page) {
  await app.evaluate(({ app: electronApp, ipcMain, webContents }) => {
    const messages = /** @type {Message[]} */ ([]);
    Object.assign(globalThis, { offrootMessages: messages });
    const note = (
      /** @type {Message['way']} */ way,
      /** @type {string} */ channel,
      /** @type {unknown} */ value,
    ) => {
      // Bytes as Latin letters, so that a text inside them stays readable.
      const text = JSON.stringify(value, (_key, /** @type {unknown} */ part) =>
        part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
      );
      messages.push({ way, channel, text: text ?? '' });
    };
    const handlers =
      /** @type {{ _invokeHandlers: Map<string, (event: unknown, request: unknown) => unknown> }} */ (
        /** @type {unknown} */ (ipcMain)
      )._invokeHandlers;
    for (const [channel, handle] of handlers)
      handlers.set(channel, async (event, request) => {
        note('request', channel, request);
        const answer = await handle(event, request);
        note('reply', channel, answer);
        return answer;
      });
    const watch = (/** @type {import('electron').WebContents} */ contents) => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...values) => {
        note('push', channel, values);
        send(channel, ...values);
      };
    };
    for (const contents of webContents.getAllWebContents()) watch(contents);
    electronApp.on('web-contents-created', (_event, contents) => watch(contents));
  });
  const loaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload());
  await loaded;
}

/** @param {import('playwright').ElectronApplication} app @returns {Promise<readonly Message[]>} */
export const messagesOf = (app) =>
  app.evaluate(() => /** @type {Noting} */ (globalThis).offrootMessages ?? []);
