/** Sections of Settings, in order (ux 5.15). */
export const settingsSections = [
  'general',
  'lock',
  'codes',
  'accounts',
  'clock',
  'keychain',
  'network',
  'files',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];
