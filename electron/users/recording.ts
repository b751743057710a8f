import type { Gateway } from '../aws';
import type { Evidence } from '../contract';

const reads = /^(?:Get|List)/;

/** A gateway that tells of each change AWS has confirmed. What cannot be written down does not undo what was done. */
export function recording(gateway: Gateway, did: (evidence: Evidence) => Promise<void>): Gateway {
  return {
    ...gateway,
    iam: async (operation, input, how) => {
      const answer = await gateway.iam(operation, input, how);
      if (!reads.test(operation)) await did(answer.evidence).catch(() => undefined);
      return answer;
    },
  };
}
