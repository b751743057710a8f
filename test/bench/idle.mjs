import { setTimeout as wait } from 'node:timers/promises';
import { cpuPercent } from './numbers.mjs';
import { startPiped } from './pipe.mjs';
import { cpuOf } from './processes.mjs';

/** @typedef {{ visible: number, hidden: number, locked: number }} IdleRun percent of one core */

/** What a window in the background hears from Chromium; a display without a window manager cannot hide one. */
const hide = `Object.defineProperty(document, 'hidden', { get: () => true }),
  document.dispatchEvent(new Event('visibilitychange'))`;

/** Some half a minute after a start the engine tidies its memory, once: that is the start's work, not that of being idle. */
const tidiedMs = 45_000;

/** @param {import('./pipe.mjs').Piped} app @param {number} seconds @returns {Promise<number>} percent of one core */
async function measured(app, seconds) {
  await wait(3000);
  const before = cpuOf(app.pid);
  await wait(seconds * 1000);
  return cpuPercent(before, cpuOf(app.pid));
}

/** The least that a window costs in which one number changes each second: the yardstick's, on the same runtime.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, userData: string, seconds: number }} options executable: the yardstick's
 * @returns {Promise<number>} percent of one core
 */
export async function idleYardstick({ executable, env, userData, seconds }) {
  const app = await startPiped(executable, { ...env, OFFROOT_USER_DATA: userData });
  try {
    await app.evaluate(`setInterval(() => {
      document.querySelector('button').textContent = String(Math.floor(Date.now() / 1000) % 60);
    }, 1000), null`);
    await wait(tidiedMs);
    return await measured(app, seconds);
  } finally {
    await app.close();
  }
}

/** Processor use of all the app's processes while nobody does anything.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, userData: string, seconds: number }} options
 * @returns {Promise<IdleRun>}
 */
export async function idleRun({ executable, env, userData, seconds }) {
  const app = await startPiped(executable, { ...env, OFFROOT_USER_DATA: userData });
  try {
    await app.evaluate(`(async () => {
      while (!document.querySelector('.entry-code output.code')) await new Promise((next) => setTimeout(next, 50));
    })()`);
    await wait(tidiedMs);
    const visible = await measured(app, seconds);
    await app.evaluate(hide);
    const hidden = await measured(app, seconds);
    await app.evaluate(`void offroot.call('app.lock', {})`);
    await app.follow();
    return { visible, hidden, locked: await measured(app, seconds) };
  } finally {
    await app.close();
  }
}
