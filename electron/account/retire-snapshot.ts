import { retireStepIds, type Problem, type RetireSnapshot } from '../contract';
import { apply, type RetireFacts } from './retire-journal';

type Steps = RetireSnapshot['steps'];

/** Steps as far as the journal knows them. */
export function stepsFrom(facts: RetireFacts): Steps {
  const { proven, deleted, sent, confirmed, forgottenAt, otherKeyId } = facts;
  const moments = {
    'prove-admin': proven,
    'delete-other-key': deleted.other,
    'delete-this-key': deleted.this,
    'confirm-none': confirmed,
    forget: forgottenAt === null ? null : { at: forgottenAt, requestId: null },
  };
  return retireStepIds.map((id) => {
    const moment = moments[id];
    const unsure = id === 'delete-this-key' && sent.this ? 'unknown' : 'waiting';
    const open = id === 'delete-other-key' && otherKeyId === null ? 'skipped' : unsure;
    return {
      id,
      state: moment === null ? open : 'done',
      at: moment?.at ?? null,
      requestId: moment?.requestId ?? null,
      params: id === 'confirm-none' || id === 'prove-admin' ? { userName: facts.userName } : {},
    };
  });
}

/** What is left to do after an interruption: known to be harmless, or to be asked of AWS first. */
export function interrupted(accountRef: string, facts: RetireFacts): RetireSnapshot {
  const phase = facts.sent.this && facts.confirmed === null ? 'unknown' : 'failed';
  return { accountRef, phase, steps: stepsFrom(facts), problem: null };
}

export type Who = Pick<
  RetireFacts,
  'rootKeyId' | 'otherKeyId' | 'userName' | 'serialNumber' | 'entryId' | 'proofOnly'
>;

/** The facts of a retirement that has just begun. */
export const beginFacts = (who: Who): RetireFacts => {
  const facts = apply(null, { event: 'begin', ...who }, 0);
  if (facts === null) throw new TypeError('begin gives facts');
  return facts;
};

/** How a try that threw ends: unknown when root's key may be gone and nobody confirmed it yet. */
export function ending(
  snapshot: RetireSnapshot,
  facts: RetireFacts,
  problem: Problem,
): Partial<RetireSnapshot> {
  const unknown =
    facts.confirmed === null &&
    facts.sent.this &&
    (facts.deleted.this !== null || problem.code === 'root-key-unknown');
  const steps = snapshot.steps.map((step) =>
    step.state === 'running'
      ? { ...step, state: unknown ? ('unknown' as const) : ('failed' as const) }
      : step,
  );
  return { phase: unknown ? 'unknown' : 'failed', steps, problem };
}
