/** `npm run pictures [-- [--quick] [CHAPTER [SCREEN]]]`: every screen in light and dark, English and Korean, three widths, in
 * out/pictures/, with index.html to leaf through them. Fails when text is cut off or something scrolls sideways. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';
import { run, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'start' });
  const { resolveRuntime } = await import('./lib/runtime.mjs');
  const { build } = await import('./lib/build.mjs');
  const { withDesktop } = await import('./lib/desktop-session.mjs');
  const runtime = await resolveRuntime();
  await build();
  const outDir = join(root, 'out/pictures');
  return withDesktop({ runtime, size: '1600x2400' }, async ({ executable, env, homeOf }) => {
    const { pictures } = await import(pathToFileURL(join(root, 'test/e2e/pictures/index.mjs')).href);
    const words = process.argv.slice(2);
    const [chapter, screen] = words.filter((word) => word !== '--quick');
    const quick = words.includes('--quick');
    const result = await pictures({ executable, env, homeOf, outDir, chapter, screen, quick });
    say(`pictures: ${result.taken} taken, ${result.failed} failed, in ${outDir}`);
    return result.failed === 0 && result.taken > 0 ? 0 : 1;
  });
});
