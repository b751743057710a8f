import type { BrowserWindowConstructorOptions } from 'electron';
import { defaultSize, minimumSize, type Rectangle } from './bounds';

export type Theme = 'light' | 'dark';

/** First color of a window before its page has painted (tokens.md, canvas). */
export const canvas: Readonly<Record<Theme, string>> = { light: '#fbfbfa', dark: '#141816' };
const ink: Readonly<Record<Theme, string>> = { light: '#1b231f', dark: '#e9edea' };

/** Two rows of the list. */
export const miniMinimum = { width: 280, height: 160 } as const;

export type WindowWish = {
  readonly preload: string;
  readonly theme: Theme;
  readonly platform: NodeJS.Platform;
  readonly bounds: Rectangle | null;
  readonly devTools: boolean;
};

/** What every window of ours has: a sandboxed page without Node, shown when it has something to show. */
function common({ preload, theme, devTools }: WindowWish): BrowserWindowConstructorOptions {
  return {
    show: false,
    backgroundColor: canvas[theme],
    title: 'Offroot',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
      backgroundThrottling: true,
    },
  };
}

/** The frame that belongs to each system: inset lights, caption buttons over our bar, or the native frame. */
export function frameOf(platform: NodeJS.Platform, theme: Theme): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlayOf(theme) };
  return {};
}

export const overlayOf = (
  theme: Theme,
): { readonly color: string; readonly symbolColor: string; readonly height: number } => ({
  color: canvas[theme],
  symbolColor: ink[theme],
  height: 48,
});

export function mainOptions(wish: WindowWish): BrowserWindowConstructorOptions {
  return {
    ...common(wish),
    ...frameOf(wish.platform, wish.theme),
    ...defaultSize,
    ...wish.bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    autoHideMenuBar: wish.platform !== 'darwin',
  };
}

export function miniOptions(wish: WindowWish & { readonly onTop: boolean }): BrowserWindowConstructorOptions {
  return {
    ...common(wish),
    width: 360,
    height: 520,
    ...wish.bounds,
    minWidth: miniMinimum.width,
    minHeight: miniMinimum.height,
    alwaysOnTop: wish.onTop,
    fullscreenable: false,
    maximizable: false,
    autoHideMenuBar: true,
  };
}
