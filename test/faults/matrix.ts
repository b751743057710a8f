import type { WrapTransport } from '../../electron/aws';
import { actionOf } from '../unit/setup/faulty';
import { strike, type WireFault } from './chance';

/** Refusals that stay until somebody removes their cause; all others strike once and pass. */
export const lastingFaults: ReadonlySet<WireFault> = new Set([
  'denied',
  'organization',
  'limit',
  'expired',
  'unknown-key',
]);

/** A program that waits in place for the cause to go (a key that is being copied) sees it go after so many refusals. */
const refusalsAtMost = 12;

const onEvery: readonly WireFault[] = [
  'unsent',
  'lost',
  'time-out',
  'failure-before',
  'failure-after',
  'throttled',
  'denied',
  'organization',
  'expired',
  'unknown-key',
];
const isChange = (action: string): boolean => !/^(Get|List)/.test(action);
/** AWS answers these about a name that it heard of a moment ago. */
const soonAfterMaking = new Set([
  'AttachUserPolicy',
  'EnableMFADevice',
  'CreateLoginProfile',
  'CreateAccessKey',
]);
const hasQuota = /^(Create|Attach|Enable|Add)/;

/** The faults that AWS, or the way there, can answer this call with. */
export function faultsOf(action: string): readonly WireFault[] {
  return [
    ...onEvery,
    ...(isChange(action) ? (['concurrent', 'unmodifiable'] as const) : []),
    ...(hasQuota.test(action) ? (['limit'] as const) : []),
    ...(soonAfterMaking.has(action) ? (['no-such-entity'] as const) : []),
  ];
}

/** Lets requests through, counts them, and breaks the n-th since it was armed. */
export function striker(): {
  readonly wrap: WrapTransport;
  /** From now on; a lasting fault goes on striking the same call until {@link disarm}. */
  arm(fault: WireFault, nth: number): void;
  disarm(): void;
  struck(): boolean;
} {
  let armed: { readonly fault: WireFault; nth: number; action: string | null } | null = null;
  let hits = 0;
  return {
    wrap: (inner) => ({
      async handle(request, options) {
        const pass = (): Promise<{ response: unknown }> => inner.handle(request, options);
        if (armed === null) return pass();
        const action = actionOf(request);
        const first = armed.action === null && armed.nth === 0;
        armed.nth -= 1;
        if (!first && (armed.action !== action || !lastingFaults.has(armed.fault))) return pass();
        armed.action = action;
        hits += 1;
        const { fault } = armed;
        if (hits >= refusalsAtMost) armed = null;
        return strike(fault, pass);
      },
    }),
    arm(fault, nth) {
      hits = 0;
      armed = { fault, nth, action: null };
    },
    disarm: () => void (armed = null),
    struck: () => hits > 0,
  };
}

/** `GetUser`, `GetUser (2)`, …: each call of a job by a name of its own. */
export function numbered(actions: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return actions.map((action) => {
    const count = (seen.get(action) ?? 0) + 1;
    seen.set(action, count);
    return count === 1 ? action : `${action} (${count})`;
  });
}
