import type { AwsError } from './errors';
import type { OnWait } from './port';

type Rule = {
  readonly tries: number;
  readonly baseMs: number;
  readonly capMs: number;
  readonly reason: NonNullable<Parameters<OnWait>[0]>['reason'] | null;
};

/**
 * Repeats by meaning, for safe calls only (reads and idempotent changes). LimitExceeded is final although the
 * SDK would repeat it; a service failure is silent because nothing is asked of the person.
 */
const rules: Partial<Readonly<Record<AwsError['meaning'], Rule>>> = {
  throttled: { tries: 7, baseMs: 1000, capMs: 20_000, reason: 'slow-down' },
  'service-failure': { tries: 4, baseMs: 300, capMs: 3000, reason: null },
  'no-answer': { tries: 3, baseMs: 300, capMs: 2000, reason: null },
  offline: { tries: 3, baseMs: 500, capMs: 4000, reason: 'offline' },
  'concurrent-change': { tries: 6, baseMs: 1000, capMs: 10_000, reason: 'other-change' },
  'clock-skew': { tries: 2, baseMs: 0, capMs: 0, reason: null },
};

export type Backoff = { readonly delayMs: number; readonly reason: Rule['reason'] };

/**
 * How long to wait before try number `tried + 1`, or null when this error is to be handed out.
 * Jitter is half of the exponential step, so that two programs do not meet again.
 */
export function backoffAfter(error: AwsError, tried: number, random: () => number): Backoff | null {
  const rule = rules[error.meaning];
  if (rule === undefined || tried >= rule.tries) return null;
  const step = Math.min(rule.capMs, rule.baseMs * 2 ** (tried - 1));
  return { delayMs: Math.round(step / 2 + (step / 2) * random()), reason: rule.reason };
}

/** Calls that create, hand out a secret or use up a code: sent once, then reconciled by reading AWS. */
export const onceCalls: ReadonlySet<string> = new Set([
  'CreateUser',
  'CreateAccountAlias',
  'CreateVirtualMFADevice',
  'EnableMFADevice',
  'ResyncMFADevice',
  'CreateLoginProfile',
  'CreateAccessKey',
  'GetSessionToken',
]);
