/** `npm run pictures [-- FILTER]`: every screen in light and dark, English and Korean, three widths, in out/pictures/. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';
import { run, say, Stop } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'start' });
  const file = join(root, 'test/e2e/pictures.mjs');
  if (!existsSync(file)) throw new Stop('test/e2e/pictures.mjs is missing.');
  const { resolveRuntime } = await import('./lib/runtime.mjs');
  const { build } = await import('./lib/build.mjs');
  const { withDesktop } = await import('./lib/desktop-session.mjs');
  const runtime = await resolveRuntime();
  await build();
  const outDir = join(root, 'out/pictures');
  return withDesktop({ runtime, size: '1600x1200' }, async ({ executable, env }) => {
    const { pictures } = await import(pathToFileURL(file).href);
    const result = await pictures({ executable, env, outDir, filter: process.argv[2] });
    say(`pictures: ${result.taken} taken, ${result.failed} failed, in ${outDir}`);
    return result.failed === 0 && result.taken > 0 ? 0 : 1;
  });
});
