import { performance } from 'node:perf_hooks';
import type { ClockState } from '../contract';
import type { TrustedClock } from './port';

/** What is remembered across starts: no secret. */
export type SavedClock = { readonly offsetMs: number; readonly learnedAt: number };

export type ClockOptions = {
  /** Local wall clock, epoch ms. */
  readonly now?: () => number;
  /** A clock that nobody can set, ms. */
  readonly monotonic?: () => number;
  readonly saved?: SavedClock | null;
  /** Called after each lesson; must not throw. */
  readonly save?: (saved: SavedClock) => void;
};

/** AWS's Date header is cut to the second and travels; below this an offset says nothing. */
const noiseMs = 2000;
/** An answer that took longer than this says too little about the time. */
const slowestLessonMs = 20_000;

/**
 * AWS's time, from the dates of its answers. The server's true time lies in [date, date + 1 s) at some moment
 * between sending and receiving, so the estimate is date + 500 ms at the midpoint.
 * A step of the wall clock against the monotonic one (time set by hand, or sleep) is noticed and makes the
 * state "suspicious" until AWS has been heard again.
 */
export function createTrustedClock(options: ClockOptions = {}): TrustedClock {
  const { now = Date.now, monotonic = () => performance.now(), saved = null, save } = options;
  const listeners = new Set<(state: ClockState) => void>();
  let offsetMs = saved === null ? 0 : trim(saved.offsetMs);
  let learnedAt = saved?.learnedAt ?? null;
  let base = now() - monotonic();
  let jumpMs = 0;

  const state = (): ClockState => {
    noticeJump();
    return { state: nameOf(), offsetMs, learnedAt, jumpMs };
  };
  const nameOf = (): ClockState['state'] => {
    if (jumpMs !== 0) return 'suspicious';
    if (learnedAt === null) return 'unknown';
    return offsetMs === 0 ? 'matches' : 'corrected';
  };
  const tell = (): void => {
    const told: ClockState = { state: nameOf(), offsetMs, learnedAt, jumpMs };
    for (const listener of listeners) listener(told);
  };
  const noticeJump = (): void => {
    const current = now() - monotonic();
    const moved = Math.round(current - base);
    if (Math.abs(moved) < noiseMs) return;
    base = current;
    jumpMs += moved;
    if (Math.abs(jumpMs) < noiseMs) jumpMs = 0;
    tell();
  };

  return {
    now() {
      noticeJump();
      return now() + offsetMs;
    },
    state,
    learn(serverDate, sentAt, receivedAt) {
      const took = receivedAt - sentAt;
      if (took < 0 || took > slowestLessonMs) return;
      noticeJump();
      const before = `${nameOf()} ${offsetMs}`;
      offsetMs = trim(Math.round(serverDate + 500 - (sentAt + receivedAt) / 2));
      learnedAt = Math.round(receivedAt + offsetMs);
      jumpMs = 0;
      save?.({ offsetMs, learnedAt });
      if (before !== `${nameOf()} ${offsetMs}`) tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The newest time step whose code was used, as far as the note can be true at step `current`. A note from the future
 * was made while this computer's clock was fast, so AWS cannot have taken that code; such a note says nothing.
 */
export function believable(noted: number | null, current: number): number | null {
  return noted !== null && noted > current + 1 ? null : noted;
}

function trim(offsetMs: number): number {
  return Math.abs(offsetMs) < noiseMs ? 0 : offsetMs;
}
