import { believable } from '../aws/clock';
import type { Code } from '../contract/authenticator';
import type { StoredEntry } from './entry';
import type { AuthenticatorPorts } from './ports';
import { codeForCounter, codeForStep, stepStart, timeStepAt } from './otp';

/** With less than this left, copying waits for the next code, ms (ux.md 5.10). */
export const edge = 3000;

const isTimed = (entry: StoredEntry): boolean => entry.kind !== 'hotp';

/** Last time step whose code was sent, accepted or marked, as known at step `current`; -1 when none was. */
export const lastUsed = (entry: StoredEntry, current: number): number =>
  Math.max(believable(entry.lastUsedStep, current) ?? -1, believable(entry.markedStep, current) ?? -1);

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
    used: step <= lastUsed(entry, step),
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
  const firstFree = Math.max(step, lastUsed(entry, step) + 1);
  if (firstFree > step) return { kind: 'wait', until: stepStart(entry.period, firstFree) };
  const until = stepStart(entry.period, step + 1);
  // A period shorter than the edge has no better moment.
  if (until - at < edge && entry.period * 1000 > edge) return { kind: 'wait', until };
  return { kind: 'now', code: codeForStep(entry, step) };
}

/** What the window counts by. */
export const windowNow = ({
  now,
  windowNow: counted,
}: Pick<AuthenticatorPorts, 'now' | 'windowNow'>): number => (counted ?? now)();

/** Two looks at one clock are some ms apart; what is further apart are two clocks. */
const oneClock = 250;

/** How far the window's clock is ahead of an entry's, ms: 0 when they are the same one. */
export function windowAhead(ports: Pick<AuthenticatorPorts, 'now' | 'windowNow'>, practice: boolean): number {
  const ahead = windowNow(ports) - ports.now(practice);
  return Math.abs(ahead) < oneClock ? 0 : ahead;
}

/** The same code with its instants on a clock that is `ms` ahead. */
export const shifted = (code: Code, ms: number): Code =>
  ms === 0 || code.validUntil === 0
    ? code
    : { ...code, validFrom: Math.round(code.validFrom + ms), validUntil: Math.round(code.validUntil + ms) };
