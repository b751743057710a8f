import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { connect, inScene, lockedKeychain, openPractice, startRun, untilRun } from './studio.mjs';

/** @typedef {import('./studio.mjs').Run} Run */

/** @param {string} reason */
export const waits = (reason) => (/** @type {Run} */ run) => run.waiting?.reason === reason;
/** @param {string} id */
export const at = (id) => (/** @type {Run} */ run) =>
  run.steps.some((step) => step.id === id && step.state === 'running');

/** What a run looks like while it goes on, each state held by the account until its pictures are taken.
 * @type {import('./studio.mjs').Chapter} */
export const setupRun = {
  name: 'run',
  async take(studio) {
    const aws = await startLoopbackAws({ alias: 'haneul-studio', propagationMs: 200 });
    try {
      await inScene(studio, (scene) => heldRun(scene, aws));
      await inScene(studio, inPractice);
    } finally {
      await aws.close();
    }
  },
};

/** @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function heldRun(scene, aws) {
  const { page, shot } = scene;
  const accountRef = await connect(scene, aws);
  await scene.ask('practice.open');
  await scene.ask('account.select', { accountRef });
  const until = (/** @type {(run: Run) => boolean} */ fits) => untilRun(scene, accountRef, fits);

  aws.fault({ action: 'CreateUser', answer: { status: 400, code: 'Throttling' } });
  const { runId } = await startRun(scene, accountRef);
  const slowed = () => until(waits('slow-down'));
  await slowed();
  await shot('run-slowed', { before: slowed });
  await scene.ask('account.select', { accountRef: 'practice' });
  await scene.go('#setup');
  await page.getByRole('heading', { name: 'Setup is running in another account' }).waitFor();
  await shot('run-elsewhere');
  await scene.ask('account.select', { accountRef });
  await scene.go('#setup');
  // MFA is turned on at the beginning of a code's time, so that the wait for the next code is long.
  await page.waitForFunction(() => Date.now() % 30_000 < 500, undefined, { timeout: 31_000, polling: 100 });
  aws.clear();
  await slowed();
  await scene.ask('setup.hurry', { runId });
  await until(waits('fresh-code'));
  await shot('run-fresh-code');
  await until(({ phase }) => phase === 'done');
  await page.getByRole('heading', { name: 'minji-admin works' }).waitFor();

  aws.account.reset();
  aws.fault({ action: 'CreateUser', times: 1, delayMs: 1500 });
  const second = await startRun(scene, accountRef);
  await until(at('user'));
  aws.fault({ action: 'GetCallerIdentity', answer: { status: 403, code: 'InvalidClientTokenId' } });
  await until((run) => waits('propagation')(run) && (run.waiting?.answers.length ?? 0) > 5);
  await shot('run-copying');
  await scene.press('Show the log');
  await page.locator('.log-lines').waitFor();
  await shot('run-log');
  await scene.escape();
  await scene.press('Pause');
  await until(({ phase }) => phase === 'paused');
  await shot('run-paused');
  aws.clear();
  await scene.ask('setup.resume', { runId: second.runId });
  await until(({ phase }) => phase === 'done');
}

/** @param {import('./studio.mjs').Scene} scene */
async function inPractice(scene) {
  const accountRef = await openPractice(scene);
  await scene.ask('practice.scenario', { scenario: 'slow-key' });
  await startRun(scene, accountRef);
  const locked = () => lockedKeychain(scene, accountRef);
  await locked();
  await scene.shot('run-keychain-locked', { before: locked });
  await untilRun(
    scene,
    accountRef,
    (run) => waits('propagation')(run) && (run.waiting?.answers.length ?? 0) > 3,
  );
  await scene.shot('run-practice');
}
