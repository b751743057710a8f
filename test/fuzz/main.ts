import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { campaign, type Report, type Target } from './campaign';
import { pictureTarget } from './picture-target';
import { cut, joined, runParts, type Part, type Ready } from './shares';
import { fileTarget, uriTarget } from './targets';

/**
 * Whole campaigns: `npm run fuzz -- [--share 0.01] [--seed text]`. Prints one line a target and ends with exit code 1 on
 * any finding. With `--part` it is one of the processes that do the work.
 */
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const plan: readonly {
  readonly name: string;
  readonly inputs: number;
  readonly make: () => Promise<Target>;
}[] = [
  { name: 'otpauth URIs', inputs: 1_000_000, make: async () => uriTarget },
  { name: 'import files', inputs: 100_000, make: fileTarget },
  { name: 'pictures', inputs: 20_000, make: pictureTarget },
];

/** The longest that any part may take, ms: what is beyond it stands still. */
const patienceMs = 30 * 60_000;

const line = ({ name, inputs, crashes, slow, longestMs }: Report, ms: number): string =>
  `fuzz: ${name}: ${inputs} inputs, ${crashes.length} crashes, ${slow.length} hangs, longest ${longestMs.toFixed(0)} ms, in ${(ms / 1000).toFixed(0)} s`;

function serve(): void {
  const targets = new Map<string, Target>();
  const say = (ready: Ready): void => void process.send?.(ready);
  const work = async ({ target: name, inputs, seed, from }: Part): Promise<void> => {
    const target = targets.get(name) ?? (await plan.find((one) => one.name === name)?.make());
    if (target === undefined) throw new Error(`no target ${name}`);
    targets.set(name, target);
    say({ report: await campaign(target, inputs, seed, from) });
  };
  process.on('message', (part: Part) => void work(part));
  say({ report: null });
}

async function whole(): Promise<void> {
  const share = Number(argument('share') ?? '1');
  const seed = argument('seed') ?? 'offroot';
  const reports: Report[] = [];
  const started = performance.now();
  for (const { name, inputs } of plan) {
    const begun = performance.now();
    const parts = cut(name, Math.max(1, Math.round(inputs * share)), seed);
    const report = joined(name, await runParts(fileURLToPath(import.meta.url), parts, patienceMs));
    console.log(line(report, performance.now() - begun));
    for (const crash of report.crashes) console.log(`  crash ${crash}`);
    for (const number of report.slow) console.log(`  slow ${number}`);
    reports.push(report);
  }
  const sum = joined('all', reports);
  const processes = availableParallelism();
  console.log(
    `${line(sum, performance.now() - started)}, ${processes} ${processes === 1 ? 'process' : 'processes'}`,
  );
  process.exitCode = sum.crashes.length + sum.slow.length === 0 ? 0 : 1;
}

if (process.argv.includes('--part')) serve();
else await whole();
