import type { LockState } from '../contract';
import type { SetupRoom } from '../setup';

type Parts = {
  readonly setup: () => Pick<SetupRoom, 'current' | 'pauseAll' | 'handlers'>;
  readonly isLocked: () => boolean;
};

/**
 * A run rests while the app is locked, since its secrets are dropped, and goes on by itself afterwards: also an undoing,
 * and also when the lock was opened before the request in flight had ended.
 */
export function createRestWhileLocked({ setup, isLocked }: Parts): {
  begin(): void;
  end(): void;
  goesOn(): LockState['goesOn'];
} {
  let resting: { readonly runId: string; readonly undoing: boolean; readonly settled: Promise<void> } | null =
    null;
  return {
    begin() {
      const run = setup().current();
      const settled = setup().pauseAll();
      const undoing = run?.phase === 'undoing';
      if (run?.phase === 'running' || (run !== null && undoing))
        resting = { runId: run.runId, undoing, settled };
    },
    goesOn: () => (resting === null ? null : resting.undoing ? 'undo' : 'setup'),
    end() {
      const mine = resting;
      if (mine === null) return;
      void mine.settled
        .then(async () => {
          // Locked again before it came to rest: it goes on after the next unlocking.
          if (resting !== mine || isLocked()) return;
          resting = null;
          await setup().handlers.resume({ runId: mine.runId });
        })
        // What is in the way is told by the page of the run.
        .catch(() => undefined);
    },
  };
}
