import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addSamples, links } from './sample-codes.mjs';
import { inScene } from './studio.mjs';

/** @param {import('./studio.mjs').Scene} scene */
async function addDialog(scene) {
  const { page, shot } = scene;
  const method = (/** @type {RegExp} */ name) =>
    page
      .getByRole('dialog')
      .getByRole('tab', { name })
      .or(page.getByRole('dialog').getByRole('radio', { name }))
      .or(page.getByRole('dialog').getByRole('button', { name }))
      .first()
      .click();
  await scene.go('#authenticator&section=add');
  await page.getByRole('dialog').waitFor();
  await shot('add-screen');
  await method(/^Image file/u);
  await shot('add-image');
  await method(/^Paste/u);
  await shot('add-paste');
  await method(/^Type it in/u);
  await page.getByLabel('Secret', { exact: true }).fill('not a secret 189');
  await page.getByText('More: kind, digits, period, algorithm').click();
  await page.getByRole('button', { name: 'Show its codes' }).click();
  await page.locator('.field-box.bad').waitFor();
  await shot('add-type-refused');
  await page.getByLabel('Secret', { exact: true }).fill('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
  await page.getByLabel('Service').first().fill('Amazon Web Services');
  await page.getByLabel('Account', { exact: true }).first().fill('root-account-mfa-device@111122223333');
  await page.getByRole('button', { name: 'Show its codes' }).click();
  await page.getByRole('heading', { name: 'Found one code' }).waitFor();
  await shot('add-preview');
  await scene.escape();
  await scene.go('#authenticator&section=import');
  await page.getByRole('dialog').waitFor();
  await shot('add-import');
  const list = join(scene.saves, 'list.txt');
  await writeFile(
    list,
    [
      ...links,
      'otpauth://totp/Damaged:one?secret=1890&issuer=Damaged',
      'otpauth://totp/GitHub:minji-k?secret=KRSXG5CTMVRXEZLU&issuer=GitHub',
    ].join('\n'),
    { mode: 0o644 },
  );
  await scene.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [path] }) });
  }, list);
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('heading', { name: /Found \d+ codes/u }).waitFor();
  await shot('import-preview');
}

/** @type {import('./studio.mjs').Chapter} */
export const authenticator = {
  name: 'authenticator',
  async take(studio) {
    await inScene(studio, async (scene) => {
      const { page, shot } = scene;
      await scene.go('#authenticator');
      await scene.sees('No codes yet');
      await shot('authenticator-empty');
      const ids = await addSamples(scene);
      await scene.go('#authenticator');
      await page.locator('.codes output').first().waitFor();
      await scene.ask('authenticator.markUsed', { id: ids[0], used: true });
      await scene.ask('authenticator.copy', { id: ids[3], which: 'now' });
      await shot('authenticator');
      await scene.ask('app.changeSettings', { hideCodes: true });
      await shot('authenticator-hidden');
      await scene.ask('app.changeSettings', { hideCodes: false });
      await page.getByPlaceholder(/Find by name/u).fill('bada');
      await scene.sees(/Nothing matches/u);
      await shot('authenticator-no-match');
      await page.getByPlaceholder(/Find by name/u).fill('');
      await page.getByRole('button', { name: 'Keep showing' }).click();
      await scene.sees(/have no backup/u);
      await shot('authenticator-backup-reminder');
      const row = page.locator('.codes [data-cursor="true"]');
      const menu = async () => {
        await page.keyboard.press('Escape');
        await row.focus();
        await page.keyboard.press('.');
        await page.getByRole('menu').waitFor();
      };
      await menu();
      await shot('row-menu', { before: menu });
      await menu();
      await page.getByRole('menuitem', { name: 'Edit name, color, tags' }).click();
      await page.getByLabel('Service', { exact: true }).waitFor();
      await shot('edit-entry');
      await scene.escape();
      await menu();
      await page.getByRole('menuitem', { name: 'Show QR for another device' }).click();
      await page.getByRole('img', { name: /QR code of/u }).waitFor();
      await shot('entry-qr');
      await scene.escape();
      const passphrase = 'four words are enough';
      await scene.ask('app.setPassphrase', { current: '', next: passphrase });
      await menu();
      await page.getByRole('menuitem', { name: 'Show QR for another device' }).click();
      const asked = page.getByLabel('Passphrase', { exact: true });
      await asked.waitFor();
      await shot('entry-qr-asks');
      await asked.fill('not it');
      await page.keyboard.press('Enter');
      await page.locator('.dialog .field-box.bad').waitFor();
      await shot('entry-qr-wrong');
      await scene.escape();
      await scene.ask('app.setPassphrase', { current: passphrase, next: '' });
      await menu();
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await shot('remove-code');
      await scene.escape();
      const toast = page.locator('.toast');
      await shot('code-removed', {
        before: async () => {
          if (await toast.isVisible()) await toast.getByRole('button').click();
          await menu();
          await page.getByRole('menuitem').last().click();
          await page.getByRole('alertdialog').getByRole('button').last().click();
          await toast.waitFor();
        },
      });
      await addDialog(scene);
      await scene.escape();
      await miniWindow(scene);
    });
  },
};

/** @param {import('./studio.mjs').Scene} scene */
async function miniWindow(scene) {
  const opened = scene.app.waitForEvent('window');
  await scene.ask('app.openMini');
  const mini = await opened;
  await mini.locator('output').first().waitFor();
  await scene.shot('mini', { page: mini });
  const resize = (/** @type {[number, number]} */ size) =>
    scene.app.evaluate(({ BrowserWindow }, [width, height]) => {
      const small = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('window=mini'),
      );
      small?.setContentSize(width, height);
    }, size);
  const before = await mini.evaluate(() => /** @type {[number, number]} */ ([innerWidth, innerHeight]));
  await resize([300, 180]);
  await mini.waitForFunction(() => innerHeight === 180);
  await scene.shot('mini-small', { page: mini });
  await resize(before);
  await mini.getByPlaceholder('Type to find').fill('zzz');
  await mini
    .getByText(/Nothing matches/u)
    .first()
    .waitFor();
  await scene.shot('mini-no-match', { page: mini });
  await scene.ask('app.closeMini');
}
