import * as z from 'zod';
import { ProblemError } from '../../contract/problem';
import { jsonDocument } from '../../storage/json';
import { fileNames } from '../../storage/layout';
import type { Files } from '../../storage/port';

const schema = z.object({ wrong: z.number().int().min(0), nextAt: z.number().int().min(0) });

const free = 3;
const longest = 15 * 60_000;

/** Wait after so many wrong passphrases in a row, ms: none for the first three, then 2 s, 4 s … 15 min. */
export const waitAfter = (wrong: number): number =>
  wrong < free ? 0 : Math.min(longest, 2000 * 2 ** Math.min(wrong - free, 20));

/** Slows wrong passphrases down, also across restarts. */
export type Tries = {
  /** Counts a try before it is made, so that ending the program does not save it. @throws ProblemError `too-many-tries` {until} */
  begin(): Promise<void>;
  /** The passphrase was right. */
  passed(): Promise<void>;
  /** No try before this instant, epoch ms; null when one may be made now. */
  slowedUntil(): Promise<number | null>;
};

export function createTries(files: Files, now: () => number): Tries {
  const document = jsonDocument(files, fileNames.tries, {
    schema,
    version: 1,
    empty: { wrong: 0, nextAt: 0 },
    generations: 1,
    whenDamaged: 'empty',
  });
  const slowedUntil = async (): Promise<number | null> => {
    const { wrong, nextAt } = (await document.read()).value;
    const at = now();
    // A clock that was set back must not lock the owner out for longer than the rule says.
    const until = Math.min(nextAt, at + waitAfter(wrong));
    return until > at ? until : null;
  };
  return {
    slowedUntil,
    async begin() {
      const until = await slowedUntil();
      if (until !== null) throw new ProblemError('too-many-tries', { params: { until } });
      await document.update(({ wrong }) => ({ wrong: wrong + 1, nextAt: now() + waitAfter(wrong + 1) }));
    },
    passed: () => document.write({ wrong: 0, nextAt: 0 }),
  };
}
