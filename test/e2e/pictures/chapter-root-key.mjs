import { toDataURL } from 'qrcode';
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
    const aws = await startLoopbackAws({ alias: 'haneul-studio' });
    try {
      await inScene(studio, (scene) => foundCode(scene, aws));
      await inScene(studio, (scene) => ceremony(studio, scene, aws));
    } finally {
      await aws.close();
    }
  },
};

/** AWS's page with its QR code stands beside the app, and the app looks at the screen.
 * @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function foundCode(scene, aws) {
  const { shot } = scene;
  await connect(scene, aws);
  await scene.go('#root-key&section=mfa');
  await scene.sees('Root signs in with only a password');
  const picture = await toDataURL(
    'otpauth://totp/Amazon%20Web%20Services:root@111122223333?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Amazon%20Web%20Services',
    { width: 420, margin: 4 },
  );
  await scene.app.evaluate(async ({ BrowserWindow }, source) => {
    // The app's own session loads nothing but the app.
    const browser = new BrowserWindow({
      x: 0,
      y: 2600,
      width: 480,
      height: 480,
      frame: false,
      webPreferences: { partition: 'browser' },
    });
    Object.assign(globalThis, { offrootBrowser: browser });
    await browser.loadURL(`data:text/html,<body style="margin:0;background:white"><img src="${source}">`);
    browser.moveTop();
    await new Promise((resolve) => setTimeout(resolve, 600));
  }, picture);
  await scene.press('Look at my screen');
  await scene.page.getByRole('button', { name: 'Keep this code' }).waitFor();
  await scene.app.evaluate(() => {
    /** @type {{ offrootBrowser?: { destroy(): void } }} */ (globalThis).offrootBrowser?.destroy();
  });
  await shot('root-mfa-found');
  await scene.press('Keep this code');
  await scene.sees('Kept under Authenticator.');
  await shot('root-mfa-two-codes');
  aws.account.consoleRootMfa();
}

/** On a loopback account, where the words of a real one are typed.
 * @param {import('./studio.mjs').Studio} studio @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function ceremony(studio, scene, aws) {
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
  // The proof may have to wait for a fresh code.
  await page.getByText('The deletion stopped').first().waitFor({ timeout: 60_000 });
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
  await scene.close();
  await inScene(
    studio,
    async (again) => {
      await again.go('#root-key');
      await again.sees('There is nothing to delete here');
      await again.shot('root-key-nothing');
    },
    { userData: scene.userData },
  );
}
