import { diskFaults, type DiskFault } from '../computer/disk';
import { pointOf } from '../computer/outcome';
import { jobs, type Job } from '../computer/sitting';
import type { FaultPoint } from '../point';

/** Saves of a job without faults: run journal, vault, accounts.json, retirement journal. A test counts them again. */
export const savesOf: Readonly<Record<Job, number>> = {
  connect: 2,
  run: 28,
  rollback: 9,
  retirement: 10,
  'retirement without a kept key': 13,
};

const words: Readonly<Record<DiskFault, string>> = {
  full: 'disk full',
  'read-only': 'disk read-only',
  'rename-fails': 'renaming fails',
  'flush-fails': 'flushing fails',
  torn: 'power off in the middle of a write',
};

/** The disk breaks at each save of each job, is mended when the program says so, and the job is gone on with. */
export function storagePoints(): readonly FaultPoint[] {
  return jobs.flatMap((job) =>
    diskFaults.flatMap((fault) =>
      Array.from({ length: savesOf[job] }, (_, save) =>
        pointOf(`${words[fault]} in the ${job}`, `save ${save + 1}`, job, {
          arm: ({ disk }) => disk.breakAt(save, fault),
          cure: ({ disk }) => disk.mend(),
        }),
      ),
    ),
  );
}
