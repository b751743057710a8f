import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../../scripts/lib/paths.mjs';

/** The words of the window, by language and key; values that a key names are left out as `{{name}}`.
 * @returns {Promise<(language: 'en' | 'ko', key: string) => string | null>} */
export async function loadWords() {
  const folder = join(root, 'node_modules', '.cache', 'offroot');
  const outfile = join(folder, `words-${process.pid}-${Date.now()}.mjs`);
  await mkdir(folder, { recursive: true });
  const lines = ['en', 'ko'].flatMap((one) => [
    `import { ${one} as ${one}Start } from './${one}';`,
    `import { more as ${one}More } from './${one}/more';`,
    `export const ${one} = { ...${one}Start, ...${one}More };`,
  ]);
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: join(root, 'renderer/i18n'), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const tables = /** @type {Record<string, unknown>} */ (await import(pathToFileURL(outfile).href));
  await rm(outfile, { force: true });
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
