import type { Code } from '../contract/authenticator';
import type { StoredEntry } from './entry';
import { codeForCounter, codeForStep, stepStart, timeStepAt } from './otp';

/** With less than this left, copying waits for the next code, ms (ux.md 5.10). */
export const edge = 3000;

const isTimed = (entry: StoredEntry): boolean => entry.kind !== 'hotp';

/** Last time step whose code was sent, accepted or marked; -1 when none was. */
export const lastUsed = (entry: StoredEntry): number =>
  Math.max(entry.lastUsedStep ?? -1, entry.markedStep ?? -1);

/** HOTP: the code that was taken last here; null before the first. The next one is taken by moving the counter on. */
export const takenCode = (entry: StoredEntry): string | null =>
  entry.counter !== null && entry.counter > 0 && entry.usedAt !== null
    ? codeForCounter(entry, entry.counter - 1)
    : null;

/** What a row shows at an instant on the corrected clock, epoch ms. */
export function codeView(entry: StoredEntry, at: number): Code {
  if (!isTimed(entry)) {
    const code = takenCode(entry) ?? '';
    return { id: entry.id, code, next: null, validFrom: 0, validUntil: 0, used: false };
  }
  const step = timeStepAt(entry.period, at);
  return {
    id: entry.id,
    code: codeForStep(entry, step),
    next: codeForStep(entry, step + 1),
    validFrom: stepStart(entry.period, step),
    validUntil: stepStart(entry.period, step + 1),
    used: step <= lastUsed(entry),
  };
}

export type CopyChoice =
  { readonly kind: 'now'; readonly code: string } | { readonly kind: 'wait'; readonly until: number };

/**
 * Which code to copy. `fresh` waits until a code is unused and at least 3 s from its end;
 * `now` takes the current one whatever it is; `next` the one after it. Time-based entries only.
 */
export function chooseCode(entry: StoredEntry, which: 'fresh' | 'now' | 'next', at: number): CopyChoice {
  const step = timeStepAt(entry.period, at);
  if (which === 'now') return { kind: 'now', code: codeForStep(entry, step) };
  if (which === 'next') return { kind: 'now', code: codeForStep(entry, step + 1) };
  const firstFree = Math.max(step, lastUsed(entry) + 1);
  if (firstFree > step) return { kind: 'wait', until: stepStart(entry.period, firstFree) };
  const until = stepStart(entry.period, step + 1);
  // A period shorter than the edge has no better moment.
  if (until - at < edge && entry.period * 1000 > edge) return { kind: 'wait', until };
  return { kind: 'now', code: codeForStep(entry, step) };
}
