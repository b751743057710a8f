import { describe, expect, it } from 'vitest';
import { createRestWhileLocked } from '../../../electron/main/rest-while-locked';

function sitting(phase: 'running' | 'undoing' | 'paused' | null) {
  let locked = false;
  const settles: (() => void)[] = [];
  const resumed: string[] = [];
  const resting = createRestWhileLocked({
    isLocked: () => locked,
    setup: () =>
      ({
        current: () => (phase === null ? null : { runId: 'or-2611-7f3c', phase }),
        pauseAll: () => new Promise<void>((resolve) => void settles.push(resolve)),
        handlers: { resume: ({ runId }: { runId: string }) => void resumed.push(runId) },
      }) as never,
  });
  return {
    resumed,
    resting,
    lock() {
      locked = true;
      resting.begin();
    },
    unlock() {
      locked = false;
      resting.end();
    },
    /** The requests in flight have ended. */
    async settle() {
      for (const end of settles) end();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a run while the app is locked', () => {
  it.each([
    ['running', 'setup'],
    ['undoing', 'undo'],
  ] as const)('rests and goes on after unlocking, when it was %s', async (phase, what) => {
    const one = sitting(phase);
    one.lock();
    expect(one.resting.goesOn()).toBe(what);
    await one.settle();
    expect(one.resumed).toEqual([]);
    one.unlock();
    await one.settle();
    expect(one.resumed).toEqual(['or-2611-7f3c']);
    expect(one.resting.goesOn()).toBeNull();
  });

  it('goes on too when unlocking was quicker than the request in flight', async () => {
    const one = sitting('running');
    one.lock();
    one.unlock();
    expect(one.resumed).toEqual([]);
    await one.settle();
    expect(one.resumed).toEqual(['or-2611-7f3c']);
  });

  it('does not go on behind a lock that came again before it had come to rest', async () => {
    const one = sitting('running');
    one.lock();
    one.unlock();
    one.lock();
    await one.settle();
    expect(one.resumed).toEqual([]);
    one.unlock();
    await one.settle();
    expect(one.resumed).toEqual(['or-2611-7f3c']);
  });

  it.each(['paused', null] as const)('stays as the person left it: %s', async (phase) => {
    const one = sitting(phase);
    one.lock();
    expect(one.resting.goesOn()).toBeNull();
    await one.settle();
    one.unlock();
    await one.settle();
    expect(one.resumed).toEqual([]);
  });
});
