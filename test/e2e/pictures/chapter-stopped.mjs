import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { at } from './chapter-run.mjs';
import { begin, connect, finishedRun, inScene, startRun, untilRun } from './studio.mjs';

/** @typedef {import('./studio.mjs').Run} Run */

/** A run that failed, is undone, or was cut off in the middle. @type {import('./studio.mjs').Chapter} */
export const stopped = {
  name: 'stopped',
  async take(studio) {
    const aws = await startLoopbackAws({ alias: 'haneul-studio', propagationMs: 200 });
    try {
      await inScene(studio, (scene) => failedAndUndone(scene, aws));
      aws.account.reset();
      await inScene(studio, (scene) => stillAttached(scene, aws));
      aws.account.reset();
      await afterCrash(studio, aws);
    } finally {
      await aws.close();
    }
  },
};

/** @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function failedAndUndone(scene, aws) {
  const { page, shot } = scene;
  const accountRef = await connect(scene, aws);
  const until = (/** @type {(run: Run) => boolean} */ fits) => untilRun(scene, accountRef, fits);
  aws.fault({ action: 'CreateLoginProfile', answer: { status: 403, code: 'AccessDenied' } });
  await startRun(scene, accountRef);
  await until(({ phase }) => phase === 'failed');
  await page.getByRole('button', { name: 'Undo everything' }).waitFor();
  await shot('run-failed');
  await scene.go('#account');
  await scene.sees(/protections are in place/u);
  await shot('banner-stopped');
  await scene.go('#setup');
  await scene.press('Undo everything');
  await page.getByRole('button', { name: 'Undo setup' }).waitFor();
  await shot('undo-list');
  // The newest go; then AWS is too busy for the rest.
  aws.clear();
  aws.fault({ action: 'DetachUserPolicy', answer: { status: 400, code: 'Throttling' } });
  await scene.press('Undo setup');
  await until(({ made }) => made.some(({ state }) => state === 'removed'));
  await shot('undoing');
  aws.clear();
  aws.fault({ action: 'DetachUserPolicy', answer: { status: 403, code: 'AccessDenied' } });
  await until(({ phase }) => phase === 'undo-stopped');
  await shot('undo-stopped');
  aws.clear();
  await page.locator('.page-foot').getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Everything this run made is gone' }).waitFor();
  await shot('undone');
}

/** Somebody else hung something on the user of a run that is undone.
 * @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function stillAttached(scene, aws) {
  const { page, shot } = scene;
  const accountRef = await connect(scene, aws);
  const { runId } = await finishedRun(scene, accountRef);
  await aws.hangOn('minji-admin');
  await scene.ask('setup.undo', { runId, typed: null });
  await untilRun(scene, accountRef, ({ phase }) => phase === 'undo-stopped');
  await scene.go('#setup');
  await scene.sees(/1 access key, 1 group/u);
  await shot('undo-still-attached');
  await scene.press('Remove…');
  await page.getByRole('button', { name: 'Remove and undo' }).waitFor();
  await shot('undo-remove-left');
  await page.getByRole('alertdialog').getByRole('textbox').fill('minji-admin');
  await scene.press('Remove and undo');
  await page.getByRole('heading', { name: 'Everything this run made is gone' }).waitFor();
  await shot('undone-with-what-hung');
}

/** The app dies after AWS made the MFA device and before its answer arrived, and is opened again.
 * @param {import('./studio.mjs').Studio} studio @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function afterCrash(studio, aws) {
  const first = await begin(studio);
  const accountRef = await connect(first, aws);
  aws.fault({ action: 'CreateVirtualMFADevice', times: 1, lateMs: 20_000 });
  await startRun(first, accountRef);
  await untilRun(first, accountRef, at('mfa-create'));
  while (aws.account.snapshot().devices.length === 0) await first.wait(50);
  const gone = new Promise((resolve) => void first.app.once('close', () => resolve(undefined)));
  await first.app.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
  await gone;
  await inScene(
    studio,
    async (scene) => {
      await scene.ask('account.select', { accountRef });
      await scene.go('#setup');
      await scene.page.getByRole('button', { name: /^Continue from step/u }).waitFor();
      await scene.shot('resume');
      await scene.press('Decide later');
      await scene.shot('resume-later');
      await scene.page.getByRole('main').getByRole('button', { name: 'Look' }).click();
      await scene.press('Undo everything');
      await scene.page.getByRole('button', { name: 'Undo setup' }).waitFor();
      await scene.shot('resume-undo');
    },
    { userData: first.userData },
  );
}
