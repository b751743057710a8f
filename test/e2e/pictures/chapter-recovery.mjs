import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addSamples } from './sample-codes.mjs';
import { finishedRun, inScene, openPractice } from './studio.mjs';

const passphrase = 'correct horse battery';

/** @type {import('./studio.mjs').Chapter} */
export const recovery = {
  name: 'recovery',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      const ids = await addSamples(scene);
      await scene.go('#recovery');
      await scene.sees('Encrypted backup');
      await shot('recovery-before');
      await scene.press('Make one…');
      await page.getByLabel('Passphrase', { exact: true }).fill('short');
      await page.getByLabel('The same passphrase again').fill('other');
      await page.getByRole('button', { name: 'Save backup…' }).click();
      await shot('backup-refused');
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await page.getByLabel('The same passphrase again').fill(passphrase);
      await page.getByRole('button', { name: 'Save backup…' }).click();
      await scene.sees(/Rehearse it now/u);
      await shot('backup-saved');
      await scene.escape();
      await shot('recovery');
      const [file = ''] = (await readdir(scene.saves)).filter((name) => name.endsWith('.age'));
      const bytes = await scene.app.evaluate(async (_electron, path) => path, join(scene.saves, file));
      await page.locator('input[type=file]').first().setInputFiles(bytes);
      await page.getByLabel(/^Passphrase for/u).fill('wrong passphrase');
      await page.getByRole('button', { name: 'Open a scratch copy' }).click();
      await scene.sees('That passphrase does not open this file');
      await shot('rehearsal-wrong');
      await page.getByLabel(/^Passphrase for/u).fill(passphrase);
      await page.getByRole('button', { name: 'Open a scratch copy' }).click();
      await page.getByLabel('Code').waitFor();
      await page.getByRole('button', { name: 'Show the restored copy’s code' }).click();
      await page.locator('.rehearsal-now output, .rehearsal-now .code').first().waitFor();
      await shot('rehearsal-match');
      const code = (
        await page.locator('.rehearsal-now output, .rehearsal-now .code').first().innerText()
      ).replace(/\D/gu, '');
      await page.getByLabel('Code').fill(code);
      await page.getByRole('button', { name: 'Compare' }).click();
      await scene.sees('It works.');
      await shot('rehearsal-works');
      await scene.press('Restore…');
      await page.getByRole('dialog').waitFor();
      await shot('restore');
      await page.getByRole('dialog').locator('input[type=file]').setInputFiles(bytes);
      await page
        .getByLabel(/^Passphrase for/u)
        .last()
        .fill(passphrase);
      await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: /Found \d+ codes/u })
        .waitFor();
      await shot('restore-preview');
      await scene.escape();
      await scene.press('Export…');
      await page.getByRole('dialog').waitFor();
      await shot('export');
      await page.getByRole('radio', { name: /Standard links/u }).check();
      await shot('export-links');
      await scene.escape();
      await scene.ask('authenticator.remove', { id: ids[3], typed: 'minji-k' });
      await scene.go('#recovery');
      await scene.press('Look…');
      await scene.sees('Bring back');
      await shot('removed-codes');
      await scene.escape();
      await page
        .getByRole('button', { name: /Past runs|Look|Show/u })
        .last()
        .click();
      await scene.sees('No runs yet');
      await shot('past-runs-empty');
      await scene.escape();
      await finishedRun(scene, await openPractice(scene));
      await scene.go('#recovery');
      await page
        .getByRole('button', { name: /Past runs|Look|Show/u })
        .last()
        .click();
      await scene.sees(/minji-admin,/u);
      await shot('past-runs');
    });
  },
};
