import { afterEach, describe, expect, it, vi } from 'vitest';
import { faultOn, refusing } from './faulty';
import { createWorld } from './kit';

afterEach(() => void vi.restoreAllMocks());

/** Each create, and what AWS is asked about it before it may be sent again. */
const creates = [
  ['CreateUser', 'GetUser'],
  ['CreateVirtualMFADevice', 'ListVirtualMFADevices'],
  ['CreateLoginProfile', 'GetLoginProfile'],
  ['CreateAccessKey', 'ListAccessKeys'],
] as const;

describe('a call that makes something once', () => {
  it.each(creates)('%s is sent once when it is answered', async (action) => {
    const world = await createWorld({ propagationMs: 0 });
    expect((await world.run(world.open())).phase).toBe('done');
    expect(world.calls.filter((one) => one === action)).toHaveLength(1);
  });

  it.each(creates)(
    '%s is not repeated when its answer is lost: %s tells first what is true',
    async (action, read) => {
      const broken = faultOn(action, 'answer-lost');
      const world = await createWorld({ wrapTransport: broken.wrap, propagationMs: 0 });
      expect((await world.run(world.open())).phase).toBe('done');
      const after = world.calls.slice(world.calls.indexOf(action) + 1);
      expect(after[0]).toBe(read);
      // What hands out a secret is made anew, but only after the one without its secret was deleted.
      const secret = { CreateVirtualMFADevice: 'DeleteVirtualMFADevice', CreateAccessKey: 'DeleteAccessKey' };
      const deletes = action in secret ? secret[action as keyof typeof secret] : null;
      const again = after.indexOf(action);
      if (deletes === null) expect(again).toBe(-1);
      else expect(after.slice(0, again)).toContain(deletes);
    },
  );

  it.each(creates)('%s is not repeated after a server error either, before %s', async (action, read) => {
    const broken = faultOn(action, 'service-failure');
    const world = await createWorld({ wrapTransport: broken.wrap, propagationMs: 0 });
    expect((await world.run(world.open())).phase).toBe('done');
    const first = world.calls.indexOf(action);
    expect(world.calls[first + 1]).toBe(read);
  });
});

describe('LimitExceeded', () => {
  it.each([
    ['CreateUser', 'quota-users'],
    ['AttachUserPolicy', 'quota-other'],
    ['CreateVirtualMFADevice', 'quota-mfa'],
    ['EnableMFADevice', 'quota-mfa'],
    ['CreateLoginProfile', 'quota-other'],
    ['CreateAccessKey', 'quota-keys'],
  ])('of %s is sent once, waited for never, and told with AWS’s request id', async (action, code) => {
    const refuses = refusing(action, 409, 'LimitExceeded');
    const world = await createWorld({ wrapTransport: refuses.wrap, propagationMs: 0 });
    const end = await world.run(world.open());
    expect(end).toMatchObject({
      phase: 'failed',
      problem: { code, aws: { operation: action, errorName: 'LimitExceeded', requestId: 'f-1' } },
    });
    expect(refuses.hits()).toBe(1);
    const waited = world.shown.flatMap(({ waiting }) => waiting?.reason ?? []);
    expect(waited.filter((reason) => reason !== 'edge' && reason !== 'fresh-code')).toEqual([]);
  });

  it('of a step that is tried again by the person is sent once more, and no more', async () => {
    const refuses = refusing('CreateUser', 409, 'LimitExceeded');
    const world = await createWorld({ wrapTransport: refuses.wrap });
    const room = world.open();
    const { runId } = await world.run(room);
    await room.handlers.resume({ runId });
    expect((await world.rest(room)).phase).toBe('failed');
    expect(refuses.hits()).toBe(2);
  });
});

describe('Throttling', () => {
  /** The time between the tries of a call that AWS throttles four times, in ms; and how often the screen was told. */
  const waitsOf = async (action: string, random: number) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const at: number[] = [];
    const onHit = (): void => void at.push(world.now());
    const refuses = refusing(action, 400, 'Throttling', { times: 4, onHit });
    const world = await createWorld({
      wrapTransport: refuses.wrap,
      propagationMs: 0,
      random: () => random,
    });
    expect((await world.run(world.open())).phase).toBe('done');
    vi.restoreAllMocks();
    const told = new Set(
      world.shown.flatMap(({ waiting }) => (waiting?.reason === 'slow-down' ? [waiting.until] : [])),
    );
    return { waits: at.slice(1).map((time, before) => time - (at[before] ?? 0)), told: told.size };
  };

  it.each(['CreateUser', 'AttachUserPolicy', 'CreateAccessKey'])(
    'of %s backs off: each wait is longer than the one before, up to a bound, and the screen is told of each',
    async (action) => {
      const { waits, told } = await waitsOf(action, 0.5);
      expect(told).toBe(4);
      expect(waits).toHaveLength(3);
      expect(waits[0] ?? 0).toBeGreaterThan(0);
      for (const [at, ms] of waits.slice(1).entries()) {
        // Doubled, until the bound of 30 s with half of it left to chance.
        expect(ms).toBeGreaterThanOrEqual(Math.min(1.5 * (waits[at] ?? 0), 22_500));
      }
      expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    },
  );

  it.each(['CreateUser', 'AttachUserPolicy'])(
    'of %s has jitter: chance decides between half a step and a whole one',
    async (action) => {
      const { waits: least } = await waitsOf(action, 0);
      const { waits: most } = await waitsOf(action, 0.999);
      expect(least).toHaveLength(3);
      least.forEach((ms, at) => {
        const ratio = (most[at] ?? 0) / ms;
        expect(ratio).toBeGreaterThan(1.9);
        expect(ratio).toBeLessThan(2.1);
      });
    },
  );
});
