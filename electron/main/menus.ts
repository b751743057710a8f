import { app, Menu, nativeImage, nativeTheme, Tray, type NativeImage } from 'electron';
import type { Language } from '../contract';
import { menuTemplate, trayTemplate, type MenuActions } from '../shell/menu';
import { trayBitmap } from '../shell/tray-icon';

type Parts = {
  readonly language: () => Language;
  readonly isLocked: () => boolean;
  /** The tray stays away until the mini window has been used. */
  readonly miniIsOpen: () => boolean;
  readonly actions: MenuActions;
  /** A window is made, before anything is said to it. */
  readonly onWindow: () => void;
};

function trayImage(): NativeImage {
  const shade = process.platform !== 'darwin' && nativeTheme.shouldUseDarkColors ? 255 : 0;
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const size = 16 * scaleFactor;
    const buffer = nativeImage.createFromBitmap(Buffer.from(trayBitmap(size, shade)), {
      width: size,
      height: size,
    });
    image.addRepresentation({ scaleFactor, width: size, height: size, dataURL: buffer.toDataURL() });
  }
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}

/** The native menu, and the tray once the mini window was used. `refresh` after a change of language or lock. */
export function createMenus({ language, isLocked, miniIsOpen, actions, onWindow }: Parts): {
  refresh(): void;
} {
  let tray: Tray | null = null;
  const refresh = (): void => {
    const wish = { language: language(), platform: process.platform, locked: isLocked() };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(wish, actions)));
    if (tray === null && !miniIsOpen()) return;
    tray ??= new Tray(trayImage());
    tray.setToolTip('Offroot');
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(wish, actions)));
  };
  app.on('browser-window-created', () => {
    onWindow();
    setImmediate(refresh);
  });
  return { refresh };
}
