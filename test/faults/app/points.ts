import { fullDraft, fullEnd } from '../setup-job';
import { judge, type Wanted } from '../judge';
import { numbered } from '../matrix';
import type { FaultPoint, Outcome } from '../point';
import { placesOfRetirement } from '../retire-places';
import { placesOfSetup } from '../setup-places';
import { begin, type Begin, type Machine, type Moment } from './machine';
import { Told, type Program } from './program';

type Job = {
  readonly kind: string;
  readonly from: Begin;
  readonly wanted: Wanted;
  /** Begins the job as a person does. */
  readonly begin: (program: Program, accountRef: string) => Promise<void>;
  /** What the person presses after the program was gone; where the job stands then. */
  readonly goOn: (program: Program, accountRef: string) => Promise<{ phase: string; problem: string | null }>;
};

/** An answer of a program that is killed while it is asked is no answer. */
const orGone = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  );

const goOnWithRun: Job['goOn'] = async (program, accountRef) => {
  const report = await program.ask<{ readonly runId: string } | null>('setup.stopReport', { accountRef });
  if (report !== null) await program.ask('setup.resume', { runId: report.runId });
  return program.rest(accountRef);
};
const undoRun: Job['goOn'] = async (program, accountRef) => {
  const report = await program.ask<{ readonly runId: string; readonly undoing: boolean } | null>(
    'setup.stopReport',
    { accountRef },
  );
  if (report === null) return program.rest(accountRef);
  const { runId, undoing } = report;
  if (undoing) await program.ask('setup.resume', { runId });
  else await program.ask('setup.undo', { runId, typed: null });
  return program.rest(accountRef);
};
const newestRun = async (program: Program): Promise<string> => {
  const [newest] = await program.ask<readonly { readonly runId: string }[]>('setup.pastRuns');
  return newest?.runId ?? '';
};

const run: Job = {
  kind: 'run',
  from: 'connected',
  wanted: fullEnd,
  begin: (program, ref) => begin(program.ask, ref, fullDraft),
  goOn: goOnWithRun,
};
const runUndone: Job = { ...run, kind: 'run, then undone', wanted: { end: 'undone' }, goOn: undoRun };
const rollback: Job = {
  kind: 'rollback',
  from: 'key kept',
  wanted: { end: 'undone' },
  begin: async (program) => {
    await program.ask('setup.undo', { runId: await newestRun(program), typed: null });
  },
  // A run that is undone can be undone again: what is gone counts as done.
  goOn: undoRun,
};
const retirement = (from: 'key kept' | 'key deleted'): Job => ({
  kind: `retirement, ${from}`,
  from,
  wanted: { end: 'retired', userName: 'minji-admin', keys: from === 'key kept' ? 1 : 0 },
  async begin(program, accountRef) {
    const ready = await program.ask<{ readonly confirmation: string }>('account.retireReady', { accountRef });
    await program.ask('account.retireStart', { accountRef, typed: ready.confirmation });
  },
  async goOn(program, accountRef) {
    const ready = await program.ask<{ readonly confirmation: string }>('account.retireReady', { accountRef });
    await program.ask('account.retireResume', { accountRef }).catch(async (error: unknown) => {
      if (!(error instanceof Told) || error.message !== 'nothing-to-do') throw error;
      await program.ask('account.retireStart', { accountRef, typed: ready.confirmation });
    });
    return program.restOfRetirement();
  },
});

const endOf: Readonly<Record<Wanted['end'], string>> = { done: 'done', undone: 'undone', retired: 'done' };

/** Starts anew and goes on, up to three times, as a person would who is told to try again. */
async function goOn(machine: Machine, profile: string, moment: Moment, job: Job): Promise<Outcome> {
  const program = await machine.start(profile);
  try {
    let told = '';
    let ended = false;
    for (let tried = 0; tried < 3 && !ended; tried += 1) {
      const { phase, problem } = await job
        .goOn(program, moment.accountRef)
        .catch((error: unknown) => ({ phase: 'failed', problem: messageOf(error) }));
      ended = phase === endOf[job.wanted.end];
      told = ended ? '' : `${phase} (${problem ?? ''})`;
    }
    const before = job.kind === 'rollback' ? (await machine.moment('connected')).facts : moment.facts;
    return judge(before, await machine.facts(program), job.wanted, { ended, told });
  } finally {
    await program.kill();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'thrown');

async function killAtBoundary(machine: Machine, job: Job, name: string): Promise<Outcome> {
  const moment = await machine.moment(job.from);
  const profile = await machine.plant(moment);
  const program = await machine.start(profile, name.replace(/ \((\d+)\)$/, '#$1'));
  await orGone(Promise.race([job.begin(program, moment.accountRef), program.ended]));
  return afterKill(machine, profile, moment, job, program);
}

async function killAfterCommit(machine: Machine, job: Job, name: string): Promise<Outcome> {
  const [, action = '', turn = '1'] = /^(\w+)(?: \((\d+)\))?$/.exec(name) ?? [];
  const moment = await machine.moment(job.from);
  const profile = await machine.plant(moment);
  const program = await machine.start(profile);
  machine.server.loseAnswer(action, Number(turn), () => process.kill(program.pid, 'SIGKILL'));
  await orGone(Promise.race([job.begin(program, moment.accountRef), program.ended]));
  return afterKill(machine, profile, moment, job, program);
}

/** How long a program may live that was to be killed, ms. */
const patienceMs = 90_000;

async function afterKill(
  machine: Machine,
  profile: string,
  moment: Moment,
  job: Job,
  program: Program,
): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'alive'>((resolve) => (timer = setTimeout(() => resolve('alive'), patienceMs)));
  const signal = await Promise.race([program.ended, late]);
  clearTimeout(timer);
  await program.kill();
  if (signal !== 'SIGKILL') throw new Error(`the program was not killed (${signal ?? 'it ended by itself'})`);
  return goOn(machine, profile, moment, job);
}

const isChange = (action: string): boolean => !/^(Get|List)/.test(action);

/** Every real kill: at each boundary, and while AWS's answer to each change is on its way. */
export function killPoints(machine: Machine): readonly FaultPoint[] {
  const at = (job: Job, boundaries: readonly string[]): readonly FaultPoint[] =>
    numbered(boundaries).map((name) => ({
      kind: `kill -9 in the ${job.kind}`,
      name,
      run: () => killAtBoundary(machine, job, name),
    }));
  const during = (job: Job, calls: readonly string[]): readonly FaultPoint[] =>
    numbered(calls)
      .filter(isChange)
      .map((name) => ({
        kind: `kill -9 in the ${job.kind}`,
        name: `${name}, done by AWS and not answered`,
        run: () => killAfterCommit(machine, job, name),
      }));
  const { run: runPlaces, rollback: rollbackPlaces } = placesOfSetup;
  return [
    ...at(run, runPlaces.boundaries),
    ...during(run, runPlaces.calls),
    ...during(runUndone, runPlaces.calls),
    ...at(rollback, rollbackPlaces.boundaries),
    ...during(rollback, rollbackPlaces.calls),
    ...(['key kept', 'key deleted'] as const).flatMap((from) => [
      ...at(retirement(from), placesOfRetirement[from].boundaries),
      ...during(retirement(from), placesOfRetirement[from].calls),
    ]),
  ];
}
