import { finishedRun, inScene, openPractice } from './studio.mjs';

/** @type {import('./studio.mjs').Chapter} */
export const users = {
  name: 'users',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      const accountRef = await openPractice(scene);
      await scene.go('#users');
      await scene.sees('No IAM users');
      await shot('users-empty');
      await finishedRun(scene, accountRef);
      await scene.ask('practice.scenario', { scenario: 'name-taken' });
      await scene.go('#users');
      await page.getByRole('table').or(page.getByText('minji-admin')).first().waitFor();
      await shot('users');
      await page.getByLabel('Find a user').fill('zzz');
      await scene.wait(1200);
      await shot('users-no-match');
      await scene.go('#users&id=minji-admin');
      await scene.sees('1 of 8');
      await shot('user');
      await page.getByRole('tab', { name: 'Permissions' }).click();
      await shot('user-permissions');
      await page.getByRole('tab', { name: 'Tags' }).click();
      await shot('user-tags');
      await page.getByRole('tab', { name: 'History' }).click();
      await shot('user-history');
      await page.getByRole('tab', { name: 'Security credentials' }).click();
      await page.getByRole('button', { name: /What to do with minji-admin/u }).click();
      await shot('user-device-menu', {
        before: async () => {
          await page.keyboard.press('Escape');
          await page
            .locator('[aria-haspopup=menu]:visible')
            .filter({ has: page.locator('svg') })
            .nth(1)
            .click();
        },
      });
      await scene.escape();
      await scene.go('#users&id=minji-admin');
      await scene.sees('1 of 8');
      await page.getByRole('button', { name: /What to do with minji-admin/u }).click();
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await shot('remove-device');
      await scene.escape();
      await page.getByRole('button', { name: /What to do with AKIA/u }).click();
      await page.getByRole('menuitem', { name: 'Delete…' }).click();
      await shot('remove-key');
      await scene.escape();
      await page.getByRole('button', { name: 'Assign MFA device' }).first().click();
      await page.getByLabel('Device name').waitFor();
      await shot('assign-mfa');
      await page.getByRole('radio', { name: /My phone does/u }).check();
      await page.getByRole('button', { name: 'Make and show the QR code' }).click();
      await page.getByLabel('First code').waitFor();
      await shot('assign-mfa-by-phone');
      await scene.escape();
      await scene.go('#users&id=minji-admin');
      await scene.sees('1 of 8');
      await page.getByRole('button', { name: 'Assign MFA device' }).first().click();
      await page.getByRole('button', { name: 'Make and turn on' }).click();
      await scene.sees('The phone should show');
      await shot('assign-mfa-done');
      await page.getByRole('button', { name: 'It shows something else' }).click();
      await shot('assign-mfa-compare');
    });
  },
};
