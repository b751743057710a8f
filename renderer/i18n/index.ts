import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../electron/contract';

async function tablesOf(language: Language): Promise<object> {
  switch (language) {
    case 'en':
      return (await import('./en')).en;
    case 'ko':
      return (await import('./ko')).ko;
  }
}

/** Loads the words of one language and switches to it; sets `<html lang>`. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: { [language]: { translation: await tablesOf(language) } },
      fallbackLng: false,
      returnNull: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  } else {
    if (!i18next.hasResourceBundle(language, 'translation')) {
      i18next.addResourceBundle(language, 'translation', await tablesOf(language));
    }
    if (i18next.language !== language) await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

export { Words } from './words';
export * from './format';
export { problemSentence } from './problem-words';
