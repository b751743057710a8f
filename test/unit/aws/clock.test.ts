import { describe, expect, it } from 'vitest';
import { createTrustedClock } from '../../../electron/aws/clock';

const start = Date.UTC(2026, 10, 25, 12, 0, 0);
const cut = (ms: number): number => Math.floor(ms / 1000) * 1000;

function world() {
  const local = { wall: start, mono: 0 };
  return {
    local,
    pass: (ms: number): void => {
      local.wall += ms;
      local.mono += ms;
    },
    options: { now: () => local.wall, monotonic: () => local.mono },
  };
}

describe('the trusted clock', () => {
  it('is unknown until AWS was heard, and then says whether both match', () => {
    const { options } = world();
    const clock = createTrustedClock(options);
    expect(clock.state()).toMatchObject({ state: 'unknown', offsetMs: 0, learnedAt: null });
    clock.learn(cut(start), start, start + 40);
    expect(clock.state()).toMatchObject({ state: 'matches', offsetMs: 0 });
    expect(clock.now()).toBe(start);
  });

  it.each([-912, -1400, 1400, 0])('takes a difference of %d ms for noise', (ms) => {
    const { options } = world();
    const clock = createTrustedClock(options);
    clock.learn(start + ms, start, start + 100);
    expect(clock.state().state).toBe('matches');
  });

  it.each([94_000, -94_000, 900_000, -900_000])('corrects a difference of %d ms to within a second', (ms) => {
    const { options } = world();
    const clock = createTrustedClock(options);
    clock.learn(cut(start + ms + 321), start - 100, start + 100);
    expect(clock.state().state).toBe('corrected');
    expect(Math.abs(clock.now() - (start + ms))).toBeLessThanOrEqual(1000);
  });

  it('learns nothing from an answer that took too long or came before it was sent', () => {
    const { options } = world();
    const clock = createTrustedClock(options);
    clock.learn(start + 500_000, start, start + 30_000);
    clock.learn(start + 500_000, start, start - 1);
    expect(clock.state().state).toBe('unknown');
  });

  it('notices a jump of the local clock and forgets it when AWS is heard again', () => {
    const { options, local, pass } = world();
    const clock = createTrustedClock(options);
    clock.learn(start, start, start);
    const told: string[] = [];
    clock.onChange((state) => told.push(state.state));
    pass(5000);
    expect(clock.state().jumpMs).toBe(0);
    local.wall += 3_600_000;
    expect(clock.state()).toMatchObject({ state: 'suspicious', jumpMs: 3_600_000 });
    clock.learn(start + 5000, local.wall, local.wall);
    expect(clock.state()).toMatchObject({ state: 'corrected', jumpMs: 0 });
    expect(told).toEqual(['suspicious', 'corrected']);
  });

  it('is remembered with its age', () => {
    const { options } = world();
    const saved: { offsetMs: number; learnedAt: number }[] = [];
    const clock = createTrustedClock({ ...options, save: (value) => saved.push(value) });
    clock.learn(start - 94_000, start, start);
    const again = createTrustedClock({ ...options, saved: saved.at(-1) ?? null });
    expect(again.state()).toEqual(clock.state());
    expect(again.state().state).toBe('corrected');
  });
});
