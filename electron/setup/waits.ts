import type { OnWait } from '../aws';
import type { Waiting } from '../contract/setup';
import { PauseAsked } from './context';

/** What a run waits for, and the switches that end a wait early. Every wait ends with PauseAsked once a pause is asked. */
export type Waits = {
  readonly now: () => Waiting | null;
  readonly isPausing: () => boolean;
  /** Waits visibly. */
  readonly wait: (reason: Waiting['reason'], ms: number, more?: Partial<Waiting>) => Promise<void>;
  /** The gateway's own back-off, whose reason it tells through {@link onWait}. */
  readonly nap: (ms: number) => Promise<void>;
  readonly onWait: OnWait;
  /** Nothing is waited for any more. */
  readonly over: () => void;
  readonly pause: () => void;
  /** A new beginning: no pause is asked for. */
  readonly begin: () => void;
  readonly hurry: () => void;
};

const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createWaits(tell: () => void, sleep: (ms: number) => Promise<void> = realSleep): Waits {
  let waiting: Waiting | null = null;
  let pausing = false;
  let wake: (() => void) | null = null;

  const nap = async (ms: number): Promise<void> => {
    if (pausing) throw new PauseAsked();
    await Promise.race([sleep(ms), new Promise<void>((resolve) => (wake = resolve))]);
    wake = null;
    if (pausing) throw new PauseAsked();
  };

  return {
    now: () => waiting,
    isPausing: () => pausing,
    async wait(reason, ms, more = {}) {
      if (pausing) throw new PauseAsked();
      const since = waiting?.reason === reason ? waiting.since : Date.now();
      waiting = { reason, since, until: Date.now() + ms, answers: [], needed: 0, inARow: 0, ...more };
      tell();
      try {
        await nap(ms);
      } finally {
        // Between two questions about the key it is still the same wait.
        if (reason !== 'propagation') waiting = null;
      }
    },
    nap,
    onWait(told) {
      waiting = told === null ? null : { ...told, since: Date.now(), answers: [], needed: 0, inARow: 0 };
      tell();
    },
    over: () => void (waiting = null),
    pause() {
      pausing = true;
      wake?.();
    },
    begin: () => void (pausing = false),
    hurry: () => wake?.(),
  };
}
