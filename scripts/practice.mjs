/** `npm run practice [-- --endpoint]`: the sixteen steps in the real app, pictures in out/practice/. */
import { run } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'start' });
  const { practice } = await import('./lib/practice.mjs');
  return practice(process.argv.slice(2));
});
