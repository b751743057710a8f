/**
 * `npm run fuzz -- [--share 0.01] [--seed text]`: damaged links, import files and pictures, first in processes of their own, then
 * in the running app, whose pauses are measured. Ends with exit code 1 on any finding.
 */
import { join } from 'node:path';
import { show } from './lib/exec.mjs';
import { root } from './lib/paths.mjs';
import { run, say, Stop } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';
import { bundleTest } from './lib/test-bundle.mjs';

/** Damaged inputs of each kind that the running app is given, by a share of 1. */
const inTheApp = 300;
/** A longer pause of main or of the page is felt, ms. */
const feltMs = 200;

/** @param {string} name @param {string} fallback */
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

await run(async () => {
  const share = Number(option('share', '1'));
  const seed = option('seed', 'offroot');
  if (!(share > 0)) throw new Stop('--share takes a number above 0.');
  const program = await bundleTest('fuzz/main');
  const apart = await show(process.execPath, [program, '--share', String(share), '--seed', seed], {
    cwd: root,
  });
  const inApp = await runningApp(Math.max(1, Math.round(inTheApp * share)), seed);
  return apart === 0 && inApp === 0 ? 0 : 1;
});

/** @param {number} count of each kind @param {string} seed */
async function runningApp(count, seed) {
  await setup({ for: 'start' });
  const { resolveRuntime } = await import('./lib/runtime.mjs');
  const { build } = await import('./lib/build.mjs');
  const { withDesktop } = await import('./lib/desktop-session.mjs');
  const runtime = await resolveRuntime();
  await build();
  say(`· Giving the running app ${count} of each kind …`);
  return withDesktop({ runtime }, ({ env }) =>
    show(
      process.execPath,
      [
        join(root, 'node_modules/playwright/cli.js'),
        ...['test', 'test/e2e/moving-damage.spec.ts', '--reporter=list'],
        ...['--output', join(root, 'out/e2e/fuzz')],
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          ...env,
          HOME: process.env['HOME'],
          OFFROOT_DAMAGED: String(count),
          OFFROOT_FUZZ_SEED: seed,
          OFFROOT_FELT_MS: String(feltMs),
        },
      },
    ),
  );
}
