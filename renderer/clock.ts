import { useCallback, useSyncExternalStore } from 'react';

/**
 * The one clock of the window: 1 Hz, on the whole second of the corrected time.
 * Stops while nobody listens, the page is hidden or the app is locked.
 */
let offsetMs = 0;
let stopped = false;
let shown = wholeSecond();
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

/** Between two looks a timer may be late, but the two clocks of this computer move alike; ms. */
const jumpMs = 2000;
let base = Date.now() - performance.now();
let jumped: () => void = () => undefined;

/** Calls `listener` when this computer's clock was set or the computer slept, seen at the next look. */
export function onJump(listener: () => void): () => void {
  jumped = listener;
  return () => (jumped = () => undefined);
}

function noticeJump(): void {
  const current = Date.now() - performance.now();
  if (Math.abs(current - base) < jumpMs) return;
  base = current;
  jumped();
}

function wholeSecond(): number {
  return Math.floor((Date.now() + offsetMs) / 1000) * 1000;
}

/** Corrected time now, epoch ms, not rounded. */
export function now(): number {
  return Date.now() + offsetMs;
}

/** The instant so many seconds from the last whole one, epoch ms: a countdown to it begins with that number. */
export function inSeconds(count: number): number {
  return wholeSecond() + count * 1000;
}

function tick(): void {
  timer = null;
  if (stopped || document.hidden || listeners.size === 0) return;
  noticeJump();
  shown = wholeSecond();
  for (const listener of listeners) listener();
  arm();
}

function arm(): void {
  if (timer !== null || stopped || document.hidden || listeners.size === 0) return;
  timer = setTimeout(tick, 1000 - (now() % 1000) + 2);
}

function refresh(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  tick();
}

/** Called by the shell when the state of the app changes. Offset: AWS time minus this computer's, ms. */
export function setClock(next: { readonly offsetMs: number; readonly stopped: boolean }): void {
  if (next.offsetMs === offsetMs && next.stopped === stopped) return;
  offsetMs = next.offsetMs;
  stopped = next.stopped;
  refresh();
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', refresh);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) shown = wholeSecond();
  arm();
  return () => void listeners.delete(listener);
}

/** Calls on each whole second, for code that writes to the page by itself. */
export function onSecond(fn: (nowMs: number) => void): () => void {
  return listen(() => fn(shown));
}

/** Corrected time at the last whole second, epoch ms. Renders once a second. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => shown);
}

/** What hangs on the second, a plain value of `nowMs`: draws anew only when that value changes, not every second. */
export function useOfSecond<T extends string | number | boolean>(of: (nowMs: number) => T): T {
  return useSyncExternalStore(listen, () => of(shown));
}

/**
 * Whole seconds left until an instant, 0 when it has passed, null when there is none. Renders once a second.
 * Codes and other instants of AWS's time are on the corrected clock; deadlines of this computer are on the local one.
 */
export function useCountdown(
  untilMs: number | null,
  clock: 'corrected' | 'local' = 'corrected',
): number | null {
  const left = useCallback(() => {
    if (untilMs === null) return null;
    if (clock === 'corrected') return Math.max(0, Math.ceil((untilMs - shown) / 1000));
    // Not on a whole second: a wait of 30 s is never told as 31.
    return Math.max(0, Math.floor((untilMs + offsetMs - shown) / 1000));
  }, [untilMs, clock]);
  return useSyncExternalStore(listen, left);
}
