import { systemPreferences } from 'electron';
import type { Language } from '../contract';

const reason: Readonly<Record<Language, string>> = { en: 'unlock Offroot', ko: 'Offroot 잠금 해제' };

/**
 * The operating system's own confirmation before unlocking without a passphrase. Electron reaches Touch ID only;
 * where there is none, the session of the computer is what protects, and Settings says so.
 */
export async function confirmUnlock(language: Language): Promise<boolean> {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return true;
  return systemPreferences.promptTouchID(reason[language]).then(
    () => true,
    () => false,
  );
}
