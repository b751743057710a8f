import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { find } from './build.mjs';
import { show } from './exec.mjs';
import { failuresOfPlaywright, failuresOfVitest, shakyOfPlaywright } from './failures.mjs';
import { root } from './paths.mjs';
import { pythonToolPaths } from './python-tools.mjs';
import { warn } from './say.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: readonly string[], shaky?: readonly string[] }} Count
 * `shaky`: tests that passed at the second try only, and why the first one failed */
/** @typedef {{ name: string, run: () => Promise<Count> }} Suite */

const results = join(root, 'out/results');
const minutes = 60_000;
/** End-to-end tests that take a minute and more. */
const longest = ['access', 'secrets', 'access-more', 'access-codes', 'moving', 'leaving', 'lock'];

/** Every suite of `npm test`, in order. @type {readonly Suite[]} */
export const suites = [
  { name: 'check', run: async () => (await import('./checks.mjs')).check() },
  ...['unit', 'contract', 'faults', 'fuzz', 'peers'].map((name) => ({ name, run: () => vitest(name) })),
  { name: 'e2e', run: endToEnd },
  { name: 'walk', run: walks },
];

/** Where tests find the second programs. */
function toolEnv() {
  const { moto, aws, readers } = pythonToolPaths();
  return {
    OFFROOT_MOTO_SERVER: moto,
    OFFROOT_AWS_CLI: aws,
    OFFROOT_PYTHON: join(dirname(moto), 'python'),
    OFFROOT_READERS_PYTHON: readers,
  };
}

/** @param {string} project @returns {Promise<Count>} */
async function vitest(project) {
  const file = await resultFile(project);
  const script = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    script,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const env = { ...process.env, ...toolEnv() };
  const code = await show(process.execPath, args, { cwd: root, env, timeout: 10 * minutes });
  const report = await readReport(file, project);
  const count = {
    passed: Number(report.numPassedTests),
    failed: Number(report.numFailedTests),
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
    failures: failuresOfVitest(report),
  };
  return honest(count, code);
}

/** File by file, three at a time since they wait more than they work, each lane on a display, a keychain and a clipboard of its own.
 * @returns {Promise<Count>}
 */
async function endToEnd() {
  const { build } = await import('./build.mjs');
  await build();
  const waiting = await find(join(root, 'test/e2e'), (name) => name.endsWith('.spec.ts'));
  // The longest first, so that the lanes end together.
  const rank = (/** @type {string} */ file) => (longest.indexOf(basename(file, '.spec.ts')) + 1 || 99) - 1;
  waiting.sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
  /** @type {Count[]} */
  const counts = [];
  const lane = () =>
    onDesktop(async (desktop) => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
        counts.push(await specOf(file, desktop));
    });
  await Promise.all([lane(), lane(), lane()]);
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    skipped: counts.reduce((sum, { skipped }) => sum + skipped, 0),
    failures: counts.flatMap(({ failures }) => failures ?? []),
    shaky: counts.flatMap(({ shaky }) => shaky ?? []),
  };
}

/** @param {string} path of the spec @param {import('./desktop-session.mjs').Desktop} desktop @returns {Promise<Count>} */
async function specOf(path, desktop) {
  const name = basename(path, '.spec.ts');
  const file = await resultFile(`e2e-${name}`);
  const script = join(root, 'node_modules/playwright/cli.js');
  const env = {
    ...process.env,
    ...desktop.env,
    ...toolEnv(),
    HOME: process.env['HOME'],
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  };
  const args = [
    // A real desktop has moments of its own; what needed the second try is told at the end, by name.
    ...[script, 'test', relative(root, path), '--reporter=list,json', '--retries=1'],
    ...['--output', join(root, 'out/e2e', name)],
  ];
  const code = await show(process.execPath, args, { cwd: root, env, timeout: 12 * minutes });
  const report = await readReport(file, `e2e ${name}`);
  const { stats, errors } = report;
  const count = {
    passed: Number(stats.expected) + Number(stats.flaky),
    failed: Number(stats.unexpected) + Number(errors?.length ?? 0),
    skipped: Number(stats.skipped),
    failures: failuresOfPlaywright(report),
    shaky: shakyOfPlaywright(report),
  };
  return honest(count, code);
}

/** The sixteen steps twice: by `npm start` without a network, in the practice account; and over HTTP on an IAM server
 * that is not ours.
 * @returns {Promise<Count>}
 */
async function walks() {
  const { walkAndTell } = await import('./practice.mjs');
  const { withMoto } = await import('./moto.mjs');
  const { startOffline } = await import('./offline.mjs');
  const inPractice = await startOffline();
  if (!inPractice.isWhole)
    warn('!! No network namespace to be had: the start without a network had only its proxies taken away.');
  return onDesktop(async ({ executable, env }) => {
    const onMoto = await withMoto(pythonToolPaths().moto, (extra) =>
      walkAndTell({ executable, env: { ...env, ...extra, OFFROOT_PROFILE: 'endpoint' }, mode: 'endpoint' }),
    );
    return {
      passed: inPractice.passed + onMoto.passed,
      failed: inPractice.failed + onMoto.failed,
      skipped: 0,
    };
  });
}

/** @template T @param {(desktop: import('./desktop-session.mjs').Desktop) => Promise<T>} work @returns {Promise<T>} */
async function onDesktop(work) {
  const { resolveRuntime } = await import('./runtime.mjs');
  const { build } = await import('./build.mjs');
  const { withDesktop } = await import('./desktop-session.mjs');
  const runtime = await resolveRuntime();
  await build();
  return withDesktop({ runtime }, work);
}

/** @param {string} suite */
async function resultFile(suite) {
  const file = join(results, `${suite}.json`);
  await mkdir(results, { recursive: true });
  await rm(file, { force: true });
  return file;
}

/** @param {string} file @param {string} suite @returns {Promise<any>} the runner's own report */
async function readReport(file, suite) {
  if (!existsSync(file)) throw new Error(`${suite} printed no result.`);
  return JSON.parse(await readFile(file, 'utf8'));
}

/** A runner that ends badly without a failed test (a file that does not load, say) counts as one failure.
 * @param {Count} count @param {number} code
 */
function honest(count, code) {
  if (code === 0 || count.failed > 0) return count;
  warn(`The runner ended with ${code}, though no test failed; counted as one failure.`);
  return { ...count, failed: 1 };
}
