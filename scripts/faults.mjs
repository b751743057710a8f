/**
 * Breaks the setup run, its rollback and the root key's retirement on purpose, everywhere, and judges what is there then.
 *
 *   npm run faults [-- --json] [--only points|kills] [--kills N|all] [--share 0.1] [--filter TEXT]
 *   npm run faults -- --sequences 2000 [--from SEED]
 *
 * The first form ends with the sum, and with 1 when anything did not survive. The second tries random sequences of
 * faults, kills and presses of a button.
 */
import { run } from './lib/say.mjs';

await run(async () => {
  const { setup } = await import('./lib/setup.mjs');
  await setup({ for: 'start' });
  const { faults } = await import('./lib/faults.mjs');
  return faults(process.argv.slice(2));
});
