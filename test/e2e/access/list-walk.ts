import { expect } from 'playwright/test';
import type { Walker } from './setup-walk';
import { addLinks, ask } from './world';

export const link = (issuer: string, account: string, last: string, kind = 'totp'): string =>
  `otpauth://${kind}/${issuer}:${account}?secret=JBSWY3DPEHPK3PX${last}&issuer=${issuer}${kind === 'hotp' ? '&counter=4' : ''}`;

const names = ({ world }: Walker): Promise<readonly string[]> =>
  world.page
    .locator('.codes li.entry')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('.entry-title, .entry-sub')].map((part) => part.textContent).join(' '),
      ),
    );

/** Waits until the focus is on the row of that name, in sight. */
async function onRow({ keys }: Walker, name: string): Promise<void> {
  await expect
    .poll(async () => (await keys.focus()).on, { message: `on ${name}`, intervals: [50] })
    .toMatch(`li "${name}`);
  await keys.settled(name);
}

/** Moves the cursor down from the first row to the one whose name begins so. */
export async function toRow(walker: Walker, name: string): Promise<void> {
  await walker.keys.press('Home');
  for (let steps = 0; steps < 30; steps += 1) {
    if ((await walker.keys.focus()).on?.startsWith(`li "${name}`) === true) return;
    await walker.keys.press('ArrowDown');
  }
  throw new Error(`No row ${name} under the cursor.`);
}

/** Opens the menu of the row under the cursor and presses one of its items. */
export async function byMenu({ world, keys }: Walker, item: RegExp): Promise<void> {
  await keys.press('.');
  await world.page.getByRole('menu').waitFor();
  await keys.reach(world.page.getByRole('menuitem', { name: item }), 'ArrowDown');
  await keys.press('Enter');
}

export async function openList(walker: Walker): Promise<void> {
  const { world, keys } = walker;
  await addLinks(world.page, [
    link('Work', 'ann', 'A'),
    link('Work', 'ben', 'B'),
    link('Work', 'cho', 'C'),
    link('Bank', 'kim', 'D', 'hotp'),
    link('Bada', 'minsu', 'E'),
  ]);
  await keys.press('Control+4');
  await world.page.locator('.codes li.entry').nth(4).waitFor();
  await keys.reach(world.page.locator('.codes li[tabindex="0"]'));
}

/** Up, down and into a group by the row's menu; at the edge it says so. The focus stays on the row that moved. */
export async function moveByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page } = world;
  await toRow(walker, 'Work, ann');
  await byMenu(walker, /^Move up/);
  await ears.hear('Work, ann is the first of its group already.');
  await onRow(walker, 'Work, ann');
  await byMenu(walker, /^Move down/);
  await ears.hear('Work, ann, now at place 2.');
  await onRow(walker, 'Work, ann');
  expect((await names(walker)).slice(0, 2)).toEqual(['Work ben', 'Work ann']);
  await ears.hush();
  await byMenu(walker, /^Move up/);
  await ears.hear('Work, ann, now at place 1.');
  await onRow(walker, 'Work, ann');
  await keys.press('End', 'Alt+ArrowDown');
  await ears.hear('Bada, minsu is the last of its group already.');

  // Into a group of its own, another one after it, then their order there, and out again.
  for (const name of ['Work, cho', 'Bada, minsu']) {
    await toRow(walker, name);
    await byMenu(walker, /^Edit/);
    await keys.reach(page.getByLabel('Group', { exact: true }));
    await keys.type('Team');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await onRow(walker, name);
  }
  await expect(page.getByRole('heading', { name: 'Team' })).toBeVisible();
  expect((await names(walker)).slice(0, 2)).toEqual(['Work cho', 'Bada minsu']);
  await byMenu(walker, /^Move up/);
  await onRow(walker, 'Bada, minsu');
  await expect.poll(async () => (await names(walker)).slice(0, 2)).toEqual(['Bada minsu', 'Work cho']);
  await byMenu(walker, /^Edit/);
  await keys.reach(page.getByLabel('Group', { exact: true }));
  await keys.clear();
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await onRow(walker, 'Bada, minsu');
  expect((await names(walker))[0]).toBe('Work cho');
  // Letters lead through a menu, around its end.
  await keys.press('.', 'End', 'm');
  await expect(page.getByRole('menuitem', { name: /^Mark as used/ })).toBeFocused();
  await keys.press('m');
  await expect(page.getByRole('menuitem', { name: /^Move up/ })).toBeFocused();
  await keys.press('Tab');
  await onRow(walker, 'Bada, minsu');
}

/** Removed from the results of a search, at the end of the list, and the last of all; each time the focus has a place. */
export async function deleteByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page } = world;
  const remove = async (): Promise<void> => {
    await byMenu(walker, /^Remove/);
    await page.getByRole('alertdialog').waitFor();
    await keys.use(page.getByRole('button', { name: 'Remove code' }));
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    await keys.settled('removed');
  };
  await keys.press('/');
  await keys.type('work');
  await expect(page.locator('.codes li.entry')).toHaveCount(3);
  await keys.press('ArrowDown');
  await toRow(walker, 'Work, ann');
  await byMenu(walker, /^Remove/);
  await page.getByRole('alertdialog').waitFor();
  await keys.press('Escape');
  await onRow(walker, 'Work, ann');
  await remove();
  await onRow(walker, 'Work, ben');
  await keys.press('Control+z');
  await expect(page.locator('.codes li.entry')).toHaveCount(3);
  await keys.settled('taken back');
  // The one that a search leaves, and nothing then.
  await keys.press('/');
  await keys.clear();
  await keys.type('bada');
  await expect(page.locator('.codes li.entry')).toHaveCount(1);
  await keys.press('ArrowDown');
  await remove();
  await expect(page.getByText('Nothing matches')).toBeVisible();
  // Emptied by hand or by its button, the field keeps the focus: what is typed next is no key of the list.
  await keys.reach(page.getByLabel('Find by name, account or tag'), 'Shift+Tab');
  await keys.press('Escape');
  await expect(page.locator('.codes li.entry')).toHaveCount(4);
  await keys.type('hu');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await keys.use(page.getByRole('button', { name: 'Clear', exact: true }));
  await expect(page.getByLabel('Find by name, account or tag')).toBeFocused();
  await expect(page.locator('.codes li.entry')).toHaveCount(4);
  await keys.press('Escape');
  // From the end, one after the other, until there is none.
  for (let left = 4; left > 0; left -= 1) {
    await keys.press('End');
    const gone = (await keys.focus()).on ?? '';
    await remove();
    if (left > 1) await expect.poll(async () => (await keys.focus()).on, { intervals: [50] }).toMatch(/^li /);
    expect((await keys.focus()).on?.slice(0, 14)).not.toBe(gone.slice(0, 14));
  }
  await expect(page.getByText('No codes yet')).toBeVisible();
  await ears.hush();
  await keys.press('Control+z');
  await page.locator('.codes li.entry').first().waitFor();
  await keys.settled('the last one taken back');
  const { length } = (await ask(page, 'authenticator.removed')) as readonly unknown[];
  expect(length).toBe(4);
}

/** Removed codes of Recovery: one restored, one forgotten after a second press. */
export async function removedByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page } = world;
  await keys.press('Control+5');
  const opener = page.getByRole('button', { name: 'Look…' }).first();
  await keys.use(opener);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const restore = dialog.getByRole('button', { name: /^Bring back/ });
  await expect(restore).toHaveCount(4);
  await keys.use(dialog.getByRole('button', { name: /^Bring back: Bada/ }), 'Shift+Tab');
  await ears.hear('Bada, minsu is back.');
  await expect(restore).toHaveCount(3);
  await keys.settled('restored');
  await keys.use(dialog.getByRole('button', { name: /^Forget now/ }).first());
  await expect(dialog.getByRole('button', { name: /^Forget it for good\?/ })).toBeFocused();
  await keys.press('Enter');
  await expect(restore).toHaveCount(2);
  await keys.settled('deleted for good');
  await keys.press('Escape');
  await expect(opener).toBeFocused();
}

/** The QR code of one entry, its text, and hidden again; a counter moved on by its button. */
export async function qrByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const { page } = world;
  await keys.press('Control+4');
  await keys.reach(page.locator('.codes li[tabindex="0"]'));
  await toRow(walker, 'Bada');
  await byMenu(walker, /^Show QR/);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img').waitFor();
  await looks.at('QR code of an entry');
  await keys.use(dialog.getByRole('button', { name: 'Show the secret as text' }), 'Shift+Tab');
  await expect(dialog.locator('.secret-text')).toHaveText(/JBSW Y3DP EHPK 3PXE/);
  await keys.use(dialog.getByRole('button', { name: 'Hide', exact: true }), 'Shift+Tab');
  await expect(dialog.getByRole('img')).toHaveCount(0);
  await keys.settled('hidden');
  await keys.press('Escape');
  await onRow(walker, 'Bada, minsu');
}

/** A code that counts: its button makes the next one each time and keeps the focus. */
export async function counterByKeys(walker: Walker): Promise<void> {
  const { world, keys } = walker;
  const { page } = world;
  await addLinks(page, [link('Counter', 'lee', 'F', 'hotp')]);
  const row = page.locator('.codes li.entry').filter({ hasText: 'Counter' });
  await row.waitFor();
  const next = row.getByRole('button', { name: /^Next code/ });
  await keys.use(next);
  const shown = async () => (await row.locator('output').first().textContent())?.replace(/\D/g, '');
  await expect.poll(shown).toMatch(/^\d{6}$/);
  const first = await shown();
  await expect(next).toBeFocused();
  await keys.press('Enter');
  await expect.poll(shown).not.toBe(first);
  await keys.settled('the next one');
}
