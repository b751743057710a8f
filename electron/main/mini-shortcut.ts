import { globalShortcut } from 'electron';
import { createGlobalShortcut } from '../shell/global-shortcut';
import type { SettingsStore } from '../shell/settings';

/** The keys of the whole system that open the mini window, by the setting. */
export const miniShortcut = (
  settings: SettingsStore,
  pressed: () => void,
  changed: () => void,
): ReturnType<typeof createGlobalShortcut> =>
  createGlobalShortcut({
    registry: globalShortcut,
    wanted: () => settings.current().globalShortcut,
    pressed,
    changed,
  });
