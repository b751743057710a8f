import { count, emptyReport, outcomeOf, spread } from './campaign';
import { allPoints } from './points';

/*
 * Breaks every fault point of this process and tells its parent how each went (`scripts/faults.mjs`).
 * Words: `--share 0.1` takes every tenth point, `--filter text` those whose kind and name hold the text.
 */
const word = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const all = allPoints().filter(({ kind, name }) => `${kind}: ${name}`.includes(word('filter') ?? ''));
const chosen = spread(all, Math.ceil(all.length * Number(word('share') ?? '1')));

const report = emptyReport();
for (const point of chosen) {
  process.send?.({ report, total: chosen.length, at: `${point.kind}: ${point.name}` });
  count(report, point, await outcomeOf(point));
}
process.send?.({ report, total: chosen.length, at: 'the end' });
process.disconnect?.();
