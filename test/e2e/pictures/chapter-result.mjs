import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finishedRun, inScene, openPractice } from './studio.mjs';

/** @type {import('./studio.mjs').Chapter} */
export const result = {
  name: 'result',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      const accountRef = await openPractice(scene);
      const { runId } = await finishedRun(scene, accountRef);
      await page.getByRole('heading', { name: 'minji-admin works' }).waitFor();
      await shot('result');
      await scene.press('Copy Account ID or alias');
      await scene.press('Copy User name');
      await scene.press('Open sign-in page');
      await scene.sees(/Signed in\?/u);
      await shot('result-signing-in');
      await scene.press('Show QR');
      await page.getByRole('img', { name: /QR code of/u }).waitFor();
      await shot('qr');
      await page.getByRole('button', { name: 'Show the secret as text' }).click();
      await shot('qr-text');
      await scene.escape();
      await scene.press('Save CSV…');
      await shot('csv');
      await mkdir(join(scene.saves, '.git'), { recursive: true });
      await page.getByRole('button', { name: 'Save…', exact: true }).click();
      await scene.sees('Choose another folder');
      await shot('csv-inside-git');
      await page.getByRole('button', { name: /Save there all the same/u }).click();
      await page.getByRole('button', { name: 'Delete the file now' }).waitFor();
      await shot('csv-saved');
      await scene.escape();
      await scene.press('Undo this setup…');
      await page.getByRole('button', { name: 'Undo setup' }).waitFor();
      await shot('result-undo');
      await scene.escape();
      await scene.press('Save or print');
      await page.getByRole('menuitem', { name: 'Print' }).waitFor();
      await shot('result-card-menu', {
        before: async () => {
          await page.keyboard.press('Escape');
          await page.locator('.copy-card [aria-haspopup=menu]').click();
        },
      });
      await scene.escape();
      await scene.ask('setup.signedIn', { runId });
      await scene.press('Undo this setup…');
      await page.getByLabel(/You have signed in as this user since/u).fill('minji');
      await shot('result-undo-signed-in');
      await page.getByLabel(/minji-admin/u).fill('minji-admin');
      await page.getByRole('button', { name: 'Undo setup' }).waitFor();
      await shot('result-undo-typed');
      await scene.escape();
      await scene.press('Set up another administrator');
      await scene.sees(/You already have/u);
      await shot('plan-already');
      await scene.go('#account');
      await scene.sees(/protections are in place/u);
      await shot('overview-after');
    });
  },
};
