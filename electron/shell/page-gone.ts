import type { Log } from './log';

/** A page that ends again within this time after the last one, ms, counts as the same trouble. */
const soon = 60_000;
const most = 3;

/**
 * Decides whether a page whose process has ended is loaded anew: yes, but not without end. What is noted is the
 * system's word for the reason (`crashed`, `oom`, `killed` …); no dump is written, since a dump holds what was on screen.
 * `ended` hears of each.
 */
export function createPageGone(
  log: Log,
  ended: () => void,
  now: () => number = Date.now,
): (reason: string) => boolean {
  let times: readonly number[] = [];
  return (reason) => {
    times = [...times.filter((at) => now() - at < soon), now()];
    log({ event: 'page-gone', field: reason });
    ended();
    return times.length <= most;
  };
}
