/** `npm run check`: types, lint, format, import directions, file lengths. */
import { run, say } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'build' });
  const { check } = await import('./lib/checks.mjs');
  const { passed, failed } = await check();
  say(`check: ${passed} well, ${failed} not`);
  return failed === 0 ? 0 : 1;
});
