import type { FaultPoint, Outcome } from '../point';
import { endure, type End, type Job, type Trouble } from './sitting';

/** The end of a story in the counts of a fault point. */
export function outcomeOf({ ended, verdict, story }: End): Outcome {
  const { orphans, duplicates, lost, touched } = verdict;
  const wrong = [...orphans, ...duplicates, ...lost, ...touched];
  return {
    survived: ended && wrong.length === 0,
    orphans: orphans.length,
    duplicates: duplicates.length,
    secretsLost: lost.length,
    touched: touched.length,
    told: ended && wrong.length === 0 ? '' : [`told ${story.join(', ')}`, ...wrong].join('; '),
  };
}

/** One fault in one job, as a point. */
export const pointOf = (kind: string, name: string, job: Job, trouble: Trouble): FaultPoint => ({
  kind,
  name,
  run: async () => outcomeOf(await endure(job, trouble)),
});
