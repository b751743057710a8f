import { totp } from './support/totp.mjs';
import { must, user } from './walk-support.mjs';

/** The last four of the sixteen steps: what the console's sign-in form asks for, in its order.
 * @type {readonly import('./walk-steps.mjs').WalkStep[]} */
export const signInSteps = [
  {
    n: 13,
    title: 'copy the account id or alias',
    async does(world) {
      const { page, state } = world;
      await page.getByRole('button', { name: 'Copy Account ID or alias' }).click();
      await page.waitForTimeout(300);
      const copied = await world.clipboard();
      must(
        copied === state.accountId || /^[a-z0-9-]{3,63}$/u.test(copied),
        'the clipboard does not hold the account',
      );
      return {
        shown: copied === state.accountId ? 'the account number without dashes' : 'the alias',
        asked: 'Copy',
      };
    },
  },
  {
    n: 14,
    title: 'open the sign-in page',
    async does(world) {
      await world.page.getByRole('button', { name: 'Open sign-in page' }).click();
      await world.page.getByText(/Signed in\?/u).waitFor();
      const opened = (await world.opened()).at(-1) ?? '';
      must(/^https:\/\/[a-z0-9-]+\.signin\.aws\.amazon\.com\/console/u.test(opened), `opened ${opened}`);
      return { shown: opened, asked: 'Open sign-in page' };
    },
  },
  {
    n: 15,
    title: 'user name and password',
    async does(world) {
      const { page } = world;
      await page.getByRole('button', { name: 'Copy User name' }).click();
      await page.waitForTimeout(300);
      must((await world.clipboard()) === user, 'the clipboard does not hold the user name');
      await page.getByRole('button', { name: 'Copy Password' }).click();
      await page.waitForTimeout(300);
      const password = await world.clipboard();
      must(password.length >= 16 && password !== user, 'the clipboard does not hold a password');
      must(!(await page.content()).includes(password), 'the password is in the page');
      return {
        shown: `both copied; the password (${password.length} characters) never enters the page`,
        asked: 'Copy, Copy',
      };
    },
  },
  {
    n: 16,
    title: 'MFA code',
    async does(world) {
      const { page, state } = world;
      await page.getByRole('button', { name: /^Copy MFA code|^MFA code/u }).click();
      const before = await world.clipboard();
      const deadline = Date.now() + 45_000;
      let code = before;
      while (!/^\d{6}$/u.test(code) && Date.now() < deadline) {
        await page.waitForTimeout(500);
        code = await world.clipboard();
      }
      const near = [-30_000, 0, 30_000, 60_000].map((shift) => totp(state.secret, Date.now() + shift));
      must(near.includes(code), 'the copied code is not a current one');
      return { shown: 'a fresh code, copied', asked: 'Copy' };
    },
  },
];
