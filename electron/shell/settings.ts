import type { z } from 'zod';
import type { AppState, Settings } from '../contract';
import { settingsSchema } from '../contract/app';
import { fileNames, type Files, jsonDocument } from '../storage';

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  lockAfterMinutes: 5,
  lockOnSleep: true,
  lockOnStart: false,
  hideCodes: false,
  clearClipboardSeconds: 30,
  contentProtection: true,
  singleKeys: true,
  announceNewCodes: false,
  revealSeconds: 10,
  qrSeconds: 60,
  miniOnTop: false,
  miniHideAfterCopy: true,
  globalShortcut: false,
  backupReminderDays: 90,
};

export type SettingsStore = {
  current(): Settings;
  change(part: Partial<Settings>): Promise<Settings>;
  onChange(listener: (settings: Settings, before: Settings) => void): void;
};

/** Settings of this computer's person; a damaged or missing file means the defaults. */
export async function openSettings(files: Files): Promise<SettingsStore> {
  const document = jsonDocument(files, fileNames.settings, {
    schema: settingsSchema as z.ZodType<Settings>,
    version: 1,
    empty: defaultSettings,
    whenDamaged: 'empty',
    upgrade: (data) => ({ ...defaultSettings, ...(typeof data === 'object' ? data : {}) }),
  });
  let settings = (await document.read()).value;
  const listeners: ((settings: Settings, before: Settings) => void)[] = [];
  return {
    current: () => settings,
    async change(part) {
      const before = settings;
      const next: Settings = settingsSchema.parse({ ...before, ...part });
      await document.write(next);
      settings = next;
      for (const listener of listeners) listener(next, before);
      return next;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Language to show: the chosen one, else Korean where the system's first language is Korean, else English. */
export function languageOf(settings: Settings, systemLanguages: readonly string[]): AppState['language'] {
  if (settings.language !== 'system') return settings.language;
  return /^ko\b/i.test(systemLanguages[0] ?? '') ? 'ko' : 'en';
}
