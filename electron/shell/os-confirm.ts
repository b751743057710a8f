import { systemPreferences } from 'electron';
import type { Language } from '../contract';

/** macOS puts "Offroot is trying to" before it. */
const reasons: Readonly<Record<'unlock' | 'secret', Readonly<Record<Language, string>>>> = {
  unlock: { en: 'unlock Offroot', ko: 'Offroot 잠금 해제' },
  secret: { en: 'show the secret of a code', ko: '코드의 비밀 키 보기' },
};

/**
 * The operating system's own confirmation before unlocking, or showing a secret, without a passphrase. Electron reaches
 * Touch ID only; where there is none, the session of the computer is what protects, and Settings says so.
 */
export async function confirmByOs(purpose: keyof typeof reasons, language: Language): Promise<boolean> {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return true;
  return systemPreferences.promptTouchID(reasons[purpose][language]).then(
    () => true,
    () => false,
  );
}
