import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { expect } from 'playwright/test';
import type { Walker } from './setup-walk';

/** `last`: the letter of the secret that tells it from the others. */
const linkOf = (issuer: string, account: string, last: string): string =>
  `otpauth://totp/${issuer}:${account}?secret=JBSWY3DPEHPK3PX${last}&issuer=${issuer}`;

/** Answers the system's own "open file" dialog, which no page can. */
export async function chooseFile({ world }: Walker, path: string): Promise<void> {
  await world.running.app.evaluate(({ dialog }, file) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [file] }) });
  }, path);
}

/** Codes do not end while a test copies them. */
export async function earlyInWindow({ world }: Walker): Promise<void> {
  const passed = Date.now() % 30_000;
  if (passed > 20_000) await world.page.waitForTimeout(30_100 - passed);
}

const row = ({ world }: Walker, name: RegExp) =>
  world.page.locator('.codes li.entry').filter({ hasText: name });

/** Moves the cursor down from the first row to the one whose name begins so. */
async function toRow({ keys }: Walker, name: string): Promise<void> {
  await keys.press('Home');
  for (let steps = 0; steps < 30; steps += 1) {
    if ((await keys.focus()).on?.startsWith(`li "${name}`) === true) return;
    await keys.press('ArrowDown');
  }
  throw new Error(`No row ${name} under the cursor.`);
}

/** By typing, from the clipboard, from a picture, from a file of another app. */
export async function addByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page, running, folder } = world;
  // Rows of the same name may be there before; only a dialog that is gone has added its codes.
  const closed = () => page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keys.press('Control+4');
  await page.locator('.codes, .empty').first().waitFor();
  await keys.press('Control+n');
  await page.getByRole('dialog').waitFor();
  await looks.at('add: screen');
  await keys.press('Control+4');
  await keys.type('JBSW Y3DP EHPK 3PXQ');
  await keys.press('Tab');
  await keys.type('Bada');
  await keys.press('Tab');
  await keys.type('minsu');
  await looks.at('add: type it in');
  await keys.press('Enter');
  await ears.hear('Found one code, Bada.');
  await looks.at('add: preview of one');
  await keys.press('Enter');
  await ears.hear('Added 1.');
  await closed();
  await row(walker, /Bada/).waitFor();

  await running.app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    linkOf('GitHub', 'ann', 'R'),
  );
  await keys.press('Control+n', 'Control+3');
  await looks.at('add: paste');
  await keys.press('Enter');
  await ears.hear('Found one code, GitHub.');
  await keys.press('Enter');
  await closed();
  await row(walker, /GitHub/).waitFor();

  const picture = join(folder, 'code.png');
  await QRCode.toFile(picture, linkOf('Amazon Web Services', 'minji@111122223333', 'S'));
  await chooseFile(walker, picture);
  await keys.press('Control+n', 'Control+2');
  await looks.at('add: image file');
  await keys.press('Enter');
  await ears.hear('Found one QR code, Amazon Web Services.');
  await keys.press('Enter');
  await closed();
  await row(walker, /minji/).first().waitFor();

  const list = join(folder, 'list.txt');
  writeFileSync(
    list,
    ['ann', 'ben', 'cho', 'dan'].map((name, index) => linkOf('Work', name, 'ABCD'.charAt(index))).join('\n'),
  );
  await chooseFile(walker, list);
  await keys.press('Control+n', 'Control+5');
  await looks.at('add: import');
  await keys.press('Enter');
  await ears.hear('Found 4 codes');
  await looks.at('add: preview of several');
  await keys.press('Enter');
  await ears.hear('Added 4.');
  await row(walker, /Work/).first().waitFor();
  await keys.settled('import');
  await looks.at('authenticator, something just added');
}

/** Find, copy in every way, mark, hide, show, order, pin, edit, remove and take back. */
export async function dailyByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page, running } = world;
  const copied = () => running.app.evaluate(({ clipboard }) => clipboard.readText());
  await earlyInWindow(walker);
  await keys.press('/');
  await keys.type('bada');
  await expect(page.locator('.codes li.entry')).toHaveCount(1);
  await ears.hear('1 found.');
  await ears.hush();
  await keys.press('Enter');
  await ears.hear(/^Copied\. Code of Bada, minsu\. \d+ seconds left\.$/);
  expect(await copied()).toMatch(/^\d{6}$/);
  await keys.press('Escape', 'Escape');
  await expect(page.locator('.codes li.entry').nth(3)).toBeVisible();
  expect((await keys.focus()).on).toMatch(/^li /);

  await toRow(walker, 'Work, dan');
  expect((await keys.focus()).on).toMatch(/^li "Work, dan\. Code (\d ){2}\d, (\d ){2}\d\. \d+ seconds left/);
  await ears.hush();
  await keys.press('Control+Enter');
  await ears.hear('Copied. Next code of Work, dan.');
  await keys.press('Home', '2');
  await ears.hear(/^Copied\. Code of /);
  await ears.hush();
  await keys.press('Alt+3');
  await ears.hear(/^Copied\. Code of /);

  await toRow(walker, 'Work, dan');
  await keys.press('Alt+ArrowUp');
  await ears.hear(/^Work, dan, now at place \d+\.$/);
  await expect.poll(async () => (await keys.focus()).on).toMatch(/^li "Work, dan/);
  await keys.press('.');
  await page.getByRole('menu').waitFor();
  await looks.at('row menu');
  await keys.press('Escape');
  expect((await keys.focus()).on).toMatch(/^li "Work, dan/);
  await keys.press('.');
  await keys.reach(page.getByRole('menuitem', { name: /^Pin/ }), 'ArrowDown');
  await keys.press('Enter');
  // Above all groups, and back into its own.
  await page.getByRole('heading', { name: 'Pinned' }).waitFor();
  await ears.hear('Work, dan is pinned to the top.');
  await expect(page.locator('.codes li.entry').first()).toContainText('dan');
  expect((await keys.focus()).on).toMatch(/^li "Work, dan/);
  await keys.press('.');
  await keys.reach(page.getByRole('menuitem', { name: /^No longer pin/ }), 'ArrowDown');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeHidden();
  expect((await keys.focus()).on).toMatch(/^li "Work, dan/);
}

/** Tags, group, and the question before typed text is thrown away; then the filter of the new tag. */
export async function editByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const { page } = world;
  await keys.press('.');
  await keys.reach(page.getByRole('menuitem', { name: /^Edit/ }), 'ArrowDown');
  await keys.press('Enter');
  await page.getByLabel('Tags', { exact: true }).waitFor();
  await looks.at('edit sheet');
  await keys.reach(page.getByLabel('Tags', { exact: true }));
  await keys.type('night, spare');
  await keys.press('Tab');
  await keys.type('Shift work');
  await keys.press('Escape');
  await expect(page.getByRole('button', { name: 'Discard' })).toBeFocused();
  await looks.at('edit sheet: discard?');
  await keys.use(page.getByRole('button', { name: 'Keep it' }), 'Shift+Tab');
  await keys.reach(page.getByLabel('Group', { exact: true }));
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Shift work' }).waitFor();
  await expect.poll(async () => (await keys.focus()).on).toMatch(/^li "Work, dan/);
  await keys.use(page.getByRole('button', { name: /^night 1/ }), 'Shift+Tab');
  await expect(page.locator('.codes li.entry')).toHaveCount(1);
  await keys.press('Enter');
  await expect(page.locator('.codes li.entry').nth(3)).toBeVisible();
}

/** Removed, the focus is on the next one; taken back by the key that the note names. */
export async function removeByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page } = world;
  await keys.reach(page.locator('.codes li[tabindex="0"]'));
  await toRow(walker, 'Work, ben');
  const before = (await keys.focus()).on ?? '';
  await keys.press('.', 'End', 'Enter');
  await page.getByRole('alertdialog').waitFor();
  await looks.at('remove a code');
  await keys.use(page.getByRole('button', { name: 'Remove code' }));
  await ears.hear(/^Removed .+ Ctrl Z: Undo\.$/);
  await expect.poll(async () => (await keys.focus()).on).toMatch(/^li /);
  const after = (await keys.focus()).on ?? '';
  expect(after.slice(0, 12), 'the next row has the focus').not.toBe(before.slice(0, 12));
  await keys.press('Control+z');
  await expect(page.locator('.toast')).toBeHidden();
  await keys.settled('undo');
}

/** Codes that are hidden, shown for a while and marked as used. */
export async function hiddenByKeys({ world, keys, ears, looks }: Walker): Promise<void> {
  const { page } = world;
  await keys.reach(page.locator('.codes li[tabindex="0"]'));
  await keys.press('Home', 'h');
  await ears.hear('Codes are hidden.');
  await expect(page.locator('.codes output')).toHaveCount(0);
  await looks.at('authenticator, codes hidden');
  await keys.press('End');
  expect((await keys.focus()).on).toMatch(/Code hidden\. Space shows it\.$|Code hidden/);
  await keys.press('Space');
  await expect(page.locator('.codes output')).toHaveCount(1);
  await keys.press('ArrowUp', 'h');
  await ears.hear('Codes are shown.');
  await keys.press('u');
  await ears.hear('Marked as used.');
  await expect(page.locator('.codes output.used')).toHaveCount(1);
  await keys.press('u');
  await ears.hear('No longer marked as used.');
}
