import { expect } from 'playwright/test';
import type { Ears } from './ears';
import type { Keys } from './keys';
import type { Looks } from './looks';
import { hearRun } from './voice';
import type { World } from './world';

export type Walker = {
  readonly world: World;
  readonly keys: Keys;
  readonly ears: Ears;
  readonly looks: Looks;
};

const user = 'minji-admin';

/** Practice, plan, choices, start. Ends while the run goes on. */
export async function planByKeys({ world, keys, ears, looks }: Walker): Promise<void> {
  const { page } = world;
  await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
  await looks.at('welcome');
  await keys.press('1');
  await page.getByRole('heading', { name: /protections are in place/ }).waitFor();
  await keys.settled('practice');
  await looks.at('overview at first');
  await keys.press('Control+3');
  await page.getByText('No IAM users').waitFor();
  await looks.at('users, none yet');
  await keys.press('Control+1');
  await keys.use(page.getByRole('button', { name: /Read the plan/ }));
  await page.getByText('Create the user').first().waitFor();
  const start = page.getByRole('button', { name: /^Start setup/ });
  await expect.poll(() => keys.has(start)).toBe(true);
  await looks.at('plan');
  await keys.reach(page.getByLabel('User name'), 'Shift+Tab');
  await keys.clear();
  await keys.type(user);
  await keys.press('Tab');
  await ears.hear(`Step 2 changed: Create the user ${user}.`);
  await keys.reach(page.locator('input[type=radio]:checked').first());
  await keys.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Keep it in the keychain' })).toBeChecked();
  await keys.use(page.getByRole('button', { name: 'Edit: Tags' }));
  await keys.type('team');
  await keys.press('Tab');
  await keys.type('platform');
  await looks.at('tags dialog');
  await keys.press('Enter');
  await expect.poll(() => keys.has(page.getByRole('button', { name: 'Edit: Tags' }))).toBe(true);
  await keys.reach(page.getByRole('button', { name: /command of step/ }).first(), 'Shift+Tab');
  await keys.press('ArrowDown', 'ArrowDown', 't');
  await page.getByText(/attach-user-policy/).waitFor();
  await looks.at('plan with a command unfolded');
  await keys.press('t');
  await keys.reach(start);
  const ready = page.locator('button:not([aria-disabled="true"])', { hasText: 'Start setup' });
  await ready.waitFor();
  await ears.hush();
  await keys.press('Enter');
  await page.getByRole('heading', { name: `Setting up ${user}` }).waitFor();
  await keys.settled('start');
}

/** The run until it is done, then the result page with its dialogs, and the user's page with a second device. */
export async function resultByKeys(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  const { page, running } = world;
  const title = page.getByRole('heading', { name: `${user} works` });
  await hearRun(walker, 'en', user, () => looks.at('run, while AWS copies the key'));
  await title.waitFor();
  expect(await keys.has(title), 'the focus is on the title when the run is done').toBe(true);
  await looks.at('result');
  await ears.hush();
  await keys.press('2');
  await ears.hear('Copied. User name.');
  expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(user);
  await keys.use(page.getByRole('button', { name: 'Copy Account ID or alias' }));
  await ears.hear('Copied. Account ID or alias.');
  await keys.use(page.getByRole('button', { name: 'Save CSV…' }));
  await page.getByRole('dialog').waitFor();
  await looks.at('CSV dialog');
  await keys.press('Escape');
  await expect.poll(() => keys.has(page.getByRole('button', { name: 'Save CSV…' }))).toBe(true);
  await keys.use(page.getByRole('button', { name: 'Show QR' }), 'Shift+Tab');
  await page.getByRole('img', { name: /QR code of/ }).waitFor();
  await looks.at('QR dialog');
  await keys.use(page.getByRole('button', { name: 'Hide', exact: true }));
  await keys.use(page.getByRole('button', { name: 'Show again' }));
  await page.getByRole('img', { name: /QR code of/ }).waitFor();
  await keys.press('Escape');
  await expect.poll(() => keys.has(page.getByRole('button', { name: 'Show QR' }))).toBe(true);
}

export async function secondDeviceByKeys({ world, keys, ears, looks }: Walker): Promise<void> {
  const { page } = world;
  await keys.press('Control+3');
  const row = page.getByRole('button', { name: user, exact: true });
  await row.waitFor();
  await looks.at('users');
  await keys.use(row);
  await page.getByRole('heading', { name: user, level: 1 }).waitFor();
  await page.getByText('1 of 8').waitFor();
  await looks.at('user: security credentials');
  const tab = page.getByRole('tab', { selected: true });
  await keys.reach(tab);
  for (const name of ['Tags', 'History', 'Permissions']) {
    await keys.press(name === 'Permissions' ? 'Home' : 'ArrowRight');
    await expect(page.getByRole('tab', { name, selected: true })).toBeFocused();
    await looks.at(`user: ${name}`);
  }
  await keys.press('ArrowRight');
  await keys.use(page.getByRole('button', { name: 'Assign MFA device' }));
  await looks.at('assign sheet');
  await keys.press('Enter');
  await page.getByRole('img', { name: 'QR code of the new device' }).waitFor({ timeout: 20_000 });
  await keys.settled('made');
  await looks.at('assign sheet with the QR code');
  const same = page.getByRole('button', { name: /^Same code/ });
  await keys.reach(page.getByRole('button', { name: 'It shows something else' }));
  await keys.press('Enter');
  await keys.reach(page.getByLabel('Which code does it show?'), 'Shift+Tab');
  await keys.type('000000');
  await keys.press('Enter');
  await ears.hear(/another account’s code/);
  await keys.use(same);
  await ears.hear('The device is on.');
  await page.getByText('2 of 8').waitFor();
  await keys.settled('second device');
  const menu = page.getByRole('button', { name: `What to do with ${user}-phone` });
  await keys.use(menu);
  await page.getByRole('menu').waitFor();
  await looks.at('menu of a device');
  await keys.press('End', 'Enter');
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
  await looks.at('remove MFA device');
  await keys.press('Escape');
  await expect.poll(() => keys.has(menu)).toBe(true);
}
