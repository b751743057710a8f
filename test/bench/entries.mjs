import { setTimeout as wait } from 'node:timers/promises';
import { gaps, quantile } from './numbers.mjs';
import { startPiped } from './pipe.mjs';

/** @typedef {import('./pipe.mjs').Piped} Piped */
/** @typedef {{ workMs: number[], cpuMs: number[], gapMs: number[] }} Frames per frame: main thread busy (wall, processor), and the time since the frame before */
/** @typedef {{ unlockMs: number[], searchMs: number[], searchFrames: Frames, scrollFrames: Frames }} EntriesRun */

const firstCode = '.entry-code output.code';

/** Writes down, in every page of this target from now on, when the first code was on the screen. */
const watchFirstCode = `(() => {
  const seen = () => {
    if (!document.querySelector('${firstCode}')) return setTimeout(seen, 1);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { globalThis.benchCodeAt = performance.timeOrigin + performance.now(); };
      port2.postMessage(null);
    });
  };
  seen();
})()`;

/** @param {Piped} app @param {string} expression @param {number} [patience] ms @returns {Promise<any>} its first truthy value */
async function until(app, expression, patience = 30_000) {
  const end = Date.now() + patience;
  for (;;) {
    // A page that is being replaced answers nothing; the next one will.
    const value = await app.evaluate(expression).catch(() => null);
    if (value) return value;
    if (Date.now() > end) throw new Error(`Not within ${patience} ms: ${expression}`);
    await wait(20);
  }
}

/** @param {Piped} app @param {string} key @param {string} code @param {string} [text] */
async function press(app, key, code, text) {
  const windowsVirtualKeyCode =
    key === 'Enter' ? 13 : key === 'Backspace' ? 8 : key.toUpperCase().charCodeAt(0);
  const body = { key, code, windowsVirtualKeyCode };
  await app.page('Input.dispatchKeyEvent', { type: 'keyDown', ...body, ...(text ? { text } : {}) });
  await app.page('Input.dispatchKeyEvent', { type: 'keyUp', ...body });
}

/** Locks, types the passphrase, and measures from Enter to the first code on the screen.
 * @param {Piped} app @param {string} passphrase '' for a vault that the keychain opens
 */
async function unlockOnce(app, passphrase) {
  await app.evaluate(`void offroot.call('app.lock', {})`).catch(() => undefined);
  await app.follow();
  await app.page('Page.enable');
  await app.page('Page.addScriptToEvaluateOnNewDocument', { source: watchFirstCode });
  await until(app, `document.querySelector('.lock-form button, .lock-form input') !== null`);
  await wait(400);
  await app.evaluate(
    `${watchFirstCode}; document.querySelector('.lock-form input, .lock-form button').focus()`,
  );
  if (passphrase !== '') await app.page('Input.insertText', { text: passphrase });
  await wait(100);
  const started = Date.now();
  await press(app, 'Enter', 'Enter', '\r');
  return (await until(app, 'globalThis.benchCodeAt')) - started;
}

/** Every task of the page's main thread while `work` goes on, and when each frame began.
 * @param {Piped} app @param {() => Promise<void>} work @returns {Promise<Frames>}
 */
async function framesOf(app, work) {
  /** @type {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any }[]} */
  const events = [];
  const collect = (/** @type {{ value: any[] }} */ { value }) => void events.push(...value);
  app.on('Tracing.dataCollected', collect);
  const ended = new Promise((resolve) => app.on('Tracing.tracingComplete', resolve));
  await app.browser('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        '__metadata',
      ],
    },
  });
  await app.evaluate('performance.mark("bench")');
  await app.evaluate(`(() => {
    globalThis.benchFrames = [];
    const frame = (at) => { benchFrames.push(at); benchFrame = requestAnimationFrame(frame); };
    globalThis.benchFrame = requestAnimationFrame(frame);
  })()`);
  await work();
  const instants = await app.evaluate('cancelAnimationFrame(benchFrame), benchFrames');
  await app.browser('Tracing.end');
  await ended;
  const main = await mainThread(app, events);
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && name.endsWith('RunTask') && pid === main.pid && tid === main.tid,
  );
  return {
    workMs: tasks.map(({ dur = 0 }) => dur / 1000),
    cpuMs: tasks.map(({ tdur = 0 }) => tdur / 1000),
    gapMs: gaps(instants),
  };
}

/** The page's main thread among the traced ones. @param {Piped} app @param {{ name: string, pid: number, tid: number, args: any }[]} events */
async function mainThread(app, events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const busy = threads.map(({ pid, tid }) => ({
    pid,
    tid,
    count: events.filter((event) => event.pid === pid && event.tid === tid).length,
  }));
  return busy.toSorted((a, b) => b.count - a.count)[0] ?? { pid: 0, tid: 0 };
}

/** @param {Piped} app */
async function scroll(app) {
  const { x, y } = await app.evaluate(`(() => {
    const box = document.querySelector('.page-scroll').getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  })()`);
  const wheel = (/** @type {number} */ deltaY) =>
    app.page('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY });
  for (let turn = 0; turn < 90; turn += 1) {
    await wheel(turn < 60 ? 240 : -400);
    await wait(16);
  }
}

/** Types a word letter by letter; each key's time ends when the list that it asks for is painted.
 * @param {Piped} app @param {string} word @returns {Promise<number[]>}
 */
async function search(app, word) {
  await app.evaluate(`document.querySelector('.find-field input').focus()`);
  const times = [];
  for (let length = 1; length <= word.length; length += 1) {
    const letter = word[length - 1] ?? '';
    await app.evaluate(`globalThis.benchFound = new Promise((done) => {
      let pressedAt = null;
      addEventListener('keydown', ({ timeStamp }) => { pressedAt = timeStamp; }, { once: true, capture: true });
      const count = () => document.querySelector('.codes')?.style.height ?? 'none';
      const before = count();
      const rest = () => {
        if (pressedAt === null || count() === before) return setTimeout(rest, 1);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - pressedAt);
          port2.postMessage(null);
        });
      };
      rest();
      setTimeout(() => done(null), 800);
    }), null`);
    await press(app, letter, `Key${letter.toUpperCase()}`, letter);
    const took = await app.evaluate('benchFound');
    // A letter that does not narrow the list down has no end to wait for.
    if (took !== null) times.push(took);
    await wait(150);
  }
  return times;
}

/** Ten thousand codes: unlock, search, scroll.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, userData: string, passphrase: string, rounds: number }} options
 * @returns {Promise<EntriesRun>}
 */
export async function entriesRun({ executable, env, userData, passphrase, rounds }) {
  const app = await startPiped(executable, { ...env, OFFROOT_USER_DATA: userData });
  try {
    await until(app, `document.querySelector('.lock-form, ${firstCode}') !== null`);
    if (passphrase !== '') {
      await wait(500);
      await app.evaluate(`document.querySelector('.lock-form input').focus()`);
      await app.page('Input.insertText', { text: passphrase });
      await press(app, 'Enter', 'Enter', '\r');
    }
    await until(app, `document.querySelector('${firstCode}') !== null`);
    const unlockMs = [];
    for (let round = 0; round < rounds; round += 1) {
      await wait(1000);
      unlockMs.push(await unlockOnce(app, passphrase));
    }
    await wait(1500);
    const scrollFrames = await framesOf(app, () => scroll(app));
    await wait(500);
    /** @type {number[]} */
    const searchMs = [];
    const searchFrames = await framesOf(app, async () => {
      searchMs.push(...(await search(app, 'person-1234')));
    });
    return { unlockMs, searchMs, searchFrames, scrollFrames };
  } finally {
    await app.close();
  }
}

/** Of many frames: the usual, the rare and the worst one. @param {readonly number[]} samples */
export const frameSummary = (samples) => ({
  median: quantile(samples, 0.5),
  p99: quantile(samples, 0.99),
  worst: quantile(samples, 1),
  count: samples.length,
});
