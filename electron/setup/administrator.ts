import { stepOf, paramOf, type RunState } from './state';

/** The administrator a finished run made: whose codes and key can answer for the account afterwards. */
export type Administrator = {
  readonly runId: string;
  readonly userName: string;
  readonly serialNumber: string;
  readonly entryId: string;
  /** Epoch ms of the proof. */
  readonly provenAt: number | null;
  readonly saidSignedInAt: number | null;
};

export function administratorFrom(state: RunState): Administrator {
  const provenAt = stepOf(state, 'proof').params['provenAt'];
  return {
    runId: state.facts.runId,
    userName: state.facts.userName,
    serialNumber: paramOf(state, 'mfa-create', 'serialNumber'),
    entryId: paramOf(state, 'mfa-create', 'entryId'),
    provenAt: typeof provenAt === 'number' ? provenAt : null,
    saidSignedInAt: state.signedInAt,
  };
}
