import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPiped } from './pipe.mjs';
import { cpuOf, pssKib } from './processes.mjs';

/** @typedef {{ readyMs: number, cpuMs: number, pssKib: number, scripts: string[] }} StartRun processor time is that of the start and the rest after it */

/** A folder that the app's user may write to. @param {string} name */
export async function openFolder(name) {
  const folder = await mkdtemp(join(tmpdir(), `offroot-bench-${name}-`));
  await chmod(folder, 0o777);
  return folder;
}

/**
 * Waits for the element that a person would use first, then lets the page rest and reads back, from the browser's own
 * records, when the largest part of the screen was painted. With React that is after its handlers are there.
 */
const probe = (/** @type {string} */ selector) => `(async () => {
  const until = performance.now() + 30000;
  while (!document.querySelector(${JSON.stringify(selector)})) {
    if (performance.now() > until) throw new Error('nothing to use on this page');
    await new Promise((next) => setTimeout(next, 10));
  }
  await new Promise((next) => setTimeout(next, 1500));
  const paints = await new Promise((next) => {
    new PerformanceObserver((list) => next(list.getEntries())).observe({
      type: 'largest-contentful-paint', buffered: true,
    });
    setTimeout(() => next([]), 2000);
  });
  const last = paints.at(-1);
  return last ? performance.timeOrigin + (last.renderTime || last.startTime) : null;
})()`;

/** One start: how long until it can be used, and what it weighs when it has come to rest.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, userData: string, selector: string, restMs: number }} options
 * @returns {Promise<StartRun>}
 */
export async function oneStart({ executable, env, userData, selector, restMs }) {
  const app = await startPiped(executable, { ...env, OFFROOT_USER_DATA: userData });
  try {
    const paintedAt = await app.evaluate(probe(selector));
    if (paintedAt === null) throw new Error('The page was not painted.');
    const { cpuMs } = cpuOf(app.pid);
    await wait(restMs);
    const scripts = await scriptsOf(app);
    return { readyMs: paintedAt - app.spawnedAt, cpuMs, pssKib: pssKib(app.pid), scripts };
  } finally {
    await app.close();
  }
}

/** Addresses of the scripts that the page has loaded. @param {import('./pipe.mjs').Piped} app @returns {Promise<string[]>} */
async function scriptsOf(app) {
  await app.page('Page.enable');
  const { frameTree } = await app.page('Page.getResourceTree');
  return frameTree.resources
    .filter((/** @type {{ type: string }} */ { type }) => type === 'Script')
    .map((/** @type {{ url: string }} */ { url }) => url);
}
