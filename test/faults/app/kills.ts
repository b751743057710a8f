import { count, emptyReport, outcomeOf, spread, type Report } from '../campaign';
import type { FaultPoint } from '../point';
import type { Desktop } from './keyring';
import { openMachine, type Machine } from './machine';
import { killPoints } from './points';

export { emptyReport, lastLine, merge } from '../campaign';

export interface Progress {
  readonly report: Report;
  readonly total: number;
  readonly at: string;
}

/**
 * Kills the real program on these desktops, each at one point at a time. `wanted`: how many points, evenly spread;
 * `filter`: only those whose kind and name hold the text.
 */
export async function runKills(
  desktops: readonly Desktop[],
  {
    wanted,
    filter,
    onProgress,
  }: {
    readonly wanted: number;
    readonly filter: string;
    readonly onProgress: (progress: Progress) => void;
  },
): Promise<Report> {
  const report = emptyReport();
  const machines = await Promise.all(desktops.map((desktop) => openMachine(desktop)));
  const [first] = machines;
  if (first === undefined) return report;
  const titled = ({ kind, name }: FaultPoint): string => `${kind}: ${name}`;
  const chosen = spread(
    killPoints(first).filter((point) => titled(point).includes(filter)),
    wanted,
  ).map(titled);
  const left = [...chosen];
  const work = async (machine: Machine): Promise<void> => {
    const mine = new Map(killPoints(machine).map((point) => [titled(point), point]));
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const point = mine.get(next);
      if (point === undefined) throw new Error(`no point ${next}`);
      count(report, point, await outcomeOf(point));
      onProgress({ report, total: chosen.length, at: next });
    }
  };
  await Promise.all(machines.map(work));
  await Promise.all(machines.map((machine) => machine.close()));
  return report;
}
