import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { connect, finishedRun, inScene, openPractice } from './studio.mjs';

/** @type {import('./studio.mjs').Chapter} */
export const rootKey = {
  name: 'root-key',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { shot } = scene;
      const accountRef = await openPractice(scene);
      await scene.go('#root-key');
      await scene.sees('What will happen');
      await shot('root-key-no-administrator');
      await finishedRun(scene, accountRef);
      await scene.go('#root-key');
      await scene.sees('minji-admin signs in with MFA');
      await shot('root-key');
      await scene.go('#root-key&section=mfa');
      await scene.sees('Root signs in with only a password');
      await shot('root-mfa');
    });
    const aws = await startLoopbackAws({ alias: 'haneul-studio', rootMfa: true });
    try {
      await inScene(studio, (scene) => ceremony(scene, aws));
    } finally {
      await aws.close();
    }
  },
};

/** On a loopback account, where the words of a real one are typed.
 * @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function ceremony(scene, aws) {
  const { page, shot } = scene;
  const accountRef = await connect(scene, aws);
  await finishedRun(scene, accountRef);
  await scene.ask('account.saySignedIn', { accountRef });
  await scene.go('#root-key');
  await scene.sees('You said that you signed in');
  await page.locator('.page-aside input').pressSequentially('haneul-st');
  await shot('root-key-typing');
  await page.locator('.page-aside input').pressSequentially('udio');
  await shot('root-key-typed');
  // The system's own question is answered here, since nobody sits at this display.
  await scene.app.evaluate(({ dialog }) => {
    Object.assign(dialog, { showMessageBox: async () => ({ response: 0, checkboxChecked: false }) });
  });
  aws.fault({ action: 'DeleteAccessKey', times: 1, answer: { status: 403, code: 'AccessDenied' } });
  await page.getByRole('button', { name: 'Delete root key' }).click();
  await scene.sees('The deletion stopped');
  await shot('root-key-failed');
  aws.clear();
  aws.fault({ action: 'DeleteAccessKey', delayMs: 25_000, times: 1 });
  await scene.ask('account.retireResume', { accountRef }).catch(() => undefined);
  await scene.go('#root-key');
  await page.locator('[aria-current="step"]').first().waitFor();
  await shot('root-key-deleting');
  // The late answer is given up, AWS is read, and the key is deleted again.
  await page.getByText('Root has no access keys').first().waitFor({ timeout: 120_000 });
  await shot('root-key-done');
  await scene.go('#account');
  await scene.sees(/protections are in place/u);
  await shot('overview-without-root-key');
}
