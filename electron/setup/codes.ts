import { believable } from '../aws/clock';
import type { StepContext } from './context';

export const periodMs = 30_000;
/** Nearer than this to the end of a window, a code could expire on its way. */
const edgeMs = 3000;

export const timeStep = (at: number): number => Math.floor(at / periodMs);

type Used = Pick<StepContext, 'clock' | 'vault' | 'wait' | 'sts' | 'sent'>;

/**
 * Newest step whose code must not go out again. A note from the future was made while this computer's clock was
 * fast: AWS cannot have taken that code, so what counts then is what this program sent itself, or the current window.
 */
function lastSent({ vault, sent }: Used, entryId: string, current: number): number | null {
  const noted = vault.lastUsedStep(entryId);
  if (noted === null) return null;
  return believable(noted, current) ?? sent.get(entryId) ?? current;
}

/** A clock that was never compared, or that jumped, is compared before a code depends on it. */
async function compareClock({ clock, sts }: Used): Promise<void> {
  const { state } = clock.state();
  if (state === 'unknown' || state === 'suspicious') await sts('GetCallerIdentity', {});
}

/**
 * Waits until the current window is far from its end and its code was not sent before, and notes it as sent.
 * `unusedBefore` is how many windows before the current one must be unused too (1 for a pair of codes).
 * Returns the instant to compute codes for, epoch ms on AWS's clock.
 */
export async function freshInstant(context: Used, entryId: string, unusedBefore: 0 | 1): Promise<number> {
  const { clock, vault, wait, sent } = context;
  for (;;) {
    await compareClock(context);
    const at = clock.now();
    const left = periodMs - (at % periodMs);
    const last = lastSent(context, entryId, timeStep(at));
    const missing = last === null ? 0 : last + 1 + unusedBefore - timeStep(at);
    if (missing > 0) {
      await wait('fresh-code', left + (missing - 1) * periodMs + 50);
    } else if (left < edgeMs) {
      await wait('edge', left + 50);
    } else {
      sent.set(entryId, timeStep(at));
      await vault.markUsed(entryId, timeStep(at));
      // Writing it down took time: only a window that still holds may be used.
      if (timeStep(clock.now()) === timeStep(at)) return at;
    }
  }
}

/** Codes for T - 30 s and T, consecutive and in order, as EnableMFADevice wants them. */
export function pairAt(
  context: Pick<StepContext, 'vault'>,
  entryId: string,
  at: number,
): { readonly AuthenticationCode1: string; readonly AuthenticationCode2: string } {
  return {
    AuthenticationCode1: context.vault.codeAt(entryId, at - periodMs),
    AuthenticationCode2: context.vault.codeAt(entryId, at),
  };
}
