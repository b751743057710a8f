import { expect } from 'playwright/test';
import { byMenu, toRow } from './list-walk';
import type { Walker } from './setup-walk';
import { ask } from './world';

const passphrase = 'four quiet words here';

/** A code by its name, copied; nothing found leads nowhere; a command runs. */
export async function paletteByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page } = world;
  const palette = page.getByRole('dialog', { name: 'Search or run a command' });
  await keys.press('Control+4');
  await page.locator('.codes').waitFor();
  await keys.press('Control+k');
  await palette.waitFor();
  await keys.type('bada');
  await expect(palette.getByRole('option').first()).toContainText('Bada');
  await ears.hush();
  await keys.press('Enter');
  // At the end of its window it waits for the fresh one.
  await ears.hear(/^Copied\. Code of Bada, minsu\.|^Waiting \d seconds/);
  await keys.settled('copied by the palette');
  await keys.press('Control+k');
  await keys.type('zzzz');
  await expect(palette.getByRole('option')).toHaveCount(0);
  await keys.press('Enter');
  await expect(palette).toBeVisible();
  await keys.press('Escape');
  await keys.type('hide codes');
  await keys.press('Enter');
  await expect(page.locator('.codes output')).toHaveCount(0);
  await keys.press('Control+k');
  await keys.type('show codes');
  await keys.press('Enter');
  await expect(page.locator('.codes output').first()).toBeVisible();
  await keys.settled('shown again');
}

/** Where a passphrase is set, it is asked for each time before a QR code is shown; a wrong one shows nothing. */
export async function qrAsksByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page } = world;
  await toRow(walker, 'Bada');
  await byMenu(walker, /^Show QR/);
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Passphrase', { exact: true });
  const picture = dialog.getByRole('img');
  await expect(field).toBeFocused();
  await keys.type('not it');
  await keys.press('Enter');
  await dialog.getByText('That is not the passphrase.').waitFor({ timeout: 20_000 });
  await ears.hear('That is not the passphrase.', 'assertive');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(picture).toHaveCount(0);
  await looks.at('QR code of an entry, asked for the passphrase');
  await keys.type(passphrase);
  await keys.press('Enter');
  await picture.waitFor({ timeout: 20_000 });
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  await expect(field).toHaveCount(0);
  await keys.use(dialog.getByRole('button', { name: 'Hide', exact: true }), 'Shift+Tab');
  await expect(picture).toHaveCount(0);
  await keys.settled('hidden');
  await keys.use(dialog.getByRole('button', { name: 'Show again' }), 'Shift+Tab');
  await expect(field).toBeFocused();
  await expect(picture).toHaveCount(0);
  await keys.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  // The page alone decides nothing.
  const { entries } = (await ask(page, 'authenticator.list', { from: 0, count: 1 })) as {
    readonly entries: readonly { readonly id: string }[];
  };
  const id = entries[0]?.id ?? '';
  for (const [given, code] of [
    [null, 'passphrase-needed'],
    ['not it', 'passphrase-wrong'],
  ] as const)
    await expect(ask(page, 'authenticator.revealQr', { id, passphrase: given })).rejects.toThrow(code);
}

export const withPassphrase = ({ world }: Walker): Promise<unknown> =>
  ask(world.page, 'app.setPassphrase', { current: '', next: passphrase });

/** What stands on the lock screen beside its field; then in by the passphrase, and the focus is on the list. */
export async function lockScreenByKeys({ world, keys }: Walker): Promise<void> {
  const { page } = world;
  const field = page.locator('.lock-form input');
  await expect(field).toBeFocused();
  await keys.type('not it');
  await keys.use(page.getByRole('button', { name: 'Show the passphrase' }));
  await expect(field).toHaveAttribute('type', 'text');
  await expect(page.getByRole('button', { name: 'Hide the passphrase' })).toBeFocused();
  await keys.press('Space');
  await expect(field).toHaveAttribute('type', 'password');
  await keys.use(page.getByRole('button', { name: /^Unlock/ }));
  await page.getByText('That is not the passphrase.').waitFor();
  await keys.settled('a wrong passphrase');
  await keys.use(page.getByRole('button', { name: 'Ways back in' }));
  await keys.use(page.getByRole('button', { name: /I lost my MFA device/ }));
  expect(await world.running.opened()).toEqual([expect.stringContaining('docs.aws.amazon.com')]);
  await keys.use(page.getByRole('button', { name: '한국어' }));
  await page.getByRole('heading', { name: 'Offroot가 잠겨 있습니다' }).waitFor();
  await keys.settled('in Korean');
  await keys.use(page.getByRole('button', { name: 'English' }));
  await page.getByRole('heading', { name: 'Offroot is locked' }).waitFor();
  await keys.reach(field, 'Shift+Tab');
  await keys.clear();
  await keys.type(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('.codes').waitFor();
  await keys.settled('unlocked');
  expect((await keys.focus()).on).toMatch(/^li /);
}
