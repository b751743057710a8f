import { connect, inScene, startRun, untilRun } from '../pictures/studio.mjs';
import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { loadWords, patternOf } from '../support/words.mjs';
import { setupProblems } from './table.mjs';

/** @typedef {import('../pictures/studio.mjs').Scene} Scene */
/** @typedef {import('../pictures/studio.mjs').Studio} Studio */
/** @typedef {import('./table.mjs').Way} Way */
/**
 * `seen` waits for the words in a language; `before` brings back what passes by.
 * @typedef {(id: string, scene: Scene, seen: (language: 'en' | 'ko') => Promise<void>, before?: () => Promise<unknown>) => Promise<void>} OnScreen
 */

/** Brings each of the problems about in the real app and hands the screen over once its words are there.
 * @param {Studio} studio @param {readonly string[]} ids @param {OnScreen} onScreen
 * @returns {Promise<readonly { id: string, error: string }[]>} those whose words were not seen */
export async function reachProblems(studio, ids, onScreen) {
  const words = await loadWords();
  /** @type {{ id: string, error: string }[]} */
  const missed = [];
  /** @param {string} id @param {() => Promise<void>} work */
  const attempt = async (id, work) => {
    await work().catch((/** @type {unknown} */ error) => {
      missed.push({
        id,
        error: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '',
      });
    });
  };
  /** @param {string} id @param {Scene} scene @param {'en' | 'ko'} language */
  const see = async (id, scene, language) => {
    const way = setupProblems[id];
    const keys =
      way?.words === undefined ? [`problems.${id}.title`, `problems.${id}.titleExact`] : [way.words];
    const patterns = keys.flatMap((key) => words(language, key) ?? []).map((one) => patternOf(one).source);
    // What is said to screen readers stands in the page too, and longer than what it was said of.
    await scene.page
      .getByText(new RegExp(patterns.join('|'), 'u'))
      .and(scene.page.locator(':not(.visually-hidden, .visually-hidden *)'))
      .first()
      .waitFor({ timeout: 30_000 });
  };
  const wayOf = (/** @type {string} */ id) => /** @type {Way} */ (setupProblems[id]);
  const simple = ids.filter((id) => wayOf(id).own === undefined);
  const aws = await startLoopbackAws({ latencyMs: 0, propagationMs: 200, quotas: { users: 3 } });
  try {
    if (simple.length > 0)
      await inScene(studio, async (scene) => {
        const accountRef = await connect(scene, aws);
        for (const id of simple)
          await attempt(id, async () => {
            try {
              const before = await bring(scene, aws, accountRef, wayOf(id));
              await see(id, scene, 'en');
              await onScreen(id, scene, (language) => see(id, scene, language), before);
            } finally {
              await tidy(scene, aws, accountRef);
            }
          });
      });
    for (const id of ids) {
      const { own } = wayOf(id);
      if (own === undefined) continue;
      await attempt(id, () =>
        own({
          aws,
          studio,
          onScreen: async (scene, before) => {
            await see(id, scene, 'en');
            await onScreen(id, scene, (language) => see(id, scene, language), before);
          },
        }),
      );
      aws.clear();
      aws.account.reset();
    }
  } finally {
    await aws.close();
  }
  return missed;
}

/** @param {Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws @param {string} accountRef @param {Way} way
 * @returns {Promise<(() => Promise<unknown>) | undefined>} done before each picture, so that what passes by is there */
async function bring(scene, aws, accountRef, way) {
  if (way.plan !== undefined) {
    await way.plan(aws);
    await scene.go('#setup');
    if (way.named === true) {
      await scene.page.getByLabel('User name').fill('minji-admin');
      await scene.page.getByLabel('User name').blur();
    }
    return undefined;
  }
  await way.run?.(aws);
  await startRun(scene, accountRef, way.draft);
  if (way.waits === undefined) {
    await untilRun(scene, accountRef, ({ phase }) => phase === 'failed', 150_000);
    return undefined;
  }
  const waiting = () => untilRun(scene, accountRef, (run) => run.waiting?.reason === way.waits, 60_000);
  await waiting();
  return waiting;
}

/** Back to an account that nothing was done to. @param {Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws @param {string} accountRef */
async function tidy(scene, aws, accountRef) {
  aws.clear();
  await aws.comeBack();
  const run = await scene.ask('setup.getRun', { accountRef });
  if (run !== null && run.phase !== 'done') {
    if (run.phase !== 'failed') {
      await scene.ask('setup.pause', { runId: run.runId });
      await untilRun(scene, accountRef, ({ phase }) => ['paused', 'failed', 'done'].includes(phase), 60_000);
      aws.fault({ answer: { status: 403, code: 'AccessDenied' } });
      await scene.ask('setup.resume', { runId: run.runId });
      await untilRun(scene, accountRef, ({ phase }) => ['failed', 'done'].includes(phase), 60_000);
      aws.clear();
    }
    await scene.ask('setup.leave', { runId: run.runId });
  }
  aws.account.reset();
  await scene.ask('app.checkClock').catch(() => undefined);
}
