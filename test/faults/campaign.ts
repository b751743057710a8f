import type { FaultPoint, Outcome } from './point';

/** Sums of many fault points. */
export interface Sums {
  points: number;
  survived: number;
  orphans: number;
  duplicates: number;
  secretsLost: number;
  touched: number;
}
export interface Report extends Sums {
  kinds: Record<string, Sums>;
  failures: { kind: string; name: string; outcome: Outcome }[];
}

const none = (): Sums => ({
  points: 0,
  survived: 0,
  orphans: 0,
  duplicates: 0,
  secretsLost: 0,
  touched: 0,
});

export const emptyReport = (): Report => ({ ...none(), kinds: {}, failures: [] });

function add(sums: Sums, outcome: Outcome): void {
  sums.points += 1;
  if (outcome.survived) sums.survived += 1;
  for (const kind of ['orphans', 'duplicates', 'secretsLost', 'touched'] as const)
    sums[kind] += outcome[kind];
}

export function count(
  report: Report,
  { kind, name }: Pick<FaultPoint, 'kind' | 'name'>,
  outcome: Outcome,
): void {
  add(report, outcome);
  add((report.kinds[kind] ??= none()), outcome);
  if (!outcome.survived) report.failures.push({ kind, name, outcome });
}

/** A point whose judging itself broke did not survive. */
export async function outcomeOf(point: FaultPoint): Promise<Outcome> {
  try {
    return await point.run();
  } catch (error) {
    const told = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : 'thrown';
    return { survived: false, orphans: 0, duplicates: 0, secretsLost: 0, touched: 0, told };
  }
}

/** The last line of a campaign; nothing else is counted anywhere. */
export const lastLine = (sums: Sums): string =>
  `faults: ${sums.points} points, ${sums.survived} survived, ${sums.orphans} orphans, ${sums.duplicates} duplicates, ` +
  `${sums.secretsLost} secrets lost, ${sums.touched} touched that was not ours`;

/** Puts the counts of one campaign to those of another that ran beside it. */
export function merge(into: Report, from: Report): void {
  for (const key of Object.keys(none()) as (keyof Sums)[]) into[key] += from[key];
  for (const [kind, sums] of Object.entries(from.kinds)) {
    const mine = (into.kinds[kind] ??= none());
    for (const key of Object.keys(sums) as (keyof Sums)[]) mine[key] += sums[key];
  }
  into.failures.push(...from.failures);
}

/** So many of them, evenly spread, so that every kind has its share. */
export function spread<One>(list: readonly One[], wanted: number): readonly One[] {
  if (wanted >= list.length) return list;
  return Array.from({ length: wanted }, (_, at) => list[Math.floor((at * list.length) / wanted)]).filter(
    (one) => one !== undefined,
  );
}
