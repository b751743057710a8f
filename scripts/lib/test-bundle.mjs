import { join } from 'node:path';
import { build } from 'esbuild';
import { localCache, root } from './paths.mjs';

/** One file of the tests as a module that Node can run; packages stay where npm put them.
 * @param {string} entry below test/, without its ending
 * @returns {Promise<string>} the module's path
 */
export async function bundleTest(entry) {
  const outfile = join(localCache, 'bundles', `${entry.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(root, 'test', `${entry}.ts`)],
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
