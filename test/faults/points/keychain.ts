import { keychainFaults } from '../computer/keychain';
import { pointOf } from '../computer/outcome';
import { jobs, type Job } from '../computer/sitting';
import type { FaultPoint } from '../point';

/** Calls to the keychain of a job without faults. A test counts them again. */
export const keychainCallsOf: Readonly<Record<Job, number>> = {
  connect: 5,
  run: 11,
  rollback: 12,
  retirement: 21,
  'retirement without a kept key': 42,
};

/** The keychain breaks at each call of each job, is mended when the program waits or says so, and the job is gone on with. */
export function keychainPoints(): readonly FaultPoint[] {
  return jobs.flatMap((job) =>
    keychainFaults.flatMap((fault) =>
      Array.from({ length: keychainCallsOf[job] }, (_, call) =>
        pointOf(`keychain ${fault} in the ${job}`, `call ${call + 1}`, job, {
          arm: ({ keychain }) => keychain.breakAt(call, fault),
          cure: ({ keychain }) => keychain.mend(),
        }),
      ),
    ),
  );
}
