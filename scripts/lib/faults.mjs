import { fork } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from './paths.mjs';
import { say, Stop, warn } from './say.mjs';
import { bundleTest } from './test-bundle.mjs';

/** @typedef {import('../../test/faults/campaign').Report} Report */
/** @typedef {import('../../test/faults/app/kills').Progress} Progress */

/** Real kills of a whole campaign, unless told otherwise; each takes some seconds. */
const killsWanted = 72;
/** Programs that are killed side by side; they wait more than they work. */
const desktopsWanted = 2;
/** A line of progress not more often than this, ms. */
const beatMs = 10_000;

/** @param {readonly string[]} words @returns {Promise<number>} exit code */
export async function faults(words) {
  const { values } = readWords(words);
  if (values.sequences !== undefined) return sequences(values.sequences, values.from);
  const started = Date.now();
  const tell = values.json ? warn : say;
  const kills = await import(pathToFileURL(await bundleTest('faults/app/kills')).href);
  const parts = await Promise.all([
    values.only === 'kills' ? undefined : points(values, tell),
    values.only === 'points' ? undefined : realKills(kills.runKills, values, tell),
  ]);
  const report = kills.emptyReport();
  for (const part of parts) if (part !== undefined) kills.merge(report, part);
  const seconds = Math.round((Date.now() - started) / 1000);
  if (values.json) say(JSON.stringify({ ...report, seconds }));
  else tellAll(report, seconds, kills.lastLine);
  return report.points > 0 && report.survived === report.points ? 0 : 1;
}

/** @param {readonly string[]} words */
function readWords(words) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        kills: { type: 'string', default: String(killsWanted) },
        share: { type: 'string', default: '1' },
        filter: { type: 'string', default: '' },
        sequences: { type: 'string' },
        from: { type: 'string', default: '1' },
      },
    });
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}

/** A line of progress for each kind that moves, not too often.
 * @param {(text: string) => void} tell @param {string} name
 */
function beat(tell, name) {
  let last = Date.now();
  return (/** @type {Progress} */ { report, total, at }) => {
    if (Date.now() - last < beatMs) return;
    last = Date.now();
    tell(`· ${name} ${report.points}/${total}, ${report.points - report.survived} not survived; now ${at}`);
  };
}

/** All that is broken inside one process, in a process of its own.
 * @param {{ share: string, filter: string }} values @param {(text: string) => void} tell
 * @returns {Promise<Report>}
 */
async function points({ share, filter }, tell) {
  const file = await bundleTest('faults/main');
  const onProgress = beat(tell, 'fault points');
  return new Promise((resolve, reject) => {
    /** @type {Report | undefined} */
    let report;
    const child = fork(file, ['--share', share, '--filter', filter], {
      cwd: root,
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (/** @type {Progress} */ progress) => {
      report = progress.report;
      onProgress(progress);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 && report !== undefined
        ? resolve(report)
        : reject(new Stop(`The fault points ended with ${code ?? 'a signal'} before they were through.`)),
    );
  });
}

/** The real program, killed in desktops of its own.
 * @param {(desktops: readonly import('./desktop-session.mjs').Desktop[], how: object) => Promise<Report>} runKills
 * @param {{ kills: string, filter: string }} values @param {(text: string) => void} tell
 * @returns {Promise<Report>}
 */
async function realKills(runKills, { kills, filter }, tell) {
  const { resolveRuntime } = await import('./runtime.mjs');
  const { buildForKills } = await import('./faults-build.mjs');
  const { startDesktop } = await import('./desktop-session.mjs');
  const runtime = await resolveRuntime();
  const from = await buildForKills();
  const desktops = /** @type {import('./desktop-session.mjs').Desktop[]} */ ([]);
  const stop = () => Promise.all(desktops.map((desktop) => desktop.stop()));
  const stopEarly = () => void stop().finally(() => process.exit(130));
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly);
  try {
    for (let count = 0; count < desktopsWanted; count += 1)
      desktops.push(await startDesktop({ runtime, root: from }));
    const wanted = kills === 'all' ? Infinity : Number(kills);
    return await runKills(desktops, { wanted, filter, onProgress: beat(tell, 'real kills') });
  } finally {
    process.off('SIGINT', stopEarly).off('SIGTERM', stopEarly);
    await stop();
  }
}

/** @param {Report} report @param {number} seconds @param {(sums: Report) => string} lastLine */
function tellAll(report, seconds, lastLine) {
  for (const { kind, name, outcome } of report.failures) say(`✗ ${kind}: ${name}: ${outcome.told}`);
  for (const [kind, sums] of Object.entries(report.kinds))
    say(`  ${String(sums.survived).padStart(4)} of ${String(sums.points).padStart(4)} survived: ${kind}`);
  say(`  in ${seconds} s`);
  say(lastLine(report));
}

/** @param {string} count @param {string} first @returns {Promise<number>} */
async function sequences(count, first) {
  const file = await bundleTest('faults/sequences-main');
  return new Promise((resolve, reject) => {
    const child = fork(file, [count, first], { cwd: root, execArgv: ['--no-warnings'], stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
