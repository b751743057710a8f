import { z } from 'zod';
import { retireSnapshotSchema, type RetireSnapshot } from '../contract/account';
import { retireStepIds, type RetireStepId } from '../contract/constants';
import { jsonDocument, type Files, type JsonDocument } from '../storage';

const schema = z
  .strictObject({
    snapshot: retireSnapshotSchema,
    /** Root key that signs, and is deleted last. */
    rootKeyId: z.string(),
    userName: z.string(),
    /** A key was made for these minutes only. */
    temporary: z.boolean(),
  })
  .nullable();
export type RetireRecord = NonNullable<z.infer<typeof schema>>;

/** Where a retirement stands, on disk before and after every step; no secret. */
export function retireDocument(files: Files, accountRef: string): JsonDocument<RetireRecord | null> {
  return jsonDocument<RetireRecord | null>(files, `retire-${accountRef}.json`, {
    schema,
    version: 1,
    empty: null,
  });
}

export function firstSnapshot(accountRef: string): RetireSnapshot {
  return {
    accountRef,
    phase: 'running',
    steps: retireStepIds.map((id) => ({ id, state: 'waiting', requestId: null, at: null, params: {} })),
    problem: null,
  };
}

export function withStep(
  snapshot: RetireSnapshot,
  id: RetireStepId,
  change: Partial<RetireSnapshot['steps'][number]>,
): RetireSnapshot {
  return {
    ...snapshot,
    steps: snapshot.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
  };
}

export const stateOf = (snapshot: RetireSnapshot, id: RetireStepId) =>
  snapshot.steps.find((step) => step.id === id)?.state ?? 'waiting';
