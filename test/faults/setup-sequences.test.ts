import { describe, expect, it } from 'vitest';
import { sequence } from './sequences';

/** A sample; `npm run faults -- --sequences 2000` is the whole. */
const sequences = Number(process.env['OFFROOT_SEQUENCES'] ?? 60);
const firstSeed = Number(process.env['OFFROOT_FIRST_SEED'] ?? 1);

describe('any sequence of faults, kills, bad disks and resumes', () => {
  it(
    `ends in "done" or "undone exactly", never in between (${sequences} sequences from ${firstSeed})`,
    async () => {
      const ends = { done: 0, undone: 0, between: 0 };
      for (let seed = firstSeed; seed < firstSeed + sequences; seed += 1) {
        const { end, outcome } = await sequence(seed);
        expect({ seed, survived: outcome.survived, told: outcome.told }).toEqual({
          seed,
          survived: true,
          told: '',
        });
        ends[end] += 1;
      }
      expect(ends.undone).toBeGreaterThan(0);
      expect(ends.done).toBeGreaterThan(0);
    },
    Math.max(120_000, sequences * 3000),
  );
});
