import { expect } from 'playwright/test';
import { totp } from '../support/totp.mjs';
import type { Walker } from './setup-walk';
import { goTo } from './world';

/** A passphrase is set, changed and removed, each with the mistake that is easily made. */
export async function passphraseByKeys({ world, keys, ears, looks }: Walker): Promise<void> {
  const { page } = world;
  const done = async (words: string): Promise<void> => {
    await keys.press('Enter');
    await ears.hear(words, 'polite', 20_000);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await keys.settled(words);
  };
  await goTo(page, '#settings&section=lock');
  await keys.use(page.getByRole('button', { name: 'Set a passphrase…' }));
  await expect(page.getByLabel('New passphrase', { exact: true })).toBeFocused();
  await keys.type('four quiet words');
  await keys.press('Tab');
  await keys.type('four quiet word');
  await keys.press('Enter');
  await page.getByText('Both must be the same.').waitFor();
  await looks.at('set a passphrase, not the same twice');
  await keys.reach(page.getByLabel('New passphrase again'));
  await keys.type('s');
  await done('The passphrase is set.');

  await keys.use(page.getByRole('button', { name: 'Change…' }));
  await expect(page.getByLabel('Passphrase now')).toBeFocused();
  await keys.type('not it');
  await keys.press('Tab');
  await keys.type('other words');
  await keys.press('Tab');
  await keys.type('other words');
  await keys.press('Enter');
  await page.getByText('That is not the passphrase.').first().waitFor({ timeout: 20_000 });
  await looks.at('change the passphrase, a wrong one');
  await keys.reach(page.getByLabel('Passphrase now'), 'Shift+Tab');
  await keys.clear();
  await keys.type('four quiet words');
  await done('The passphrase is set.');

  await keys.use(page.getByRole('button', { name: 'Remove…' }));
  await keys.type('other words');
  await looks.at('remove the passphrase');
  await done('The passphrase is removed.');
  await expect(page.getByRole('button', { name: 'Set a passphrase…' })).toBeVisible();
}

/** A device whose codes a phone works out: both are typed, in a row. */
export async function phoneCodesByKeys({ world, keys, ears, looks }: Walker, user: string): Promise<void> {
  const { page } = world;
  await keys.press('Control+3');
  await keys.use(page.getByRole('button', { name: user, exact: true }));
  await keys.use(page.getByRole('button', { name: 'Assign MFA device' }));
  await keys.reach(page.getByRole('radio', { name: /^Keep here too|^Keep here/ }).first());
  await keys.press('ArrowDown', 'Tab', 'ArrowDown');
  await looks.at('assign sheet, by typed codes');
  await keys.press('Enter');
  const first = page.getByLabel('First code');
  await first.waitFor({ timeout: 20_000 });
  await expect(first).toBeFocused();
  await keys.use(page.getByRole('button', { name: 'Show the secret as text' }), 'Shift+Tab');
  const secret = (await page.locator('.scan-text').first().innerText()).replace(/\s/g, '');
  await keys.reach(first);
  await keys.type('12345');
  await keys.press('Enter');
  await looks.at('two codes from a phone, mistyped');
  await keys.clear();
  const now = Date.now();
  await keys.type(totp(secret, now - 30_000));
  await expect(page.getByLabel('Next code')).toBeFocused();
  await keys.type(totp(secret, now));
  await keys.press('Enter');
  await ears.hear('The device is on.', 'polite', 15_000);
  await page.getByText('1 of 8').waitFor();
  await keys.settled('a device by typed codes');
}

/** The guide to root MFA; and what is said of a user who is gone. */
export async function rootMfaByKeys({ world, keys, looks }: Walker): Promise<void> {
  const { page } = world;
  await goTo(page, '#root-key');
  await keys.reach(page.getByRole('tab', { selected: true }));
  await keys.press('ArrowRight');
  await page.getByRole('heading', { name: 'MFA for the root user' }).waitFor();
  await page.getByText('What AWS says').waitFor();
  await keys.use(page.getByRole('button', { name: 'Look at my screen' }));
  await page.getByText('No QR code seen.').waitFor({ timeout: 20_000 });
  await keys.settled('looked');
  await looks.at('root MFA, nothing seen');
  await goTo(page, '#users&id=nobody');
  await page.locator('.problem-title').waitFor();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  await looks.at('a user who is no longer there');
  await keys.use(page.getByRole('main').getByRole('button', { name: 'Try again' }));
  await keys.settled('asked again');
}
