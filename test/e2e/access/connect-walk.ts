import { expect } from 'playwright/test';
import type { LoopbackAws } from '../support/loopback-aws.mjs';
import type { Walker } from './setup-walk';
import { goTo } from './world';

/** From the form to an account of one's own: what is mistyped, a key that is not ours after all, and one that is. */
export async function connectByKeys({ world, keys, ears, looks }: Walker, aws: LoopbackAws): Promise<void> {
  const { page } = world;
  const id = page.getByLabel('Access key ID');
  const fill = async (): Promise<void> => {
    await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
    await keys.use(page.getByRole('button', { name: /Use a root access key/ }));
    await expect(id).toBeFocused();
    await keys.type(aws.credentials.accessKeyId);
    await keys.press('Tab');
    await keys.type(aws.credentials.secretAccessKey);
    await keys.reach(page.getByText('Partition and endpoint'));
    await keys.press('Enter');
    await keys.reach(page.getByLabel('Address instead of AWS'));
  };
  await keys.use(page.getByRole('button', { name: /Use a root access key/ }));
  await keys.type('AKIA short');
  await keys.press('Tab');
  await keys.type('too short');
  await keys.press('Enter');
  await expect(page.locator('input[aria-invalid=true]')).toHaveCount(2);
  await looks.at('connect form, mistyped');

  await goTo(page, '#welcome');
  await fill();
  await keys.type('http://example.com');
  await keys.press('Enter');
  await page.getByText('This address is not on this computer.').waitFor();
  await looks.at('connect form, an address that is refused');
  await keys.reach(page.getByLabel('Address instead of AWS'));
  await keys.clear();
  await keys.type(aws.url);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Is this your account?' }).waitFor();
  await expect(page.getByRole('button', { name: /This is my account/ })).toBeFocused();
  await looks.at('confirm account');
  await ears.hush();
  await keys.use(page.getByRole('button', { name: /Not mine/ }), 'Shift+Tab');
  await ears.hear('The key was forgotten.');

  await fill();
  await keys.type(aws.url);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Is this your account?' }).waitFor();
  await keys.reach(page.getByLabel('Nickname'), 'Shift+Tab');
  await keys.clear();
  await keys.type('Haneul Studio');
  await keys.press('Tab');
  const color = page.getByRole('radio', { checked: true });
  const before = await color.evaluate((radio) => radio.parentElement?.title);
  await keys.press('ArrowRight');
  expect(await color.evaluate((radio) => radio.parentElement?.title)).not.toBe(before);
  await keys.use(page.getByRole('button', { name: /This is my account/ }));
  await page.getByRole('heading', { name: 'Haneul Studio' }).waitFor();
  await page.getByText(/protections are in place/).waitFor();
  await keys.settled('connected');
  await looks.at('overview of a real account');
}

/** Alias, devices without an owner, and a user who is gone. */
export async function accountByKeys({ world, keys, ears, looks }: Walker, aws: LoopbackAws): Promise<void> {
  const { page } = world;
  await keys.use(page.getByRole('button', { name: /^Choose one…/ }));
  const alias = page.getByRole('textbox', { name: 'Account alias' });
  await expect(alias).toBeFocused();
  await keys.type('Not Allowed');
  await keys.press('Enter');
  await looks.at('alias dialog, mistyped');
  await keys.clear();
  await keys.type('haneul-studio');
  await ears.hush();
  await keys.press('Enter');
  await ears.hear('The alias is set.');
  await page.getByText('haneul-studio').first().waitFor();
  await keys.settled('alias');

  aws.account.scenario('leftover-device');
  await keys.press('Control+r');
  await keys.use(page.getByRole('button', { name: /^Look: / }));
  await page.getByRole('dialog').getByText('minji-admin').first().waitFor();
  await keys.use(page.getByRole('button', { name: 'Delete… minji-admin' }));
  await expect(page.getByLabel('Name of the device')).toBeFocused();
  await looks.at('devices without an owner');
  await keys.type('minji-admin');
  await ears.hush();
  await keys.use(page.getByRole('button', { name: 'Delete device' }));
  await ears.hear('The device is deleted, and its name is free.');
  await page.getByText('Every MFA device has an owner.').waitFor();
  await keys.settled('deleted');
  await keys.press('Escape');
  await keys.settled('closed');
}
