/** `npm run build [-- --sizes] [--force] [--development]`: bundles the app into dist/. */
import { run } from './lib/say.mjs';

await run(async () => {
  const { setup } = await import('./lib/setup.mjs');
  await setup({ for: 'build' });
  const { build, printSizes } = await import('./lib/build.mjs');
  const has = (flag) => process.argv.includes(flag);
  const dist = await build({ force: has('--force'), development: has('--development') });
  if (has('--sizes')) await printSizes(dist);
});
