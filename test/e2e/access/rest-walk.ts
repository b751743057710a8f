import { join } from 'node:path';
import { expect } from 'playwright/test';
import { heardWhenLocked } from './voice';
import { ask, goTo } from './world';
import type { Walker } from './setup-walk';

const passphrase = 'four quiet words here';

/** An encrypted backup, opened once: file, passphrase, one matching code. Then the other dialogs of Recovery. */
export async function recoveryByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const { page, running, folder } = world;
  await running.saveTo(folder);
  await keys.press('Control+5');
  await page.getByRole('heading', { name: 'If this computer were gone' }).waitFor();
  await keys.use(page.getByRole('button', { name: 'Make one…' }));
  await keys.type(passphrase);
  await keys.press('Tab');
  await keys.reach(page.getByLabel('The same passphrase again'));
  await keys.type(passphrase);
  await looks.at('backup dialog');
  await keys.press('Enter');
  await page
    .getByRole('dialog')
    .getByText(/^Saved/)
    .waitFor({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('button', { name: 'Save a new one…' })).toBeFocused();
  await looks.at('recovery');

  const file = await page
    .getByText(/Saved .*offroot/)
    .first()
    .locator('.mono')
    .first()
    .innerText();
  await keys.use(page.getByRole('button', { name: 'Open below' }));
  await expect(page.getByRole('button', { name: 'Choose the file' })).toBeFocused();
  const picker = page.locator('input[type=file]').first();
  // The dialog itself belongs to the system; that it was asked for is what the page can show.
  await picker.evaluate((input) => {
    input.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
        input.setAttribute('data-asked', 'yes');
      },
      { once: true },
    );
  });
  await keys.press('Enter');
  await expect(picker).toHaveAttribute('data-asked', 'yes');
  await picker.setInputFiles(join(folder, file));
  await keys.reach(page.getByLabel(/^Passphrase for/));
  await keys.type(passphrase);
  await keys.press('Enter');
  const code = page.getByLabel('Code', { exact: true });
  await code.waitFor({ timeout: 30_000 });
  await expect(code).toBeFocused();
  await looks.at('rehearsal: match one code');
  await keys.use(page.getByRole('button', { name: /Show the restored copy/ }));
  const shown = (await page.locator('.rehearsal-now output').innerText()).replace(/\D/g, '');
  await keys.settled('the code of the copy');
  await keys.reach(code, 'Shift+Tab');
  await keys.type(shown);
  await keys.press('Enter');
  await page.getByText('It works.').waitFor();
  await keys.settled('rehearsed');
  for (const [opener, name] of [
    ['Restore…', 'restore dialog'],
    ['Export…', 'export dialog'],
    ['Look…', 'removed codes'],
  ] as const) {
    const button = page.getByRole('button', { name: opener }).first();
    await keys.use(button);
    await page.getByRole('dialog').waitFor();
    await keys.settled(name);
    await looks.at(name);
    await keys.press('Escape');
    await expect(button).toBeFocused();
  }
}

/** Root key, its MFA guide, each part of Settings. */
export async function farByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page } = world;
  await keys.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await looks.at('palette');
  await keys.type('nothing is called so');
  await looks.at('palette, nothing found');
  await keys.press('Escape');
  await keys.type('root key');
  await keys.press('Enter');
  await page.getByRole('heading', { level: 1, name: /root access key/i }).waitFor();
  const field = page.getByLabel(/^Type/);
  await keys.reach(field);
  await keys.type('practice');
  await ears.hear('Matches. Delete root key is available.');
  await expect(page.getByRole('button', { name: 'Delete root key' })).toBeFocused();
  await looks.at('root key');
  await keys.press('Control+Comma');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  const parts = page.getByRole('navigation', { name: 'Sections of Settings' }).getByRole('button');
  const names = await parts.allInnerTexts();
  for (const name of names) {
    await keys.use(page.getByRole('button', { name, exact: true }).last());
    await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    await looks.at(`settings: ${name}`);
  }
}

/** What the shell opens above any screen. */
export async function layersByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const { page } = world;
  await keys.press('Control+4');
  await page.locator('.codes').waitFor();
  await keys.reach(page.locator('.codes li[tabindex="0"]'));
  const was = (await keys.focus()).on?.slice(0, 12);
  const back = async (): Promise<void> => {
    await keys.press('Escape');
    await expect.poll(async () => (await keys.focus()).on?.slice(0, 12)).toBe(was);
  };
  await keys.press('Control+Shift+A');
  await page.getByRole('dialog').waitFor();
  await looks.at('switcher');
  await keys.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab');
  await back();
  await keys.press('Shift+?');
  await page.getByRole('dialog').waitFor();
  await looks.at('help');
  await back();
  await keys.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowUp');
  await back();
  for (const region of ['nav', 'banner', 'main']) {
    await keys.press('F6');
    expect((await keys.focus()).on, `F6 to ${region}`).not.toBeNull();
  }
  await keys.reach(page.getByRole('button', { name: /Make something go wrong/ }));
  await keys.press('Enter');
  await page.getByRole('menu').waitFor();
  await looks.at('practice menu');
  await keys.press('Escape');
  await expect(page.getByRole('button', { name: /Make something go wrong/ })).toBeFocused();
}

/** The small window beside: find, move, copy, leave. */
export async function miniByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const main = world.page;
  const opens = world.running.app.waitForEvent('window');
  await keys.press('Control+Shift+M');
  const mini = await opens;
  await mini.getByRole('option').first().waitFor();
  world.page = mini;
  await expect(mini.getByRole('combobox')).toBeFocused();
  await looks.at('mini window');
  await keys.press('ArrowDown', 'ArrowUp');
  await keys.type('bada');
  await expect(mini.getByRole('option')).toHaveCount(1);
  await keys.press('Escape');
  await expect(mini.getByRole('option').nth(1)).toBeVisible();
  await keys.type('bada');
  expect(await keys.pointed()).toEqual([]);
  // The window goes away with the copy; what it said goes with it.
  await mini.keyboard.press('Enter').catch(() => undefined);
  await expect.poll(() => world.running.app.windows().length).toBe(1);
  world.page = main;
}

/** Locks by its key and opens again with the passphrase, in both themes; the page is another one each time. */
export async function lockByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  await ask(world.page, 'app.setPassphrase', { current: '', next: passphrase });
  for (const [language, theme] of [
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const) {
    await ask(world.page, 'app.changeSettings', { language, theme });
    await goTo(world.page, '#authenticator');
    await world.page.locator('.codes').waitFor();
    const next = world.running.app.waitForEvent('window');
    await world.page.keyboard.press('Control+l').catch(() => undefined);
    world.page = await next;
    const { page } = world;
    await ears.hear(heardWhenLocked(language), 'assertive');
    const field = page.locator('.lock-form input');
    await expect(field).toBeFocused();
    await looks.locked(`lock screen, ${theme}`);
    if (theme === 'dark') {
      await keys.type('not it');
      await keys.press('Enter');
      await page.getByText('That is not the passphrase.').waitFor();
      await expect(field).toBeFocused();
      await looks.locked('lock screen, wrong passphrase');
    }
    await keys.type(passphrase);
    await page.keyboard.press('Enter');
    await page.locator('.codes').waitFor();
    await keys.settled('unlocked');
  }
  await ask(world.page, 'app.changeSettings', { language: 'en', theme: 'light' });
  await ask(world.page, 'app.setPassphrase', { current: passphrase, next: '' });
}
