import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Builds one of the app's programs (its path below electron/) into a folder, as the app's own build does; gives the file. */
export async function builtProgram(path: string, folder: string): Promise<string> {
  const outfile = join(folder, 'program.cjs');
  await build({
    entryPoints: [fileURLToPath(new URL(`../../electron/${path}`, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    outfile,
    logLevel: 'error',
    define: { 'import.meta.url': '__url' },
    banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
  });
  return outfile;
}
