import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** TypeScript of the app as one module; packages stay where npm put them.
 * @param {string} root the folder of package.json
 * @param {{ entryPoints: string[] } | { stdin: import('esbuild').StdinOptions }} source
 * @returns {Promise<unknown>} */
export async function loadSources(root, source) {
  const { build } = await import('esbuild');
  const folder = join(root, 'node_modules', '.cache', 'offroot');
  const outfile = join(folder, `sources-${randomUUID()}.cjs`);
  await mkdir(folder, { recursive: true });
  await build({
    ...source,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return createRequire(outfile)(outfile);
  } finally {
    await rm(outfile, { force: true });
  }
}

/** The practice account. @param {string} root the folder of package.json
 * @returns {Promise<typeof import('../../electron/practice')>} */
export async function loadPractice(root) {
  const module = await loadSources(root, { entryPoints: [join(root, 'electron/practice/index.ts')] });
  return /** @type {typeof import('../../electron/practice')} */ (module);
}
