import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Said } from './step-words';

/** Takes the marks of the tables out of a sentence, for names read aloud and text files. */
export function plain(text: string): string {
  return text.replace(/<\/?(?:b|i|code|mono)>/g, '');
}

/** Sentences of the tables as plain text. */
export function usePlain(): (said: Said) => string {
  const { t } = useTranslation();
  return useCallback((said: Said) => plain(t(said.k, said.values)), [t]);
}
