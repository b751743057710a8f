import { describe, expect, it } from 'vitest';
import { cpuPercent, gaps, quantile, ratios, spread, verdict } from '../../bench/numbers.mjs';

describe('the arithmetic of the bench', () => {
  it('finds the least, the middle and the most of some runs', () => {
    expect(spread([30, 10, 20])).toEqual({ min: 10, median: 20, max: 30, runs: 3 });
    expect(spread([4, 1, 2, 3]).median).toBe(2.5);
    expect(quantile([0, 100], 0.99)).toBeCloseTo(99);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('compares each run with the one beside it', () => {
    expect(ratios([14, 30], [10, 20])).toEqual([1.4, 1.5]);
    expect(() => ratios([1], [])).toThrow(RangeError);
  });

  it('says within at the budget itself, over above it, and nothing of what was not measured', () => {
    expect([verdict(1.4, 1.4), verdict(1.41, 1.4), verdict(Number.NaN, 1)]).toEqual([
      'within',
      'over',
      'unknown',
    ]);
  });

  it('turns processor time into a share of one core, and instants into frames', () => {
    expect(cpuPercent({ cpuMs: 100, atMs: 0 }, { cpuMs: 200, atMs: 20_000 })).toBe(0.5);
    expect(cpuPercent({ cpuMs: 0, atMs: 5 }, { cpuMs: 9, atMs: 5 })).toBeNaN();
    expect(gaps([0, 16, 50])).toEqual([16, 34]);
  });
});
