import { isAws, type Meaning } from '../aws/errors';
import { isProblem } from '../contract/problem';
import type { Waiting } from '../contract/setup';

export type Pause = { readonly reason: Waiting['reason']; readonly ms: number };
type Rule = Pause & { readonly tries: number; readonly capMs: number };

/**
 * Trouble that passes by itself, by its meaning. After the wait the step is taken again and reads AWS first,
 * so nothing is repeated blindly. LimitExceeded and refusals are not here: waiting does not help them.
 */
const rules: Partial<Readonly<Record<Meaning, Rule>>> = {
  offline: { reason: 'offline', ms: 3000, capMs: 3000, tries: Infinity },
  'no-answer': { reason: 'no-answer', ms: 2000, capMs: 10_000, tries: 12 },
  'service-failure': { reason: 'no-answer', ms: 1000, capMs: 8000, tries: 4 },
  throttled: { reason: 'slow-down', ms: 8000, capMs: 30_000, tries: 10 },
  'concurrent-change': { reason: 'other-change', ms: 2000, capMs: 10_000, tries: 10 },
  'temporarily-unmodifiable': { reason: 'other-change', ms: 5000, capMs: 5000, tries: 60 },
  // The refusal itself told AWS's time; the next try is signed with it.
  'clock-skew': { reason: 'no-answer', ms: 100, capMs: 100, tries: 3 },
};
const keychainMs = 3000;

/** Counts the tries of one step; null when the error is one for the person. */
export function createPatience(): (error: unknown) => Pause | null {
  const tried = new Map<Meaning, number>();
  return (error) => {
    if (isProblem(error, 'keychain-locked') || isProblem(error, 'keychain-slow'))
      return { reason: 'keychain', ms: keychainMs };
    if (!isAws(error)) return null;
    const rule = rules[error.meaning];
    const before = tried.get(error.meaning) ?? 0;
    if (rule === undefined || before >= rule.tries) return null;
    tried.set(error.meaning, before + 1);
    const step = Math.min(rule.capMs, rule.ms * 2 ** Math.min(before, 10));
    // Jitter, so that two programs do not meet again.
    const ms = error.meaning === 'throttled' ? step / 2 + (step / 2) * Math.random() : step;
    return { reason: rule.reason, ms: Math.round(ms) };
  };
}
