import { BrowserWindow, session } from 'electron';

/** A hidden, sandboxed window without script and without network, for one page of ours. */
async function withPage<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const own = session.fromPartition('offroot-paper');
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !details.url.startsWith('data:text/html') }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      devTools: false,
    },
  });
  try {
    await window.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`,
    );
    return await work(window);
  } finally {
    window.destroy();
  }
}

/** One A4 page as PDF bytes. */
export function pdfOf(html: string): Promise<Uint8Array> {
  return withPage(html, async (window) => {
    const bytes = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
    return new Uint8Array(bytes);
  });
}

/** Through the system's print dialog; false when nothing was printed. */
export function printPage(html: string): Promise<boolean> {
  return withPage(
    html,
    (window) =>
      new Promise((resolve) => {
        window.webContents.print({ silent: false, printBackground: true }, (success) => resolve(success));
      }),
  );
}
