import type { RunSnapshot } from '../contract/setup';
import { ProblemError } from '../contract/problem';
import { journalIds, readJournal, refuseNewer, repairTail, salvage } from './journal';
import type { SetupPorts } from './ports';
import { createRunner, type Runner } from './runner';
import { stateFrom, type RunState } from './state';

const active = new Set<RunSnapshot['phase']>(['running', 'pausing', 'undoing']);
export const isActive = (runner: Runner): boolean => active.has(runner.snapshot().phase);

/** The runs of this computer: those that this program has to do with, and those that are only journals so far. */
export type Runs = {
  /** @throws ProblemError `not-found`, `journal-unreadable`, `journal-newer` */
  of(runId: string): Promise<Runner>;
  add(state: RunState): Runner;
  known(runId: string): Runner | null;
  all(): readonly Runner[];
  forget(runId: string): void;
  /** Newest first, of all accounts when null. A journal that cannot be read is left out here and named by stopReport. */
  states(accountRef: string | null): Promise<readonly RunState[]>;
  /** @throws ProblemError `journal-newer` */
  unfinished(accountRef: string): Promise<RunState | null>;
  /** @throws ProblemError `run-in-progress` */
  refuseWhileActive(): void;
};

export function createRuns(ports: SetupPorts): Runs {
  const runners = new Map<string, Runner>();

  async function load(runId: string): Promise<RunState> {
    const { records, damaged } = await readJournal(ports.files, runId);
    const at = Date.now();
    const state = stateFrom(damaged ? [...records, { type: 'salvaged', at }] : records);
    if (state === null) throw new ProblemError('not-found', { params: { what: 'run' } });
    return state;
  }

  const add = (state: RunState): Runner => {
    const runner = createRunner(ports, state);
    runners.set(runner.runId, runner);
    return runner;
  };

  async function states(accountRef: string | null): Promise<readonly RunState[]> {
    const found: RunState[] = [];
    for (const id of await journalIds(ports.files)) {
      const state = runners.get(id)?.state() ?? (await load(id).catch(() => null));
      if (state !== null && (accountRef === null || state.facts.accountRef === accountRef)) found.push(state);
    }
    return found.sort((a, b) => b.startedAt - a.startedAt);
  }

  return {
    async of(runId) {
      const known = runners.get(runId);
      if (known !== undefined) return known;
      await repairTail(ports.files, runId);
      const { records, damaged } = await readJournal(ports.files, runId);
      if (damaged) await salvage(ports.files, runId, records);
      const state = await load(runId);
      // Somebody else may have asked for it meanwhile; there is one runner of a run.
      return runners.get(runId) ?? add(state);
    },
    add,
    known: (runId) => runners.get(runId) ?? null,
    all: () => [...runners.values()],
    forget: (runId) => void runners.delete(runId),
    states,
    async unfinished(accountRef) {
      await refuseNewer(ports.files, accountRef);
      return (await states(accountRef)).find(({ endedAt }) => endedAt === null) ?? null;
    },
    refuseWhileActive() {
      const busy = [...runners.values()].find(isActive);
      if (busy !== undefined) throw new ProblemError('run-in-progress', { params: { runId: busy.runId } });
    },
  };
}
