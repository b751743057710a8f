import { setImmediate } from 'node:timers/promises';

/** How long main may work in one go, ms: a window that waits longer than a frame or two feels stuck. */
const longest = 12;

/** For loops over thousands of entries: `await breath()` in each turn lets the window's messages through when it is time. */
export function breathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longest) return undefined;
    return setImmediate(undefined).then(() => {
      since = performance.now();
    });
  };
}
