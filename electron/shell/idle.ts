export type IdleParts = {
  /** Seconds since the last input anywhere on this computer; 0 where the system does not say. */
  readonly systemIdleSeconds: () => number;
  /** Epoch ms of the last input in one of our windows. */
  readonly lastInput: () => number;
  readonly now: () => number;
  /** 0: never. */
  readonly limitMinutes: () => number;
  readonly onIdle: () => void;
};

/**
 * Looks once per span in which nothing can have become due, not every second: after a look at n idle seconds,
 * the next one is when the limit could be reached at the earliest.
 */
export function watchIdle(parts: IdleParts): { restart(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const idleMs = (): number => idleFor(parts.systemIdleSeconds(), parts.now() - parts.lastInput());
  const restart = (): void => {
    stop();
    const limitMs = parts.limitMinutes() * 60_000;
    if (limitMs === 0) return;
    timer = setTimeout(look, Math.max(1000, limitMs - idleMs()));
  };
  const look = (): void => {
    timer = null;
    if (idleMs() >= parts.limitMinutes() * 60_000) return parts.onIdle();
    restart();
  };
  return { restart, stop };
}

/** Milliseconds without use: use of the computer or of our windows, whichever was later. */
export function idleFor(systemIdleSeconds: number, sinceInputMs: number): number {
  return Math.max(0, Math.min(systemIdleSeconds * 1000, sinceInputMs));
}
