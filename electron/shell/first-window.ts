import { app, BrowserWindow, ipcMain, nativeTheme, type IpcMainInvokeEvent } from 'electron';
import { indexAddress } from './origin';
import { mainOptions } from './window-options';

/** The question that every page begins with. */
const firstQuestion = 'app.getState';

type Answer = (event: IpcMainInvokeEvent, request: unknown) => unknown;

export type FirstWindow = {
  readonly window: BrowserWindow;
  /** Resolves when the page has something to show. */
  readonly ready: Promise<void>;
  /** From now on questions are answered by the handlers of the contract; those that waited are handed to `answer`. */
  answerWith(answer: Answer): void;
};

/**
 * Opens the main window out of sight, before anything is known of settings, place or lock: making a process for the page
 * and compiling its scripts takes as long as making the rooms, and needs none of them.
 */
export function openFirstWindow(preload: string): FirstWindow {
  const theme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  const window = new BrowserWindow(
    mainOptions({ preload, theme, platform: process.platform, devTools: !app.isPackaged, bounds: null }),
  );
  let answerWith: (answer: Answer) => void = () => undefined;
  const answerer = new Promise<Answer>((resolve) => {
    answerWith = resolve;
  });
  ipcMain.handle(firstQuestion, async (event, request: unknown) => (await answerer)(event, request));
  const ready = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  void window.loadURL(indexAddress).catch(() => undefined);
  return {
    window,
    ready,
    answerWith(answer) {
      ipcMain.removeHandler(firstQuestion);
      answerWith(answer);
    },
  };
}
