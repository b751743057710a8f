import { expect, it } from 'vitest';
import { buildForKills } from '../../scripts/lib/faults-build.mjs';
import { withDesktop } from '../../scripts/lib/desktop-session.mjs';
import { resolveRuntime } from '../../scripts/lib/runtime.mjs';
import { runKills } from './app/kills';

/** Real kills tried here; `npm run faults` tries at least sixty. */
const sample = 4;

it(`the real program survives kill -9 in a run, a rollback and a retirement (${sample} of all kills)`, async () => {
  const root = await buildForKills();
  const runtime = await resolveRuntime();
  const report = await withDesktop({ runtime, root }, (desktop) =>
    runKills([desktop], { wanted: sample, filter: '', onProgress: () => undefined }),
  );
  expect(report.failures).toEqual([]);
  expect({ points: report.points, survived: report.survived }).toEqual({ points: sample, survived: sample });
}, 300_000);
