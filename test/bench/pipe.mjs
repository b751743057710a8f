import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { tree } from './processes.mjs';

/**
 * An app that is driven through Chromium's own pipe, with nothing loaded into it: what is measured is the app alone.
 * @typedef {object} Piped
 * @property {number} pid of the process that was started
 * @property {number} spawnedAt epoch ms
 * @property {(method: string, params?: object) => Promise<any>} page says something to the page
 * @property {(method: string, params?: object) => Promise<any>} browser says something to the browser
 * @property {(method: string, listener: (params: any) => void) => void} on hears events
 * @property {() => Promise<void>} follow goes over to the page that has taken the place of the one before
 * @property {(expression: string) => Promise<any>} evaluate in the page; a promise is awaited
 * @property {() => Promise<void>} close
 */

/** Starts an app and waits for its page.
 * @param {string} executable @param {NodeJS.ProcessEnv} env @returns {Promise<Piped>}
 */
export async function startPiped(executable, env) {
  const spawnedAt = Date.now();
  const child = spawn(executable, ['--remote-debugging-pipe'], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const to = child.stdio[3];
  const from = /** @type {import('node:stream').Readable | null | undefined} */ (child.stdio[4]);
  if (!to || !from || !('write' in to)) throw new Error('The app has no pipes.');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Map<string, ((params: any) => void)[]>} */
  const listeners = new Map();
  let last = 0;
  let held = '';
  from.setEncoding('utf8');
  from.on('data', (part) => {
    const whole = (held + String(part)).split('\0');
    held = whole.pop() ?? '';
    for (const text of whole) {
      const { id, result, error, method, params } = JSON.parse(text);
      if (method) for (const listener of listeners.get(method) ?? []) listener(params);
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('The app ended.'));
  });
  /** @param {string} method @param {object} params @param {string} [sessionId] @returns {Promise<any>} */
  const send = (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      to.write(`${JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  let at = await attach(send, '');
  /** @type {Piped['page']} */
  const page = (method, params = {}) => send(method, params, at.sessionId);
  return {
    pid: child.pid ?? 0,
    spawnedAt,
    page,
    browser: (method, params = {}) => send(method, params),
    on: (method, listener) => void listeners.set(method, [...(listeners.get(method) ?? []), listener]),
    async follow() {
      at = await attach(send, at.targetId);
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await page('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'The page threw.');
      return result.value;
    },
    async close() {
      const all = tree(child.pid ?? 0);
      child.kill('SIGTERM');
      const done = await Promise.race([ended.then(() => true), wait(8000, false, { ref: false })]);
      if (!done) for (const { pid } of all.reverse()) killHard(pid);
      await ended;
    },
  };
}

/** @param {number} pid */
function killHard(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
}

/** Attaches to the page that is not `before`.
 * @param {(method: string, params: object, sessionId?: string) => Promise<any>} send @param {string} before
 * @returns {Promise<{ targetId: string, sessionId: string }>}
 */
async function attach(send, before) {
  for (let tries = 0; tries < 1500; tries += 1) {
    const { targetInfos } = await send('Target.getTargets', {});
    /** @type {{ targetId: string, type: string, url: string } | undefined} */
    const target = targetInfos.find(
      (/** @type {{ targetId: string, type: string, url: string }} */ { targetId, type, url }) =>
        type === 'page' && url !== '' && targetId !== before,
    );
    if (target) {
      const { targetId } = target;
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      await hasDocument(send, sessionId);
      return { targetId, sessionId };
    }
    await wait(20);
  }
  throw new Error('No page within 30 s.');
}

/** A page that is still to come has nothing to evaluate in. @param {(method: string, params: object, sessionId?: string) => Promise<any>} send @param {string} sessionId */
async function hasDocument(send, sessionId) {
  for (let tries = 0; tries < 1500; tries += 1) {
    const there = await send('Runtime.evaluate', { expression: '1' }, sessionId).catch(() => null);
    if (there !== null) return;
    await wait(10);
  }
}
