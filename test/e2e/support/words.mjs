import { join } from 'node:path';
import { loadSources } from '../../../scripts/lib/practice-sources.mjs';

/** The words of the window, by language and key; values that a key names are left out as `{{name}}`.
 * @returns {Promise<(language: 'en' | 'ko', key: string) => string | null>} */
export async function loadWords() {
  const lines = ['en', 'ko'].flatMap((one) => [
    `import { ${one} as ${one}Start } from './${one}';`,
    `import { more as ${one}More } from './${one}/more';`,
    `export const ${one} = { ...${one}Start, ...${one}More };`,
  ]);
  const stdin = { contents: lines.join('\n'), resolveDir: join(process.cwd(), 'renderer/i18n') };
  const tables = /** @type {Record<string, unknown>} */ (
    await loadSources(process.cwd(), { stdin: { ...stdin, loader: 'ts' } })
  );
  return (language, key) => {
    let at = tables[language];
    for (const part of key.split('.'))
      at =
        typeof at === 'object' && at !== null ? /** @type {Record<string, unknown>} */ (at)[part] : undefined;
    return typeof at === 'string' ? at : null;
  };
}

/** A pattern that fits the words whatever values and marks are put in. @param {string} words */
export function patternOf(words) {
  const parts = words.replace(/<\/?\w+>/g, '').split(/\{\{\w+\}\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'), 'u');
}
