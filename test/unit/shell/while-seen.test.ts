import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileSeen } from '../../../electron/shell/while-seen';

describe('work that goes on while somebody sees the app', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const kit = () => {
    const window = { destroyed: false, visible: true, minimized: false };
    const state = { locked: false, done: 0 };
    const { look } = whileSeen({
      windows: () => [
        {
          isDestroyed: () => window.destroyed,
          isVisible: () => window.visible,
          isMinimized: () => window.minimized,
        },
      ],
      isLocked: () => state.locked,
      everyMs: 1000,
      work: () => (state.done += 1),
    });
    return { window, state, look };
  };

  it('begins at once, and goes on once however often it is told', () => {
    const { state, look } = kit();
    look();
    look();
    expect(state.done).toBe(1);
    vi.advanceTimersByTime(3000);
    expect(state.done).toBe(4);
  });

  it.each([
    ['locked', (all: ReturnType<typeof kit>) => (all.state.locked = true)],
    ['hidden', (all: ReturnType<typeof kit>) => (all.window.visible = false)],
    ['minimized', (all: ReturnType<typeof kit>) => (all.window.minimized = true)],
    ['closed', (all: ReturnType<typeof kit>) => (all.window.destroyed = true)],
  ])('leaves no timer when it is %s, and works at once when it is back', (_how, goAway) => {
    const all = kit();
    all.look();
    goAway(all);
    all.look();
    expect(vi.getTimerCount()).toBe(0);
    Object.assign(all.window, { destroyed: false, visible: true, minimized: false });
    all.state.locked = false;
    all.look();
    expect(all.state.done).toBe(2);
    expect(vi.getTimerCount()).toBe(1);
  });
});
