/** `npm run pictures [-- [--quick] [CHAPTER [SCREEN]]]`: every screen in light and dark, English and Korean, three widths, in
 * out/pictures/, with index.html to leaf through them. Fails when text is cut off or something scrolls sideways. */
import { availableParallelism } from 'node:os';
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
  const words = process.argv.slice(2);
  const [chapter, screen] = words.filter((word) => word !== '--quick');
  const quick = words.includes('--quick');
  const { pictures } = await import(pathToFileURL(join(root, 'test/e2e/pictures/index.mjs')).href);
  const options = { runtime, size: '1600x3400' };
  /** @param {readonly import('./lib/desktop-session.mjs').Desktop[]} desktops */
  const take = async (desktops) => {
    const result = await pictures({ desktops, outDir, chapter, screen, quick });
    say(`pictures: ${result.taken} taken, ${result.failed} failed, in ${outDir}`);
    return result.failed === 0 && result.taken > 0 ? 0 : 1;
  };
  // All of them are taken in two desktops at once, where a desktop is made for us.
  return withDesktop(options, (one) =>
    chapter === undefined && process.platform === 'linux' && availableParallelism() > 1
      ? withDesktop(options, (two) => take([one, two]))
      : take([one]),
  );
});
