import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { ageEncrypt } from '../../../electron/recovery/age';
import { chooseFile } from './codes-walk';
import { link } from './list-walk';
import type { Walker } from './setup-walk';

const password = 'four quiet words';

/** To the dialog's last method, and its button. */
async function chooseByKeys({ world, keys }: Walker): Promise<void> {
  await keys.press('Control+n');
  await world.page.getByRole('dialog').waitFor();
  await keys.press('Control+5');
  await expect(world.page.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await keys.press('Enter');
}

/** By hand: a code that counts, after a mistyped secret and a counter that is none. */
export async function typedByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page } = world;
  const dialog = page.getByRole('dialog');
  await keys.press('Control+4');
  await page.locator('.codes').waitFor();
  await keys.press('Control+n');
  await dialog.waitFor();
  await keys.press('Control+4');
  const secret = dialog.getByLabel('Secret', { exact: true });
  await expect(secret).toBeFocused();
  await keys.type('JBSWY3DPEHPK3P');
  await keys.press('Enter');
  await dialog.getByText(/A letter is missing or too many/).waitFor();
  await keys.clear();
  await keys.type('JBSWY3DPEHPK3PXL');
  await keys.press('Tab');
  await keys.type('Typed');
  await keys.use(dialog.getByText('More: kind, digits, period, algorithm'));
  await keys.reach(dialog.getByLabel('Kind'));
  await keys.press('ArrowDown');
  const counter = dialog.getByLabel('Counter of the next code');
  await keys.reach(counter);
  await keys.clear();
  await keys.type('seven');
  await keys.press('Enter');
  await dialog.getByText('The counter is a whole number from 0 on.').waitFor();
  await looks.at('add: by hand, a counter that is none');
  await keys.reach(counter, 'Shift+Tab');
  await keys.clear();
  await keys.type('7');
  await keys.reach(dialog.getByLabel('Digits'));
  await keys.press('9');
  await keys.reach(counter, 'Shift+Tab');
  await keys.press('Enter');
  await dialog.getByText(/9 digits .* counts up/).waitFor();
  await keys.press('Enter');
  await ears.hear('Added 1.');
  await dialog.waitFor({ state: 'hidden' });
}

/** Another app's file: one row left out, all chosen, one left out again, and Enter on a check box adds. */
export async function choicesByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page, folder } = world;
  const file = join(folder, 'choices.txt');
  const lines = ['Eun', 'Finn', 'Gil'].map((name, at) => link('Night', name, 'GHI'.charAt(at)));
  writeFileSync(file, [...lines, 'otpauth://totp/Night:Hana?secret=0189'].join('\n'));
  await chooseFile(walker, file);
  await chooseByKeys(walker);
  const dialog = page.getByRole('dialog');
  const add = (count: number) => dialog.getByRole('button', { name: `Add ${count} of 4` });
  await expect(add(3)).toBeFocused();
  const box = (name: string) => dialog.getByRole('checkbox', { name });
  await expect(box('Night, Hana')).toBeDisabled();
  await keys.reach(box('Night, Finn'), 'Shift+Tab');
  await keys.press('Space');
  await expect(add(2)).toBeVisible();
  await keys.reach(box('Choose all'), 'Shift+Tab');
  await keys.press('Space');
  await expect(add(3)).toBeVisible();
  await keys.press('Space');
  // With nothing chosen there is nothing to press, and the way on is still in sight.
  await expect(dialog.getByRole('button', { name: /^Add \d/ })).toHaveCount(0);
  await keys.settled('nothing chosen');
  await keys.reach(box('Night, Gil'));
  await keys.press('Space', 'Enter');
  await ears.hear('Added 1.');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.codes li.entry').filter({ hasText: 'Gil' }).waitFor();
  await expect(page.locator('.codes li.entry').filter({ hasText: 'Finn' })).toHaveCount(0);
  await keys.settled('import with choices');
}

/** An Aegis file by its password, and the same file read again: a wrong password first, then nothing that is new. */
export async function exportByKeys(walker: Walker): Promise<void> {
  const { world, keys } = walker;
  const { page, running, folder } = world;
  await running.saveTo(folder);
  await keys.press('Control+5');
  const opener = page.getByRole('button', { name: 'Export…' }).first();
  await keys.use(opener);
  const dialog = page.getByRole('dialog');
  await keys.reach(dialog.getByRole('radio', { name: /Aegis/ }));
  await keys.press('ArrowDown', 'ArrowDown');
  await expect(dialog.getByText('This list is not encrypted.')).toBeVisible();
  await keys.press('ArrowDown');
  await keys.reach(dialog.getByRole('textbox'));
  await keys.type(password);
  await keys.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused({ timeout: 30_000 });
  await keys.press('Enter');
  await expect(opener).toBeFocused();

  const name = readdirSync(folder).find((one) => one.startsWith('offroot-codes')) ?? '';
  await chooseFile(walker, join(folder, name));
  await keys.press('Control+4');
  await page.locator('.codes').waitFor();
  await chooseByKeys(walker);
  const field = dialog.getByLabel('Password of the Aegis file');
  await expect(field).toBeFocused();
  await keys.type('not it');
  await keys.press('Enter');
  await dialog.getByText(/^That password does not open this file/).waitFor({ timeout: 30_000 });
  await expect(field).toBeFocused();
  await keys.type(password);
  await keys.press('Enter');
  await dialog.getByText('same as existing, skipped').first().waitFor({ timeout: 30_000 });
  await keys.settled('nothing new in it');
  await keys.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await keys.settled('closed');
}

/** A file that says nothing of itself is asked for a password as what it could be. */
export async function unmarkedByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const { page, folder } = world;
  const file = join(folder, 'backup.bin');
  writeFileSync(
    file,
    Uint8Array.from({ length: 256 }, (_, at) => (at * 167 + 129) & 0xff),
  );
  await chooseFile(walker, file);
  await chooseByKeys(walker);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/could be an encrypted andOTP backup, or a damaged file/).waitFor();
  await keys.type('a password');
  await keys.press('Enter');
  await dialog.getByText(/^That password does not open it as an andOTP backup/).waitFor({ timeout: 30_000 });
  await looks.at('import: a file without a mark');
  await keys.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await keys.settled('closed');
}

/** A backup brought back: file, passphrase with a mistake first, the same preview as an import. */
export async function restoreByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page, folder } = world;
  const file = join(folder, 'backup.age');
  // Sealed for a test: cheaper to open than a real one, which the walk of the rehearsal makes.
  writeFileSync(file, await ageEncrypt(Buffer.from(link('Restored', 'lost', 'K')), password, 10));
  await keys.press('Control+5');
  const opener = page.getByRole('button', { name: 'Restore…' }).first();
  await keys.use(opener);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Choose the file' })).toBeFocused();
  // The system's own dialog opens by a press of Enter, which the walk of the rehearsal shows.
  await dialog.locator('input[type=file]').setInputFiles(file);
  const field = dialog.getByLabel(/^Passphrase for/);
  await expect(field).toBeFocused();
  await keys.type('not it');
  await keys.press('Enter');
  await dialog.getByText('That passphrase does not open this file.').waitFor({ timeout: 30_000 });
  await keys.reach(field, 'Shift+Tab');
  await keys.clear();
  await keys.type(password);
  await keys.press('Enter');
  await expect(dialog.getByRole('button', { name: /^Add 1 of 1/ })).toBeFocused();
  await keys.press('Enter');
  await ears.hear('Added 1.');
  await expect(opener).toBeFocused();
}
