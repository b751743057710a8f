/** What is asked of a window (Electron's BrowserWindow). */
export type Seen = {
  isDestroyed(): boolean;
  isVisible(): boolean;
  isMinimized(): boolean;
};

type Parts = {
  readonly windows: () => readonly Seen[];
  readonly isLocked: () => boolean;
  readonly everyMs: number;
  readonly work: () => void;
};

/**
 * Works at once when a window comes into sight unlocked, and every so often while one is. Otherwise there is no timer:
 * an app that nobody sees, or that is locked, does nothing. `look` is called when sight or lock may have changed.
 */
export function whileSeen({ windows, isLocked, everyMs, work }: Parts): { readonly look: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    look() {
      const seen =
        !isLocked() && windows().some((one) => !one.isDestroyed() && one.isVisible() && !one.isMinimized());
      if (seen === (timer !== undefined)) return;
      clearInterval(timer);
      timer = seen ? setInterval(work, everyMs) : undefined;
      timer?.unref();
      if (seen) work();
    },
  };
}
