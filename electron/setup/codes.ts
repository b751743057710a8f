import type { StepContext } from './context';

export const periodMs = 30_000;
/** Nearer than this to the end of a window, a code could expire on its way. */
const edgeMs = 3000;

export const timeStep = (at: number): number => Math.floor(at / periodMs);

/**
 * Waits until the current window is far from its end and its code was not sent before, and notes it as sent.
 * `unusedBefore` is how many windows before the current one must be unused too (1 for a pair of codes).
 * Returns the instant to compute codes for, epoch ms on AWS's clock.
 */
export async function freshInstant(
  context: Pick<StepContext, 'clock' | 'vault' | 'wait'>,
  entryId: string,
  unusedBefore: 0 | 1,
): Promise<number> {
  const { clock, vault, wait } = context;
  for (;;) {
    const at = clock.now();
    const left = periodMs - (at % periodMs);
    const last = vault.lastUsedStep(entryId);
    const missing = last === null ? 0 : last + 1 + unusedBefore - timeStep(at);
    if (missing > 0) {
      await wait('fresh-code', left + (missing - 1) * periodMs + 50);
    } else if (left < edgeMs) {
      await wait('edge', left + 50);
    } else {
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
