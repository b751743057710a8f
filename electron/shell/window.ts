import { setTimeout as delay } from 'node:timers/promises';
import { BrowserWindow, screen } from 'electron';
import { boundsToOpen, minimumSize, type Remembered } from './bounds';
import type { FirstWindow } from './first-window';
import { indexAddress } from './origin';
import { canvas, mainOptions, miniMinimum, miniOptions, overlayOf, type Theme } from './window-options';

/** A page that is loading or does not answer keeps nobody from what was unlocked, ms. */
const patienceMs = 500;

export type WindowsParts = {
  readonly preload: string;
  readonly devTools: boolean;
  readonly theme: () => Theme;
  readonly contentProtection: () => boolean;
  readonly miniOnTop: () => boolean;
  /** A key, a click or a movement in one of our windows. */
  readonly onInput: () => void;
  /** A window came into sight or left it. */
  readonly onSight: () => void;
  readonly remember: (name: 'main' | 'mini', value: Remembered) => void;
  /** A page's process has ended by itself. True: load the page anew. */
  readonly onGone: (reason: string) => boolean;
  readonly remembered: Readonly<Record<'main' | 'mini', Remembered | null>>;
  /** The main window, opened before the rest was known; not shown so far. */
  readonly first: FirstWindow;
};

export type Windows = {
  main(): BrowserWindow | null;
  mini(): BrowserWindow | null;
  all(): readonly BrowserWindow[];
  /** Shows the main window, opening it if there is none. */
  show(): void;
  openMini(): void;
  /** Opens the mini window, or closes it when it is in front. */
  toggleMini(): void;
  closeMini(): void;
  /**
   * Replaces the main window by a new one without a note of where it was, so that nothing of the old page is
   * left in memory. Keeps place and visibility.
   */
  renew(): void;
  /** The page's note of where it is. */
  hash(): string;
  /** Leads the page of the main window to that place; resolves when it knows, or soon when it does not answer. */
  goTo(hash: string): Promise<void>;
  setMiniOnTop(onTop: boolean): void;
  /** Notes where the windows are now, e.g. before the app ends. */
  rememberNow(): void;
  /** Settings or theme have changed. */
  refresh(): void;
};

/** The windows of the app: one main window and, when asked for, the mini one. */
export function createWindows(parts: WindowsParts): Windows {
  let main: BrowserWindow | null = null;
  let mini: BrowserWindow | null = null;
  let first: FirstWindow | null = parts.first;
  const last = { ...parts.remembered };

  const wish = (name: 'main' | 'mini') => ({
    preload: parts.preload,
    theme: parts.theme(),
    platform: process.platform,
    devTools: parts.devTools,
    bounds: boundsToOpen(
      last[name],
      screen.getAllDisplays().map((display) => display.workArea),
      name === 'mini' ? miniMinimum : minimumSize,
    ),
  });
  const note = (name: 'main' | 'mini', window: BrowserWindow): void => {
    if (window.isMinimized() || window.isFullScreen()) return;
    last[name] = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    parts.remember(name, last[name]);
  };
  const dress = (name: 'main' | 'mini', window: BrowserWindow): void => {
    window.webContents.on('input-event', parts.onInput);
    window.webContents.on('before-input-event', parts.onInput);
    window.setContentProtection(parts.contentProtection());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && parts.onGone(reason)) window.webContents.reload();
    });
    let timer: NodeJS.Timeout | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => window.isDestroyed() || note(name, window), 500);
    };
    window.on('resize', soon);
    window.on('move', soon);
    window.on('close', () => note(name, window));
    window.on('closed', () => clearTimeout(timer));
    window.on('show', parts.onSight);
    window.on('hide', parts.onSight);
    window.on('minimize', parts.onSight);
    window.on('restore', parts.onSight);
    window.on('closed', parts.onSight);
  };
  const all = (): readonly BrowserWindow[] =>
    [main ?? first?.window ?? null, mini].filter(
      (window) => window !== null && !window.isDestroyed(),
    ) as BrowserWindow[];

  const adopt = (window: BrowserWindow, ready: Promise<void>, appear: 'show' | 'quiet' | 'hidden'): void => {
    main = window;
    dress('main', window);
    if (last.main?.maximized === true && appear !== 'hidden') window.once('show', () => window.maximize());
    void ready.then(() => {
      if (window.isDestroyed()) return;
      if (appear === 'show') window.show();
      if (appear === 'quiet') window.showInactive();
    });
    window.on('closed', () => {
      if (main === window) main = null;
    });
  };
  const openMain = (address: string, appear: 'show' | 'quiet' | 'hidden'): void => {
    const window = new BrowserWindow(mainOptions(wish('main')));
    adopt(window, new Promise((resolve) => window.once('ready-to-show', () => resolve())), appear);
    void window.loadURL(address).catch(() => undefined);
  };
  /** The first window learns what is known now: its place, its color. */
  const showFirst = ({ window, ready }: FirstWindow): void => {
    const { bounds, theme } = wish('main');
    if (bounds !== null) window.setBounds(bounds);
    window.setBackgroundColor(canvas[theme]);
    adopt(window, ready, 'show');
  };

  const openMini = (): void => {
    if (mini !== null) return mini.show();
    const window = new BrowserWindow(miniOptions({ ...wish('mini'), onTop: parts.miniOnTop() }));
    mini = window;
    dress('mini', window);
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      if (mini === window) mini = null;
    });
    void window.loadURL(`${indexAddress}?window=mini`).catch(() => undefined);
  };

  return {
    main: () => (main?.isDestroyed() === false ? main : null),
    mini: () => (mini?.isDestroyed() === false ? mini : null),
    all,
    show() {
      const early = first;
      first = null;
      if (main === null && early !== null && !early.window.isDestroyed()) return showFirst(early);
      if (main === null) return openMain(indexAddress, 'show');
      if (main.isMinimized()) main.restore();
      main.show();
      main.focus();
    },
    openMini,
    toggleMini: () => (mini?.isFocused() === true ? mini.close() : openMini()),
    closeMini: () => mini?.close(),
    renew() {
      const old = main;
      if (old === null) return;
      const appear = !old.isVisible() || old.isMinimized() ? 'hidden' : old.isFocused() ? 'show' : 'quiet';
      note('main', old);
      openMain(indexAddress, appear);
      old.destroy();
    },
    async goTo(hash) {
      // Only the part behind # differs, so the page stays and hears of it.
      const known = main?.loadURL(`${indexAddress}${hash}`).catch(() => undefined);
      await Promise.race([known, delay(patienceMs, undefined, { ref: false })]);
    },
    hash: () => (main === null ? '' : new URL(main.webContents.getURL() || indexAddress).hash),
    setMiniOnTop: (onTop) => mini?.setAlwaysOnTop(onTop),
    rememberNow() {
      if (main !== null) note('main', main);
      if (mini !== null) note('mini', mini);
    },
    refresh() {
      for (const window of all()) window.setContentProtection(parts.contentProtection());
      if (process.platform === 'win32') main?.setTitleBarOverlay(overlayOf(parts.theme()));
    },
  };
}
