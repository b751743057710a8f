import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readQr } from './support/qr.mjs';
import { totp } from './support/totp.mjs';
import { must, user } from './walk-support.mjs';
import { signInSteps } from './walk-sign-in.mjs';

/**
 * The sixteen steps of the manual method, each as what a person does in Offroot and what must then be true.
 * @typedef {{ page: import('playwright').Page, mode: 'practice' | 'endpoint', env: NodeJS.ProcessEnv, saveFolder: string, outDir: string, opened(): Promise<string[]>, clipboard(): Promise<string>, state: { accountId: string, secret: string }, snap: () => Promise<void> }} World
 * `snap` takes the step's picture at once; without it, it is taken when the step has ended.
 * @typedef {{ n: number, title: string, does(world: World): Promise<{ shown: string, asked: string }> }} WalkStep
 */

/** @param {import('playwright').Page} page @param {string} name */
const rail = (page, name) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name })
    .or(page.getByRole('navigation').getByRole('button', { name }))
    .first()
    .click();

/** @param {World} world */
async function beginWithKey({ page, env }) {
  await page.getByRole('button', { name: /Use an administrator I already have/u }).click();
  await page.getByLabel('Access key ID').fill(String(env['AWS_ACCESS_KEY_ID']));
  await page.getByLabel('Secret access key').fill(String(env['AWS_SECRET_ACCESS_KEY']));
  await page.getByText('Partition and endpoint').click();
  await page.getByLabel('Address instead of AWS').fill(String(env['AWS_ENDPOINT_URL_IAM']));
  await page.getByRole('button', { name: /^Connect/u }).click();
  await page.getByRole('heading', { name: 'Is this your account?' }).waitFor();
  // The page takes no press in its first half second, so that a key meant for the form cannot answer it.
  await page.waitForTimeout(700);
  await page.getByRole('button', { name: /^This is my account/u }).click();
}

/** @type {readonly WalkStep[]} */
export const walkSteps = [
  {
    n: 1,
    title: 'open IAM',
    async does(world) {
      const { page, mode, state } = world;
      await page.getByRole('heading', { name: /Stop using the root user/u }).waitFor();
      if (mode === 'practice') await page.getByRole('button', { name: /Practice first/u }).click();
      else await beginWithKey(world);
      await page.getByRole('heading', { name: /protections are in place/u }).waitFor();
      const text = await page.locator('main').innerText();
      const number = /\b(\d{4}-\d{4}-\d{4})\b/u.exec(text)?.[1] ?? '';
      must(number !== '', 'the overview shows no account number');
      state.accountId = number.replaceAll('-', '');
      return {
        shown: `overview of ${number}`,
        asked: mode === 'practice' ? 'Practice first' : 'an access key and an address',
      };
    },
  },
  {
    n: 2,
    title: 'users',
    async does({ page }) {
      await rail(page, 'Users');
      await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
      await page.getByText('No IAM users').or(page.getByRole('table')).first().waitFor();
      return { shown: 'the list of users', asked: 'nothing' };
    },
  },
  {
    n: 3,
    title: 'add user',
    async does({ page }) {
      await rail(page, 'Set up');
      await page.getByRole('heading', { name: 'Your plan' }).waitFor();
      await page.getByText('Create the user').first().waitFor();
      return { shown: 'the plan, before anything is sent', asked: 'nothing' };
    },
  },
  {
    n: 4,
    title: 'name, password and access types',
    async does({ page }) {
      const field = page.getByLabel('User name');
      await field.fill(user);
      await field.blur();
      await page.getByRole('radio', { name: 'Keep it in the keychain' }).check();
      await page.getByRole('main').getByText(`Create the user ${user}`).first().waitFor();
      must(
        (await page.getByLabel('MFA device name').inputValue()) === user,
        'the device name does not follow the user name',
      );
      must(
        await page.getByRole('radio', { name: 'Make a long random one' }).isChecked(),
        'a generated password is not the default',
      );
      return { shown: 'the plan rewritten for the choices', asked: 'user name; keep the access key' };
    },
  },
  {
    n: 5,
    title: 'AdministratorAccess',
    async does({ page }) {
      await page.getByText('Give it administrator rights').first().waitFor();
      await page.getByRole('button', { name: 'Show the command of step 3' }).click();
      const command = page.locator('.command code', { hasText: 'attach-user-policy' }).first();
      must(
        /AdministratorAccess/u.test(await command.innerText()),
        'the command does not attach AdministratorAccess',
      );
      return { shown: 'the policy step with its AWS CLI command', asked: 'nothing' };
    },
  },
  {
    n: 6,
    title: 'tags',
    async does({ page }) {
      await page.getByText('None. Skip is fine.').waitFor();
      return { shown: 'None. Skip is fine.', asked: 'nothing' };
    },
  },
  {
    n: 7,
    title: 'create',
    async does({ page, outDir }) {
      const start = page.getByRole('button', { name: /^Start setup/u });
      await page.waitForTimeout(700);
      must(
        await start.evaluate((button) => button.getAttribute('aria-disabled') !== 'true'),
        'Start setup is not available',
      );
      await start.click();
      await page.getByRole('heading', { name: `Setting up ${user}` }).waitFor();
      await page.screenshot({ path: join(outDir, '07-running.png') });
      await page.getByRole('heading', { name: `${user} works` }).waitFor({ timeout: 240_000 });
      const lead = await page.getByText(/^Proven at/u).innerText();
      const calls = await page.getByText(/requests were sent to AWS/u).innerText();
      return { shown: `${lead} ${calls}`, asked: 'Start setup' };
    },
  },
  {
    n: 8,
    title: 'download the CSV',
    async does({ page, saveFolder, snap }) {
      await page.getByRole('button', { name: 'Save CSV…' }).click();
      await page.getByRole('radio', { name: /For aws configure import/u }).check();
      await page.getByRole('button', { name: 'Save…', exact: true }).click();
      await page.getByText('Saved.', { exact: false }).first().waitFor();
      const [name] = (await readdir(saveFolder)).filter((file) => file.endsWith('.csv'));
      must(name !== undefined, 'no CSV file was written');
      const path = join(saveFolder, String(name));
      const mode = (await stat(path)).mode & 0o777;
      must(mode === 0o600, `the CSV file has mode ${mode.toString(8)}`);
      const head = (await readFile(path, 'utf8')).split(/\r?\n/u)[0]?.toLowerCase() ?? '';
      for (const column of ['user name', 'access key id', 'secret access key'])
        must(head.split(',').includes(column), `no column ${column}`);
      await snap();
      await page.getByRole('button', { name: 'Delete the file now' }).click();
      await page.getByText(/^Deleted:/u).waitFor();
      must(
        (await readdir(saveFolder)).every((file) => !file.endsWith('.csv')),
        'the CSV file is still there',
      );
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      return { shown: `${name}, mode 600, then deleted`, asked: 'Save CSV, shape, Save' };
    },
  },
  {
    n: 9,
    title: 'open the user',
    async does({ page }) {
      await rail(page, 'Users');
      await page.getByText(user, { exact: true }).first().click();
      await page.getByRole('heading', { name: user, level: 1 }).waitFor();
      return { shown: `the page of ${user}`, asked: 'nothing' };
    },
  },
  {
    n: 10,
    title: 'security credentials: assign MFA device',
    async does({ page, state }) {
      await page
        .getByText(/1 of 8/u)
        .first()
        .waitFor();
      await page
        .getByText(new RegExp(`arn:aws:iam::${state.accountId}:mfa/${user}`, 'u'))
        .or(page.getByText('MFA', { exact: false }))
        .first()
        .waitFor();
      return { shown: '1 of 8 MFA devices, assigned by the run', asked: 'nothing' };
    },
  },
  {
    n: 11,
    title: 'show the QR code',
    async does({ page, state }) {
      await rail(page, 'Set up');
      await page.getByRole('heading', { name: `${user} works` }).waitFor();
      await page.getByRole('button', { name: 'Show QR' }).click();
      const picture = page.getByRole('img', { name: /QR code of/u });
      await picture.waitFor();
      const text = await readQr(String(await picture.getAttribute('src')));
      state.secret = /[?&]secret=([A-Z2-7]+)/u.exec(text)?.[1] ?? '';
      must(
        text.startsWith('otpauth://totp/') && state.secret.length >= 16,
        'the QR code holds no otpauth URI',
      );
      return { shown: 'a QR code that another reader opens as an otpauth URI', asked: 'Show QR' };
    },
  },
  {
    n: 12,
    title: 'two consecutive codes',
    async does({ page, state, snap }) {
      await snap();
      const shownCode = (await page.getByRole('dialog').locator('output').first().innerText()).replace(
        /\D/gu,
        '',
      );
      const now = Date.now();
      const near = [-30_000, 0, 30_000].map((shift) => totp(state.secret, now + shift));
      must(near.includes(shownCode), 'the code on the page is not the one of the QR code');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      return {
        shown: 'a code that equals RFC 6238 for the scanned secret',
        asked: 'nothing: both codes were computed and sent by the run',
      };
    },
  },
  ...signInSteps,
];
