/** `npm test [-- --only SUITE]`: set-up, then check, unit, contract, fuzz, peers, e2e and walk; one sum at the end. */
import { run, say, Stop } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'test' });
  const { suites } = await import('./lib/suites.mjs');
  const at = process.argv.indexOf('--only');
  const only = at < 0 ? undefined : process.argv[at + 1]?.split(',');
  const names = suites.map(({ name }) => name);
  const unknown = at >= 0 && only === undefined ? '' : only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Stop(`--only takes one or more of ${names.join(', ')}, with commas.`);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  /** @type {string[]} */
  const told = [];
  for (const suite of suites.filter(({ name }) => only === undefined || only.includes(name))) {
    const started = Date.now();
    say(`\n── ${suite.name} ──`);
    const result = await suite.run().catch((error) => {
      say(error instanceof Error ? error.message : String(error));
      return undefined;
    });
    /** @type {import('./lib/suites.mjs').Count} */
    const counted = result ?? { passed: 0, failed: 1, skipped: 0 };
    if (result !== undefined && result.passed + result.failed + result.skipped === 0) counted.failed = 1;
    told.push(...(counted.failures ?? []).map((text) => `✗ ${suite.name}: ${text}`));
    told.push(
      ...(counted.shaky ?? []).map((text) => `! ${suite.name}: passed only at the second try: ${text}`),
    );
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += counted[key];
    const took = ((Date.now() - started) / 1000).toFixed(0);
    lines.push(
      `  ${suite.name.padEnd(9)} ${counted.passed} well, ${counted.failed} not, ${counted.skipped} left out, ${took} s`,
    );
  }
  if (told.length > 0) say(`\n${told.join('\n\n')}`);
  say(`\n${lines.join('\n')}\n`);
  say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed === 0 ? 0 : 1;
});
