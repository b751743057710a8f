import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { localCache, root } from './lib/paths.mjs';

/** Bundles the campaigns and runs them: `npm run fuzz -- [--share 0.01] [--seed text]`. */
const outfile = join(localCache, 'fuzz.mjs');
await build({
  entryPoints: [join(root, 'test/fuzz/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
process.exitCode = status ?? 1;
