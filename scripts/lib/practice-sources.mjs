import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

/** The TypeScript sources of the practice account as one module; packages stay where npm put them.
 * @returns {Promise<typeof import('../../electron/practice')>} */
export async function loadPractice() {
  const { build } = await import('esbuild');
  const folder = join(root, 'node_modules', '.cache', 'offroot');
  const outfile = join(folder, `practice-${process.pid}-${Date.now()}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'electron/practice/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}
