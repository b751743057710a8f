import type { Draft } from '../../../electron/contract';
import { isProblem } from '../../../electron/contract';
import { firstDraft } from '../../../electron/setup/suggest';
import { createComputer, type Computer, type Frozen, type Program } from './computer';
import { judgeDone, judgeRetired, judgeUndone, type Verdict } from './judge';
import { addStrangers, beside } from './strangers';
import type { AccountSnapshot } from '../../../electron/practice';

/** What a person sets out to do; each begins where the one before it ended. */
export const jobs = ['connect', 'run', 'rollback', 'retirement', 'retirement without a kept key'] as const;
export type Job = (typeof jobs)[number];

export type End = { readonly ended: boolean; readonly verdict: Verdict; readonly story: readonly string[] };

const refOf = (program: Program): string => program.account.book.all()[0]?.ref ?? '';
const alias = 'haneul-studio';

async function connect(computer: Computer, program: Program): Promise<void> {
  if (program.account.book.all().some(({ role }) => role === 'root')) return;
  const { handlers } = program.account;
  const candidate = await handlers.connectKey({ ...computer.aws.rootCredentials(), endpoint: null });
  if (candidate === null) throw new Error('no candidate');
  await handlers.confirm({ candidateId: candidate.candidateId, nickname: 'Haneul Studio', color: 'teal' });
}

/** Resolves when the run has come to rest. */
async function rest(program: Program): Promise<void> {
  for (let turn = 0; turn < 60_000; turn += 1) {
    const phase = program.setup.current()?.phase;
    if (phase === undefined || !['running', 'pausing', 'undoing'].includes(phase)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the run did not come to rest');
}

const isRetirement = (job: Job): boolean => job.startsWith('retirement');
const keepsKey = (job: Job): boolean => job !== 'retirement without a kept key';

const draftOf = (ref: string, keepKey: boolean): Draft => ({
  ...firstDraft(ref, 'aws'),
  accessKey: keepKey ? 'keep' : 'delete-after-proof',
  alias,
});

/** One try at the job by somebody who does what the page offers. True when the page says that it is done. */
async function oneTry(computer: Computer, program: Program, job: Job, keepKey = true): Promise<boolean> {
  const { setup, account } = program;
  if (job === 'connect') {
    await connect(computer, program);
    return true;
  }
  const ref = refOf(program);
  if (isRetirement(job)) {
    const ready = await account.handlers.retireReady({ accountRef: ref });
    const begun = program.retirement();
    if (begun === null) await account.handlers.retireStart({ accountRef: ref, typed: ready.confirmation });
    else await account.handlers.retireResume({ accountRef: ref });
    await account.retirementSettled();
    return program.retirement()?.phase === 'done';
  }
  const [newest] = await setup.handlers.pastRuns({});
  const undone = newest?.phase === 'undone';
  if (newest === undefined) {
    const plan = await setup.handlers.plan(draftOf(ref, keepKey));
    await setup.handlers.start({ planId: plan.planId });
  } else if (job === 'run' && newest.phase !== 'done') {
    await setup.handlers.stopReport({ accountRef: ref });
    await setup.handlers.resume({ runId: newest.runId });
  } else if (job === 'rollback' && !undone) {
    const report = await setup.handlers.stopReport({ accountRef: ref });
    if (report?.undoing === true) await setup.handlers.resume({ runId: newest.runId });
    else await setup.handlers.undo({ runId: newest.runId, typed: null });
  }
  await rest(program);
  const [now] = await setup.handlers.pastRuns({});
  return now?.phase === (job === 'run' ? 'done' : 'undone');
}

const whyNot = (program: Program): string =>
  program.setup.current()?.problem?.code ?? program.retirement()?.problem?.code ?? 'stopped';

export type Trouble = {
  /** Makes it go wrong, before the program starts on the job. */
  readonly arm: (computer: Computer) => void;
  /** Makes it well again. */
  readonly cure: (computer: Computer) => void;
  readonly start?: (computer: Computer) => Parameters<Computer['start']>[0];
};

const pauses = 4;

/**
 * The whole story of one fault: the job is begun, goes wrong, is cured when the program rests, waits or says so, and
 * is gone on with; after a power cut in a program that starts anew. Ends with what is true then.
 */
export async function endure(job: Job, trouble: Trouble): Promise<End> {
  const from = await beginningOf(job);
  let computer = createComputer(from);
  const before = job === 'rollback' ? beforeRun(from) : computer.aws.snapshot();
  const story: string[] = [];
  let program = await computer.start(trouble.start?.(computer));
  let waits = 0;
  computer.onWait(() => {
    waits += 1;
    if (waits > pauses) trouble.cure(computer);
  });
  trouble.arm(computer);
  for (let tried = 0; tried < 6; tried += 1) {
    const outcome = await Promise.race([
      oneTry(computer, program, job).catch((error: unknown) => {
        if (!isProblem(error)) throw error;
        return error.problem.code;
      }),
      computer.powerCut.then(() => 'power cut' as const),
    ]);
    story.push(outcome === true ? 'done' : outcome === false ? whyNot(program) : outcome);
    if (outcome === true) break;
    if (outcome === 'power cut') {
      computer = createComputer({ ...computer.freeze(), files: new Map(computer.disk.files) });
      program = await computer.start();
    } else trouble.cure(computer);
  }
  const ended = story.at(-1) === 'done';
  trouble.cure(computer);
  return { ended, verdict: verdictOf(computer, program, job, before), story };
}

function verdictOf(computer: Computer, program: Program, job: Job, before: AccountSnapshot): Verdict {
  switch (job) {
    case 'connect':
      return judgeConnected(computer, program, before);
    case 'run':
      return judgeDone(computer, program, { ...before, alias });
    case 'rollback':
      return judgeUndone(computer, program, before);
    case 'retirement':
    case 'retirement without a kept key':
      return judgeRetired(computer, program, before, keepsKey(job));
  }
}

function judgeConnected(computer: Computer, program: Program, before: AccountSnapshot): Verdict {
  const accounts = program.account.book.all();
  const items = [...computer.keychain.items.keys()].filter((item) => item.startsWith('account/'));
  const here = accounts.map(({ ref }) => `account/${ref}/key`);
  return {
    orphans: items.filter((item) => !here.includes(item)),
    duplicates: accounts.length > 1 ? ['account'] : [],
    lost: here.filter((item) => !items.includes(item)),
    touched: JSON.stringify(before) === JSON.stringify(computer.aws.snapshot()) ? [] : ['the account'],
  };
}

const firstDays = new Map<Job, Promise<Frozen>>();
const undoneTo = new WeakMap<Frozen, AccountSnapshot>();

/** The account as it was before the run that is to be undone. */
function beforeRun(from: Frozen): AccountSnapshot {
  const found = undoneTo.get(from);
  if (found === undefined) throw new Error('nothing to undo');
  return found;
}

/** Where each job begins: made once, with nothing going wrong. Two root keys stand before a retirement. */
function beginningOf(job: Job): Promise<Frozen> {
  const known = firstDays.get(job);
  if (known !== undefined) return known;
  const made = makeBeginning(job);
  firstDays.set(job, made);
  return made;
}

async function makeBeginning(job: Job): Promise<Frozen> {
  const computer = createComputer();
  await addStrangers(computer);
  if (job === 'connect') return computer.freeze();
  const program = await computer.start();
  await connect(computer, program);
  if (job === 'run') return computer.freeze();
  const before = computer.aws.snapshot();
  await oneTry(computer, program, 'run', keepsKey(job));
  if (isRetirement(job)) await beside(computer).iam('CreateAccessKey', {});
  const frozen = computer.freeze();
  undoneTo.set(frozen, before);
  return frozen;
}
