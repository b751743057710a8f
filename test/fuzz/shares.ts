import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Report } from './campaign';

/** A stretch of one target's inputs; which inputs they are follows from seed, target and number alone. */
export type Part = {
  readonly target: string;
  readonly seed: string;
  readonly from: number;
  readonly inputs: number;
};
/** A process says it when it is ready for a part, with the report of the one before. */
export type Ready = { readonly report: Report | null };

/** So many parts a target: enough to keep every core busy to the end. */
const partsEach = 40;

/** Cuts `inputs` into stretches that lie side by side and cover all of them. */
export function cut(target: string, inputs: number, seed: string): readonly Part[] {
  const size = Math.max(1, Math.ceil(inputs / partsEach));
  return Array.from({ length: Math.ceil(inputs / size) }, (_, at) => ({
    target,
    seed,
    from: at * size,
    inputs: Math.min(size, inputs - at * size),
  }));
}

/** Reports of parts as one of the whole. */
export function joined(name: string, reports: readonly Report[]): Report {
  return {
    name,
    inputs: reports.reduce((sum, { inputs }) => sum + inputs, 0),
    crashes: reports.flatMap(({ crashes }) => crashes),
    slow: reports.flatMap(({ slow }) => slow).sort((a, b) => a - b),
    longestMs: reports.reduce((longest, { longestMs }) => Math.max(longest, longestMs), 0),
  };
}

/**
 * Runs parts in one process a core. A process that ends by itself or says nothing for `patienceMs` is a crash of the part
 * it had; the next part gets a new one.
 */
export async function runParts(
  script: string,
  parts: readonly Part[],
  patienceMs: number,
): Promise<readonly Report[]> {
  const waiting = [...parts];
  const reports: Report[] = [];
  const lane = async (): Promise<void> => {
    while (waiting.length > 0) await untilItEnds(script, waiting, reports, patienceMs);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), parts.length) }, lane));
  return reports;
}

function untilItEnds(script: string, waiting: Part[], reports: Report[], patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(script, ['--part'], { serialization: 'advanced' });
    let at: Part | null = null;
    let timer: NodeJS.Timeout | undefined;
    child.on('message', ({ report }: Ready) => {
      clearTimeout(timer);
      if (report !== null) reports.push(report);
      at = waiting.shift() ?? null;
      if (at === null) {
        child.disconnect();
        return;
      }
      timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.send(at);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (at !== null || code !== 0)
        reports.push({
          name: at?.target ?? '',
          inputs: at?.inputs ?? 0,
          crashes: [
            `${at?.from ?? 0} to ${(at?.from ?? 0) + (at?.inputs ?? 0)}: the process ended (${signal ?? code})`,
          ],
          slow: [],
          longestMs: 0,
        });
      // A process that cannot even begin would be started for ever.
      if (at === null && code !== 0) waiting.length = 0;
      resolve();
    });
  });
}
