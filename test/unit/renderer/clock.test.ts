import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../../electron/contract';

const page = { hidden: false, addEventListener: () => undefined, documentElement: { lang: '' } };

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('document', page);
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 25, 12, 0, 0) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  page.hidden = false;
});

async function ticking(): Promise<{ readonly jumps: () => number }> {
  const { onJump, onSecond } = await import('../../../renderer/clock');
  let jumps = 0;
  onJump(() => (jumps += 1));
  onSecond(() => undefined);
  return { jumps: () => jumps };
}

describe('the clock of the window', () => {
  it('counts down from the number of seconds asked for, also between two whole seconds', async () => {
    const { inSeconds, onSecond } = await import('../../../renderer/clock');
    let second = 0;
    onSecond((nowMs) => (second = nowMs));
    vi.advanceTimersByTime(1702);
    expect((inSeconds(60) - second) / 1000).toBe(60);
  });

  it('notices within a second that this computer’s clock was set, once for each time', async () => {
    const { jumps } = await ticking();
    vi.advanceTimersByTime(60_000);
    expect(jumps()).toBe(0);
    // Moves the wall clock alone, as setting it by hand does.
    vi.setSystemTime(Date.now() + 94_000);
    vi.advanceTimersByTime(1100);
    expect(jumps()).toBe(1);
    vi.advanceTimersByTime(10_000);
    expect(jumps()).toBe(1);
    vi.setSystemTime(Date.now() - 900_000);
    vi.advanceTimersByTime(1100);
    expect(jumps()).toBe(2);
  });

  it('does not look while the page is hidden', async () => {
    const { jumps } = await ticking();
    page.hidden = true;
    vi.advanceTimersByTime(2000);
    vi.setSystemTime(Date.now() + 94_000);
    vi.advanceTimersByTime(60_000);
    expect(jumps()).toBe(0);
  });
});

describe('the foot of the rail', () => {
  it.each([
    [
      { state: 'corrected', offsetMs: -94_000, learnedAt: 1, jumpMs: 0 },
      'This computer is 94 s fast; corrected',
    ],
    [
      { state: 'corrected', offsetMs: 94_000, learnedAt: 1, jumpMs: 0 },
      'This computer is 94 s slow; corrected',
    ],
    [{ state: 'suspicious', offsetMs: 0, learnedAt: 1, jumpMs: 3_600_000 }, 'The clock may be wrong'],
    [{ state: 'matches', offsetMs: 0, learnedAt: 1, jumpMs: 0 }, 'Clock matches AWS'],
  ] as const)('says what is true of the clock: %j', async (clock, words) => {
    const { clockWords } = await import('../../../renderer/app/rail');
    const { default: i18next, switchLanguage } = await i18n();
    await switchLanguage('en');
    expect(clockWords({ clock } as unknown as AppState, 1, i18next.t as never)).toBe(words);
  });
});

async function i18n() {
  const { switchLanguage } = await import('../../../renderer/i18n');
  return { default: (await import('i18next')).default, switchLanguage };
}
