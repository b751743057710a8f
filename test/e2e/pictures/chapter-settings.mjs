import { addSamples } from './sample-codes.mjs';
import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { connect, inScene, openPractice } from './studio.mjs';

const sections = ['general', 'lock', 'codes', 'accounts', 'clock', 'keychain', 'network', 'files', 'about'];

/** @type {import('./studio.mjs').Chapter} */
export const settings = {
  name: 'settings',
  async take(studio) {
    const aws = await startLoopbackAws({ alias: 'haneul-studio' });
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      await openPractice(scene);
      await connect(scene, aws);
      await addSamples(scene);
      for (const section of sections) {
        await scene.go(`#settings&section=${section}`);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        await shot(`settings-${section}`);
      }
      await scene.go('#settings&section=accounts');
      await page
        .getByRole('button', { name: /^Forget/u })
        .first()
        .click();
      await shot('forget-account');
      await scene.escape();
      await scene.go('#settings&section=lock');
      await scene.press('Set a passphrase…');
      await page.getByLabel('New passphrase', { exact: true }).fill('four words are enough');
      await page.getByLabel('New passphrase again').fill('four words');
      await page.getByLabel('New passphrase again').press('Enter');
      await shot('set-passphrase');
      await page.getByLabel('New passphrase again').fill('four words are enough');
      await page.getByLabel('New passphrase again').press('Enter');
      await page.getByRole('button', { name: 'Change…' }).click();
      await page.getByLabel('Passphrase now').fill('not it');
      await page.getByLabel('New passphrase', { exact: true }).fill('five words are even better');
      await page.getByLabel('New passphrase again').fill('five words are even better');
      await page.getByLabel('New passphrase again').press('Enter');
      await page.getByRole('dialog').locator('.field-box.bad').waitFor();
      await shot('change-passphrase');
      await scene.escape();
      await page.getByRole('button', { name: 'Remove…' }).click();
      await shot('remove-passphrase');
    });
    await aws.close();
  },
};
