import { setTimeout as wait } from 'node:timers/promises';
import { cpuPercent } from './numbers.mjs';
import { startPiped } from './pipe.mjs';
import { cpuOf } from './processes.mjs';

/** @typedef {{ visible: number, hidden: number, locked: number }} IdleRun percent of one core */

/** What a window in the background hears from Chromium; a display without a window manager cannot hide one. */
const hide = `Object.defineProperty(document, 'hidden', { get: () => true }),
  document.dispatchEvent(new Event('visibilitychange'))`;

/** Processor use of all the app's processes while nobody does anything.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, userData: string, seconds: number }} options
 * @returns {Promise<IdleRun>}
 */
export async function idleRun({ executable, env, userData, seconds }) {
  const app = await startPiped(executable, { ...env, OFFROOT_USER_DATA: userData });
  const measured = async () => {
    await wait(3000);
    const before = cpuOf(app.pid);
    await wait(seconds * 1000);
    return cpuPercent(before, cpuOf(app.pid));
  };
  try {
    await app.evaluate(`(async () => {
      while (!document.querySelector('.entry-code output.code')) await new Promise((next) => setTimeout(next, 50));
    })()`);
    const visible = await measured();
    await app.evaluate(hide);
    const hidden = await measured();
    await app.evaluate(`void offroot.call('app.lock', {})`);
    await app.follow();
    return { visible, hidden, locked: await measured() };
  } finally {
    await app.close();
  }
}
