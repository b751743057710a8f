import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { connect, finishedRun, inScene } from './studio.mjs';

/** @type {import('./studio.mjs').Chapter} */
export const users = {
  name: 'users',
  async take(studio) {
    const aws = await startLoopbackAws({ alias: 'haneul-studio', propagationMs: 200, latencyMs: 0 });
    try {
      await inScene(studio, async (scene) => {
        const { page, shot } = scene;
        await scene.go('#users');
        await page.getByRole('heading', { level: 1 }).waitFor();
        await shot('users-no-account');
        await scene.go('#setup');
        await scene.sees('Connect an account');
        await shot('setup-no-account');
        const accountRef = await connect(scene, aws);
        await scene.go('#users');
        await scene.sees('No IAM users');
        await shot('users-empty');
        await finishedRun(scene, accountRef);
        for (const name of ['soo', 'deploy-robot']) aws.account.scenario('name-taken', { name });
        await scene.go('#users');
        await scene.sees('deploy-robot');
        await shot('users');
        await page.getByLabel('Find a user').fill('zzz');
        await scene.sees(/name begins with/u);
        await shot('users-no-match');
        await scene.go('#users&id=soo');
        await scene.sees('0 of 8');
        await shot('user-without-mfa');
        aws.account.scenario('name-taken', { name: 'eight' });
        aws.fillDevices('eight');
        await scene.go('#users&id=eight');
        await scene.sees('8 of 8');
        await shot('user-eight-devices', {
          before: () =>
            page
              .locator('button[aria-haspopup=dialog][aria-disabled=true], button.primary[aria-disabled=true]')
              .first()
              .focus(),
        });
        await scene.go('#users&id=soo');
        await scene.sees('0 of 8');
        await scene.press('Set a password…');
        await page.getByRole('dialog').getByRole('radio', { name: 'Type my own' }).check();
        await page.getByLabel('Your password').fill('short');
        await shot('user-new-password');
        await scene.escape();
        await scene.press('Set a password…');
        await page.getByRole('dialog').getByRole('button', { name: 'Set password' }).click();
        await scene.sees('The password is set at AWS');
        await shot('user-password-set');
        await scene.escape();
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
        const passphrase = 'four words are enough';
        await scene.ask('app.setPassphrase', { current: '', next: passphrase });
        await page.getByRole('button', { name: 'Make and turn on' }).click();
        await scene.sees('The phone should show');
        await shot('assign-mfa-asks');
        await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
        await page.keyboard.press('Enter');
        await page.getByRole('img', { name: /QR code/u }).waitFor();
        await shot('assign-mfa-done');
        await page.getByRole('button', { name: 'It shows something else' }).click();
        await shot('assign-mfa-compare');
        await scene.go('#users&id=minji-admin');
        await scene.sees('2 of 8');
        await scene.press('Replace key…');
        await page.getByRole('dialog').getByRole('button', { name: 'Replace key' }).waitFor();
        await shot('replace-key');
        aws.fault({ action: 'GetCallerIdentity', answer: { status: 403, code: 'InvalidClientTokenId' } });
        await page.getByRole('dialog').getByRole('button', { name: 'Replace key' }).click();
        await scene.sees('AWS is copying your new key');
        await shot('replace-key-copying');
        aws.clear();
        await scene.sees('The new key works');
        await shot('replace-key-done');
        await page.getByRole('dialog').getByRole('button', { name: /^Save/u }).click();
        await shot('save-key');
      });
    } finally {
      await aws.close();
    }
  },
};
