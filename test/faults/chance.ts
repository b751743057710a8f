import type { WrapTransport } from '../../electron/aws';
import { actionOf } from '../unit/setup/faulty';

/** Small seeded generator (mulberry32), so that a failing sequence can be run again by its number. */
export function chanceOf(seed: number): { below(limit: number): number; of<T>(list: readonly T[]): T } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    of: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
  };
}

export const wireFaults = [
  'lost',
  'unsent',
  'time-out',
  'failure-before',
  'failure-after',
  'throttled',
  'concurrent',
  'unmodifiable',
  'denied',
  'organization',
  'expired',
  'limit',
] as const;
/** Faults that only make sense on some calls: a fresh name that is not known yet, a key that is not known (any more). */
export const placedFaults = ['no-such-entity', 'unknown-key'] as const;
export type WireFault = (typeof wireFaults)[number] | (typeof placedFaults)[number];

const xml = (statusCode: number, code: string, message = 'No.'): { response: unknown } => ({
  response: {
    statusCode,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>f-1</RequestId></ErrorResponse>`,
    ),
  },
});
const broken = (code: string, name = 'Error'): Error => Object.assign(new Error(code), { code, name });

/** One request that goes wrong: before AWS heard it, after AWS did it, or refused by AWS. */
export async function strike(
  fault: WireFault,
  pass: () => Promise<{ response: unknown }>,
): Promise<{ response: unknown }> {
  switch (fault) {
    case 'lost':
      await pass();
      throw broken('ECONNRESET');
    case 'time-out':
      await pass();
      throw broken('ETIMEDOUT', 'TimeoutError');
    case 'unsent':
      throw broken('ENOTFOUND');
    case 'failure-before':
      return xml(500, 'ServiceFailure');
    case 'failure-after':
      await pass();
      return xml(500, 'ServiceFailure');
    case 'throttled':
      return xml(400, 'Throttling', 'Rate exceeded');
    case 'concurrent':
      return xml(409, 'ConcurrentModification');
    case 'unmodifiable':
      return xml(409, 'EntityTemporarilyUnmodifiable');
    case 'denied':
      return xml(403, 'AccessDenied');
    case 'organization':
      return xml(403, 'AccessDenied', 'explicit deny in a service control policy');
    case 'expired':
      return xml(403, 'ExpiredToken');
    case 'limit':
      return xml(409, 'LimitExceeded', 'Cannot exceed quota');
    case 'no-such-entity':
      return xml(404, 'NoSuchEntity');
    case 'unknown-key':
      return xml(403, 'InvalidClientTokenId');
  }
}

/** Strikes the n-th request from now, for as many requests as said; or ends the program when AWS has done the n-th. */
export function injector(): {
  readonly wrap: WrapTransport;
  arm(fault: WireFault, after: number, times: number): void;
  /** `onKill` is called when AWS has carried the request out; its answer never comes. */
  armKill(after: number, onKill: () => void, only?: string): void;
  disarm(): void;
  log(): readonly string[];
} {
  let armed: { fault: WireFault; after: number; times: number } | null = null;
  let kill: { after: number; readonly onKill: () => void; readonly only: string | null } | null = null;
  const log: string[] = [];
  /** True when this is the request that the program does not live to see answered. */
  const isLast = (request: unknown): boolean => {
    if (kill === null || (kill.only !== null && kill.only !== actionOf(request))) return false;
    kill.after -= 1;
    return kill.after < 0;
  };
  return {
    wrap: (inner) => ({
      async handle(request, options) {
        const pass = (): Promise<{ response: unknown }> => inner.handle(request, options);
        if (isLast(request)) {
          await pass();
          log.push(`killed on ${actionOf(request)}`);
          kill?.onKill();
          kill = null;
          return new Promise<never>(() => undefined);
        }
        if (armed === null) return pass();
        armed.after -= 1;
        if (armed.after >= 0) return pass();
        const { fault } = armed;
        armed.times -= 1;
        if (armed.times <= 0) armed = null;
        log.push(`${fault} on ${actionOf(request)}`);
        return strike(fault, pass);
      },
    }),
    arm: (fault, after, times) => void (armed = { fault, after, times }),
    armKill: (after, onKill, only) => void (kill = { after, onKill, only: only ?? null }),
    disarm() {
      armed = null;
      kill = null;
    },
    log: () => log,
  };
}
