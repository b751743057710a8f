import { describe, expect, it } from 'vitest';
import { createTrustedClock } from '../../../electron/aws';
import { settleJumps } from '../../../electron/main/clock-watch';

const start = Date.UTC(2026, 10, 25, 12, 0, 0);

function world(more: { readonly mayAsk?: boolean; readonly reachable?: boolean } = {}) {
  const { mayAsk = true, reachable = true } = more;
  const local = { wall: start, mono: 0 };
  const clock = createTrustedClock({ now: () => local.wall, monotonic: () => local.mono });
  clock.learn(start, start, start);
  let asked = 0;
  settleJumps({
    clocks: [clock],
    mayAsk: () => mayAsk,
    ask: async () => {
      asked += 1;
      await turn();
      if (!reachable) throw new Error('offline');
      clock.learn(start, local.wall, local.wall);
    },
  });
  return { local, clock, asked: () => asked };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a jump of this computer’s clock', () => {
  it('is settled by asking AWS once, and the correction is then known', async () => {
    const { local, clock, asked } = world();
    local.wall += 94_000;
    expect(clock.state().state).toBe('suspicious');
    await turn();
    await turn();
    expect(asked()).toBe(1);
    expect(clock.state()).toMatchObject({ state: 'corrected', jumpMs: 0 });
    expect(Math.abs(clock.state().offsetMs + 94_000)).toBeLessThan(1000);
  });

  it('stays suspicious while AWS cannot be reached, and is asked about again at the next jump', async () => {
    const { local, clock, asked } = world({ reachable: false });
    local.wall += 3_600_000;
    clock.now();
    await turn();
    expect(clock.state()).toMatchObject({ state: 'suspicious', jumpMs: 3_600_000 });
    expect(asked()).toBe(1);
    local.wall += 3_600_000;
    clock.now();
    await turn();
    expect(asked()).toBe(2);
  });

  it('asks nothing while the app is locked', async () => {
    const { local, clock, asked } = world({ mayAsk: false });
    local.wall -= 600_000;
    clock.now();
    await turn();
    expect(asked()).toBe(0);
    expect(clock.state().state).toBe('suspicious');
  });
});
