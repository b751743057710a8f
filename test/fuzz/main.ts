import { campaign, type Report } from './campaign';
import { pictureTarget } from './picture-target';
import { fileTarget, uriTarget } from './targets';

/** Whole campaigns: `npm run fuzz -- [--share 0.01] [--seed text]`. Ends with one line a target and exit code 1 on any finding. */
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const share = Number(argument('share') ?? '1');
const seed = argument('seed') ?? 'offroot';
const plan = [
  { target: uriTarget, inputs: 1_000_000 },
  { target: await fileTarget(), inputs: 100_000 },
  { target: await pictureTarget(), inputs: 20_000 },
];

const line = ({ name, inputs, crashes, slow, longestMs }: Report): string =>
  `fuzz: ${name}: ${inputs} inputs, ${crashes.length} crashes, ${slow.length} hangs, longest ${longestMs.toFixed(0)} ms`;

let findings = 0;
const sum = { inputs: 0, crashes: 0, hangs: 0, longestMs: 0 };
const started = performance.now();
for (const { target, inputs } of plan) {
  const report = await campaign(target, Math.max(1, Math.round(inputs * share)), seed);
  console.log(line(report));
  for (const crash of report.crashes) console.log(`  crash ${crash}`);
  for (const number of report.slow) console.log(`  slow ${number}`);
  findings += report.crashes.length + report.slow.length;
  sum.inputs += report.inputs;
  sum.crashes += report.crashes.length;
  sum.hangs += report.slow.length;
  sum.longestMs = Math.max(sum.longestMs, report.longestMs);
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  `fuzz: ${sum.inputs} inputs, ${sum.crashes} crashes, ${sum.hangs} hangs, longest ${sum.longestMs.toFixed(0)} ms, ${minutes} minutes`,
);
process.exitCode = findings === 0 ? 0 : 1;
