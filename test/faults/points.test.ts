import { describe, expect, it } from 'vitest';
import { count, emptyReport, lastLine, outcomeOf, spread } from './campaign';
import { killPoints } from './app/points';
import type { Machine } from './app/machine';
import { allPoints } from './points';
import { retirePoints } from './points/retire';
import { setupPoints } from './points/setup';

/** How many of those of AWS's answers and of kills are tried here; `npm run faults` tries all of all. */
const sample = Number(process.env['OFFROOT_FAULT_SAMPLE'] ?? 90);

describe('fault points', () => {
  it('are at least 600 over run, rollback and retirement, and none is there twice', () => {
    const titles = allPoints().map(({ kind, name }) => `${kind}: ${name}`);
    expect(titles.length).toBeGreaterThan(600);
    expect(new Set(titles).size).toBe(titles.length);
    for (const job of ['run', 'rollback', 'retirement'])
      expect(titles.filter((title) => title.includes(job)).length).toBeGreaterThan(100);
  });

  it('at least 60 of them are places for a real kill', () => {
    // Nothing is started: the list follows from where a run, a rollback and a retirement pass.
    const titles = killPoints({} as Machine).map(({ kind, name }) => `${kind}: ${name}`);
    expect(titles.length).toBeGreaterThan(60);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it(`leave nothing lost, doubled, stranded or touched (${sample} of them, evenly spread)`, async () => {
    const report = emptyReport();
    const own = [...setupPoints(), ...retirePoints()];
    for (const point of spread(own, sample)) count(report, point, await outcomeOf(point));
    expect(report.failures).toEqual([]);
    expect(lastLine(report)).toBe(
      `faults: ${sample} points, ${sample} survived, 0 orphans, 0 duplicates, 0 secrets lost, 0 touched that was not ours`,
    );
  }, 300_000);

  it('a seed that was stored a moment before the end does not stay when its device is gone', async () => {
    const pinned = setupPoints().filter(({ name }) => /stored.*while AWS answers DeleteVirtual/.test(name));
    expect(pinned.length).toBeGreaterThan(1);
    const report = emptyReport();
    for (const point of pinned) count(report, point, await outcomeOf(point));
    expect(report.failures).toEqual([]);
  }, 60_000);
});
