import { join } from 'node:path';
import { build } from 'esbuild';
import { localCache, root } from './paths.mjs';

/** One file of the campaign as a module that Node can run; packages stay where npm put them.
 * @param {string} entry below test/faults
 * @returns {Promise<string>} the module's path
 */
export async function bundleFaults(entry) {
  const outfile = join(localCache, 'faults', `${entry.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(root, 'test/faults', `${entry}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
