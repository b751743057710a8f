import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../contract';
import { menuWords, type MenuWord } from './menu-words';

/** What the menu and the tray can set off. Names of `command` are those the page listens to (app.command). */
export type MenuActions = {
  readonly command: (name: string) => void;
  readonly lock: () => void;
  readonly mini: () => void;
  readonly show: () => void;
  readonly lostMfa: () => void;
  readonly quit: () => void;
};

type Wish = { readonly language: Language; readonly platform: NodeJS.Platform; readonly locked: boolean };
type Item = MenuItemConstructorOptions;

const sections = ['account', 'setup', 'users', 'authenticator', 'recovery'] as const;

/** The native menu. While locked, only what the lock screen can do is enabled. */
export function menuTemplate(wish: Wish, actions: MenuActions): Item[] {
  const words = menuWords[wish.language];
  const mac = wish.platform === 'darwin';
  const role = (name: NonNullable<Item['role']>, word: MenuWord): Item => ({
    role: name,
    label: words[word],
  });
  const command = (name: string, word: MenuWord, accelerator?: string): Item => ({
    label: words[word],
    enabled: !wish.locked,
    click: () => {
      actions.show();
      actions.command(name);
    },
    ...shown(accelerator),
  });
  const separator: Item = { type: 'separator' };
  const lock: Item = {
    label: words.lock,
    enabled: !wish.locked,
    click: () => actions.lock(),
    ...shown('CmdOrCtrl+L'),
  };
  const appMenu: Item = {
    label: words.app,
    submenu: [
      command('about', 'about'),
      separator,
      command('settings', 'settings', 'Cmd+,'),
      separator,
      role('hide', 'hide'),
      role('hideOthers', 'hideOthers'),
      role('unhide', 'showAll'),
      separator,
      role('quit', 'quit'),
    ],
  };
  const file: Item = {
    label: words.file,
    submenu: [
      command('connect', 'connect'),
      command('add-codes', 'addCodes', 'CmdOrCtrl+N'),
      separator,
      lock,
      role('close', 'close'),
      ...(mac ? [] : [separator, command('settings', 'settings', 'Ctrl+,'), role('quit', 'quit')]),
    ],
  };
  const edit: Item = {
    label: words.edit,
    submenu: [
      role('undo', 'undo'),
      role('redo', 'redo'),
      separator,
      role('cut', 'cut'),
      role('copy', 'copy'),
      role('paste', 'paste'),
      role('selectAll', 'selectAll'),
    ],
  };
  const view: Item = {
    label: words.view,
    submenu: [
      command('palette', 'palette', 'CmdOrCtrl+K'),
      command('switcher', 'switcher', 'CmdOrCtrl+Shift+A'),
      command('read-again', 'readAgain', 'CmdOrCtrl+R'),
      separator,
      {
        label: words.mini,
        enabled: !wish.locked,
        click: () => actions.mini(),
        ...shown('CmdOrCtrl+Shift+M'),
      },
      separator,
      role('resetZoom', 'actualSize'),
      role('zoomIn', 'zoomIn'),
      role('zoomOut', 'zoomOut'),
      separator,
      role('togglefullscreen', 'fullScreen'),
    ],
  };
  const go: Item = {
    label: words.go,
    submenu: sections.map((name, index) => command(name, name, `CmdOrCtrl+${index + 1}`)),
  };
  const window: Item = {
    label: words.window,
    role: 'window',
    submenu: [role('minimize', 'minimize'), role('close', 'close')],
  };
  const help: Item = {
    label: words.help,
    role: 'help',
    submenu: [
      command('help', 'shortcuts'),
      { label: words.lostMfa, click: () => actions.lostMfa() },
      ...(mac ? [] : [separator, command('about', 'about')]),
    ],
  };
  return [...(mac ? [appMenu] : []), file, edit, view, go, window, help];
}

/** The tray's menu: nothing that names an account. */
export function trayTemplate(wish: Wish, actions: MenuActions): Item[] {
  const words = menuWords[wish.language];
  return [
    { label: words.show, click: () => actions.show() },
    { label: words.mini, enabled: !wish.locked, click: () => actions.mini() },
    { label: words.lock, enabled: !wish.locked, click: () => actions.lock() },
    { type: 'separator' },
    { label: words.quit, click: () => actions.quit() },
  ];
}

/** The page itself listens to these keys, by physical key; the menu only shows them. */
function shown(accelerator?: string): Item {
  return accelerator === undefined ? {} : { accelerator, registerAccelerator: false };
}
