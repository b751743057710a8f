/**
 * `npm run bench [-- --runs N] [--seconds N] [--only start,entries,idle] [--json]`: the budgets of the architecture, side by
 * side with a hello-world app on the same runtime in the same rounds. Times are of this machine at this moment: look at
 * the ratios, and run it while nothing else runs.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { run, say, step, Stop, warn } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

/** @param {string} name @param {string} fallback */
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

await run(async () => {
  if (process.platform !== 'linux') throw new Stop('The bench reads /proc, so it runs on Linux.');
  const runs = Number(option('runs', '5'));
  const seconds = Number(option('seconds', '20'));
  const only = option('only', 'start,entries,idle').split(',');
  if (!Number.isInteger(runs) || runs < 1 || !(seconds > 0))
    throw new Stop('--runs and --seconds take a number.');
  await setup({ for: 'start' });
  const { resolveRuntime } = await import('./lib/runtime.mjs');
  const { build } = await import('./lib/build.mjs');
  const { withDesktop } = await import('./lib/desktop-session.mjs');
  const { oneStart, openFolder } = await import('../test/bench/start.mjs');
  const { prepare } = await import('../test/bench/prepare.mjs');
  const { stageHello } = await import('../test/bench/hello.mjs');
  const { bundleSizes } = await import('../test/bench/bundle.mjs');
  const { entriesRun } = await import('../test/bench/entries.mjs');
  const { idleRun, idleYardstick } = await import('../test/bench/idle.mjs');
  const rows = await import('../test/bench/rows.mjs');
  const runtime = await resolveRuntime();
  const dist = await build();
  const load = loadavg()[0] ?? 0;
  if (load > 1) warn(`The machine is busy (load ${load.toFixed(1)}): times are longer than they are.`);
  /** @type {import('../test/bench/rows.mjs').Row[]} */
  const found = [];
  let yardstick = Number.NaN;
  await withDesktop({ runtime }, async ({ executable, env }) => {
    const folder = async (/** @type {string} */ name) => join(await openFolder(name), 'data');
    const make = async (/** @type {number} */ count, /** @type {string} */ passphrase) => {
      const userData = await folder(`with-${count}`);
      await step(`Making a vault of ${count} codes`, () =>
        prepare({ executable, env, userData, count, passphrase }),
      );
      return userData;
    };
    const few = only.includes('start') || only.includes('idle') ? await make(20, '') : '';
    const hello =
      only.includes('start') || only.includes('idle') ? await stageHello({ runtime, executable }) : '';
    if (only.includes('start')) {
      const places = { hello: await folder('hello'), fresh: await folder('fresh'), few };
      /** @type {Record<'hello' | 'fresh' | 'few', import('../test/bench/start.mjs').StartRun[]>} */
      const starts = { hello: [], fresh: [], few: [] };
      await step(`Starting each app ${runs} times`, async () => {
        for (let round = 0; round < runs; round += 1) {
          const start = (
            /** @type {string} */ program,
            /** @type {string} */ userData,
            /** @type {string} */ selector,
          ) => oneStart({ executable: program, env, userData, selector, restMs: 4000 });
          starts.hello.push(await start(hello, places.hello, 'button'));
          starts.fresh.push(await start(executable, places.fresh, '.welcome button, main button'));
          starts.few.push(await start(executable, places.few, '.entry-code output.code'));
        }
      });
      found.push(...rows.startRows(starts));
      found.push(...rows.sizeRows(await bundleSizes(dist, starts.few[0]?.scripts ?? [])));
    }
    if (only.includes('idle')) {
      yardstick = await step('Looking at hello-world with one number a second', async () =>
        idleYardstick({ executable: hello, env, userData: await folder('hello-idle'), seconds }),
      );
      const idle = await step('Looking at 20 codes, idle', () =>
        idleRun({ executable, env, userData: few, seconds }),
      );
      found.push(...rows.idleRows('20 codes', idle, yardstick));
    }
    if (only.includes('entries')) {
      for (const [how, passphrase] of /** @type {const} */ ([
        ['keychain', ''],
        ['passphrase', 'seven plain words that nobody else has'],
      ])) {
        const many = await make(10_000, passphrase);
        const measured = await step(`Unlocking, searching, scrolling (${how})`, () =>
          entriesRun({ executable, env, userData: many, passphrase, rounds: runs }),
        );
        found.push(...rows.entryRows(how, measured));
        if (passphrase !== '' || !only.includes('idle')) continue;
        const idle = await step('Looking at 10,000 codes, idle', () =>
          idleRun({ executable, env, userData: many, seconds }),
        );
        found.push(...rows.idleRows('10,000 codes', idle, yardstick));
      }
    }
  });
  const sum = {
    electron: runtime.electronVersion,
    runtime: runtime.kind,
    loadBefore: load,
    runs,
    rows: found,
  };
  say(process.argv.includes('--json') ? JSON.stringify(sum, null, 2) : `\n${rows.table(found)}\n`);
  const over = found.filter(({ verdict }) => verdict === 'over').length;
  say(`bench: ${found.filter(({ verdict }) => verdict !== '').length - over} within, ${over} over`);
});
