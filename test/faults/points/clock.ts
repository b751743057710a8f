import type { Computer } from '../computer/computer';
import { pointOf } from '../computer/outcome';
import { jobs, type Trouble } from '../computer/sitting';
import type { FaultPoint } from '../point';

const minute = 60_000;

/** How far this computer's clock is off from the start, ms; positive is fast. */
const wrongBy = [-15, -10, -5, -2, -1, 1, 2, 5, 10, 15].map((minutes) => minutes * minute);

const steps = [
  'identity',
  'alias',
  'user',
  'policy',
  'mfa-create',
  'mfa-enable',
  'password',
  'access-key',
  'propagation',
  'proof',
] as const;
const moments = ['before-intent', 'intent', 'before-result'] as const;

/** What happens to the time in the middle of a run. */
const changes: Readonly<Record<string, (computer: Computer) => void>> = {
  'clock set 15 minutes ahead': (computer) => computer.turnClock(15 * minute),
  'clock set 15 minutes back': (computer) => computer.turnClock(-15 * minute),
  'clock set one hour ahead, as by a wrong time zone': (computer) => computer.turnClock(60 * minute),
  'time zone changed': () => void (process.env['TZ'] = 'America/New_York'),
  'asleep for ten minutes': (computer) => computer.suspend(10 * minute),
  'asleep for nine hours': (computer) => computer.suspend(9 * 60 * minute),
};

const said = (ms: number): string => `${Math.abs(ms / minute)} min ${ms < 0 ? 'slow' : 'fast'}`;
const nothing = (): void => undefined;

/** Does it once, at one boundary of the run. */
function at(boundary: string, change: (computer: Computer) => void): Trouble {
  const zone = process.env['TZ'];
  return {
    arm: nothing,
    cure: nothing,
    start: (computer) => {
      let done = false;
      return {
        boundary: (name) => {
          if (name === 'proof:result') restoreZone(zone);
          if (done || name !== boundary) return;
          done = true;
          change(computer);
        },
      };
    },
  };
}

function restoreZone(zone: string | undefined): void {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
}

/** A clock that is wrong, that changes in the middle of a run, and a computer that sleeps in it. */
export function clockPoints(): readonly FaultPoint[] {
  const wrong = jobs.flatMap((job) =>
    wrongBy.map((ms) =>
      pointOf(`clock wrong in the ${job}`, said(ms), job, {
        arm: (computer) => computer.turnClock(ms),
        cure: nothing,
      }),
    ),
  );
  const changing = Object.entries(changes).flatMap(([kind, change]) =>
    steps.flatMap((step) =>
      moments.map((moment) => pointOf(kind, `${step}:${moment}`, 'run', at(`${step}:${moment}`, change))),
    ),
  );
  return [...wrong, ...changing];
}
