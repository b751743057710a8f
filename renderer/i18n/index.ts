import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../electron/contract';

async function startOf(language: Language): Promise<object> {
  return language === 'en' ? (await import('./en')).en : (await import('./ko')).ko;
}

async function moreOf(language: Language): Promise<object> {
  return language === 'en' ? (await import('./en/more')).more : (await import('./ko/more')).more;
}

async function codesOf(language: Language): Promise<object> {
  const { authenticator } = await (language === 'en'
    ? import('./en/authenticator')
    : import('./ko/authenticator'));
  return { authenticator };
}

let wantsMore = false;
let wantsCodes = false;

async function load(language: Language): Promise<void> {
  if (!i18next.exists('common.close', { lng: language })) {
    i18next.addResourceBundle(language, 'translation', await startOf(language));
  }
  if (wantsCodes && !i18next.exists('authenticator', { lng: language, returnObjects: true })) {
    i18next.addResourceBundle(language, 'translation', await codesOf(language), true);
  }
  if (wantsMore && !i18next.exists('setup', { lng: language, returnObjects: true })) {
    i18next.addResourceBundle(language, 'translation', await moreOf(language), true);
  }
}

/** Loads the words of one language and switches to it; sets `<html lang>`. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: {},
      fallbackLng: false,
      returnNull: false,
      showSupportNotice: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  }
  await load(language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The words of the screens that are loaded later, codes included; awaited before such a screen is drawn. */
export async function moreWords(): Promise<void> {
  wantsMore = true;
  await codeWords();
}

/** The words of the authenticator and the mini window, which a start with codes needs and others do not. */
export async function codeWords(): Promise<void> {
  wantsCodes = true;
  await load(i18next.language === 'ko' ? 'ko' : 'en');
}

export { Words } from './words';
export * from './format';
export { problemSentence } from './problem-words';
