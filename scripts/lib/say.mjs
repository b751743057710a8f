/** Printing for people: one line per step, and a mark while a long step runs. */

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {string} text */
export function warn(text) {
  process.stderr.write(`${text}\n`);
}

/** An error whose message is for the user as it stands; no stack is shown for it. */
export class Stop extends Error {}

/** Runs a script's body; a {@link Stop} prints its message, anything else its stack; both exit 1.
 * @param {() => Promise<number | void>} body may return the exit code
 */
export async function run(body) {
  try {
    process.exitCode = (await body()) ?? process.exitCode ?? 0;
  } catch (error) {
    warn(
      error instanceof Stop ? `\n${error.message}` : String((error instanceof Error && error.stack) || error),
    );
    process.exitCode = 1;
  }
}

/** Prints `· title`, then the seconds when it took long enough to wonder.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  say(`· ${title} …`);
  const beat = setInterval(() => {
    say(`  … still at it, ${seconds(started)} s`);
  }, 15_000);
  try {
    const value = await work();
    if (Date.now() - started > 3000) say(`  done in ${seconds(started)} s`);
    return value;
  } finally {
    clearInterval(beat);
  }
}

/** @param {number} started milliseconds */
function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}
