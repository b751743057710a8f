import { begin, inScene, openPractice, startRun, untilRun } from './studio.mjs';

/** @typedef {import('./studio.mjs').Run} Run */

/** @param {string} reason */
const waits = (reason) => (/** @type {Run} */ run) => run.waiting?.reason === reason;
/** @param {string} id */
const at = (id) => (/** @type {Run} */ run) =>
  run.steps.some((step) => step.id === id && step.state === 'running');

/** @type {import('./studio.mjs').Chapter} */
export const setupRun = {
  name: 'run',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      const accountRef = await openPractice(scene);
      await scene.ask('practice.scenario', { scenario: 'slow-key' });
      await startRun(scene, accountRef);
      await untilRun(
        scene,
        accountRef,
        (run) => waits('propagation')(run) && (run.waiting?.answers.length ?? 0) > 5,
      );
      await scene.wait(1000);
      await shot('run-copying');
      await scene.press('Show the log');
      await shot('run-log');
      await scene.escape();
      await scene.press('Pause');
      await untilRun(scene, accountRef, ({ phase }) => phase === 'paused');
      await shot('run-paused');
      await scene.press('Stop and undo…');
      await scene.page.getByRole('button', { name: 'Undo setup' }).waitFor();
      await scene.wait(700);
      await shot('undo-list');
      // Slowed down by AWS, so that there is something to see.
      await scene.press('Undo setup');
      await untilRun(scene, accountRef, ({ made }) => made.some((one) => one.state === 'removed'));
      for (let times = 0; times < 4; times += 1)
        await scene.ask('practice.scenario', { scenario: 'slow-down' });
      await shot('undoing');
      await scene.page
        .getByRole('heading', { name: 'Everything this run made is gone' })
        .waitFor({ timeout: 60_000 });
      await scene.wait(500);
      await shot('undone');

      await scene.press('Plan again');
      await scene.ask('practice.scenario', { scenario: 'slow-down' });
      await startRun(scene, accountRef);
      await untilRun(scene, accountRef, waits('slow-down'));
      await shot('run-slowed', { before: () => keepSlow(scene, accountRef) });
      await untilRun(scene, accountRef, at('access-key')).catch(() => undefined);
      await scene.ask('practice.scenario', { scenario: 'keychain-locks' });
      await untilRun(scene, accountRef, waits('keychain'), 15_000).then(
        () =>
          shot('run-keychain-locked', {
            before: () => scene.ask('practice.scenario', { scenario: 'keychain-locks' }),
          }),
        () => undefined,
      );
      await untilRun(scene, accountRef, (run) => waits('fresh-code')(run) || run.phase === 'done');
      await shot('run-fresh-code');
      await untilRun(scene, accountRef, ({ phase }) => phase === 'done');
      await page.getByRole('heading', { name: 'minji-admin works' }).waitFor();
    });
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      const accountRef = await openPractice(scene);
      await startRun(scene, accountRef);
      await untilRun(scene, accountRef, at('mfa-create'));
      await scene.ask('practice.scenario', { scenario: 'permission-denied' });
      await untilRun(scene, accountRef, ({ phase }) => phase === 'failed');
      await shot('run-failed');
      await scene.go('#account');
      await scene.sees('Setup stopped at step');
      await shot('banner-stopped');
      await scene.go('#setup');
      await page.getByRole('button', { name: 'Undo everything' }).click();
      await page.getByRole('button', { name: 'Undo setup' }).waitFor();
      await scene.ask('practice.scenario', { scenario: 'permission-denied' });
      await scene.press('Undo setup');
      await untilRun(scene, accountRef, ({ phase }) => phase === 'undo-stopped');
      await shot('undo-stopped');
    });
    await afterCrash(studio);
  },
};

/** @param {import('./studio.mjs').Scene} scene @param {string} accountRef */
async function keepSlow(scene, accountRef) {
  const run = await scene.ask('setup.getRun', { accountRef });
  if (run?.waiting?.reason === 'slow-down' && (run.waiting.until ?? 0) - Date.now() > 1500) return;
  for (let times = 0; times < 2; times += 1) await scene.ask('practice.scenario', { scenario: 'slow-down' });
  await untilRun(scene, accountRef, waits('slow-down'), 30_000);
}

/** The app dies in the middle of a step, and is opened again. @param {import('./studio.mjs').Studio} studio */
async function afterCrash(studio) {
  const first = await begin(studio);
  const accountRef = await openPractice(first);
  await startRun(first, accountRef);
  await untilRun(first, accountRef, at('policy'));
  const gone = new Promise((resolve) => void first.app.once('close', () => resolve(undefined)));
  await first.ask('practice.scenario', { scenario: 'crash' }).catch(() => undefined);
  await gone;
  await inScene(
    studio,
    async (scene) => {
      await scene.ask('account.select', { accountRef });
      await scene.go('#setup');
      await scene.page.getByRole('heading', { name: 'Setup stopped in the middle' }).waitFor();
      await scene.wait(2500);
      await scene.shot('resume');
      await scene.press('Decide later');
      await scene.shot('resume-later');
    },
    { userData: first.userData },
  );
}
