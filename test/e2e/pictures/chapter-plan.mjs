import { inScene, openPractice } from './studio.mjs';

/** @type {import('./studio.mjs').Chapter} */
export const plan = {
  name: 'plan',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      await openPractice(scene);
      await scene.go('#setup');
      await scene.sees('Create the user');
      await page.getByLabel('User name').fill('minji-admin');
      await page.getByLabel('User name').blur();
      await page.getByRole('main').getByText('Create the user minji-admin').first().waitFor();
      await page.getByRole('button', { name: 'Show the command of step 4' }).click();
      await page.getByText('Changed', { exact: true }).first().waitFor({ state: 'hidden' });
      await shot('plan');
      await page.getByText('Why MFA first?').click();
      await page.getByRole('radio', { name: 'Type my own' }).check();
      await page.getByLabel('Your password').fill('short');
      await page.getByRole('radio', { name: /Choose policies or a group/u }).check();
      await page.getByLabel(/Find an AWS policy/u).fill('ReadOnly');
      await scene.sees('ReadOnlyAccess');
      await shot('plan-choices');
      await page.getByLabel('Your password').fill('Four words are enough, 4');
      await page.keyboard.press('Tab');
      await scene.sees('Your password is set');
      await shot('plan-password-set');
      await scene.go('#setup');
      await scene.sees('Create the user');
      await page.getByRole('button', { name: 'Edit' }).first().click();
      await scene.press('Add a tag');
      await page.getByRole('textbox', { name: 'Key', exact: true }).first().fill('aws:owner');
      await page.getByRole('textbox', { name: 'Value', exact: true }).first().fill('minji');
      await scene.press('Done');
      await page.getByRole('dialog').locator('.field-box.bad').first().waitFor();
      await shot('plan-tags');
      await scene.escape();
      await scene.go('#setup');
      await scene.sees('Create the user');
      await page.getByLabel('User name').fill('a name, with blanks');
      await page.getByLabel('User name').blur();
      await shot('plan-name-refused');
      await scene.go('#setup');
      await scene.sees('Create the user');
      // Both aim at the names of the plan on screen.
      await scene.ask('practice.scenario', { scenario: 'leftover-device' });
      await scene.ask('practice.scenario', { scenario: 'name-taken' });
      await scene.go('#setup');
      const remove = page.getByRole('button', { name: 'Delete it…' });
      await remove.waitFor();
      await shot('plan-problems');
      const device = await page.getByLabel('MFA device name').inputValue();
      await remove.click();
      await page.getByRole('alertdialog').getByRole('textbox').fill(device);
      await page.getByRole('button', { name: 'Delete MFA device' }).waitFor();
      await shot('plan-delete-leftover');
    });
  },
};
