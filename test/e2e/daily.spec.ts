import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  ListAccessKeysCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'playwright/test';
import { addLinks } from './access/world';
import { launchApp, type Running } from './support/app.mjs';

/** A practice account in a process of its own, on loopback. */
type Served = { readonly url: string; readonly accessKeyId: string; readonly secretAccessKey: string };
const servers: ChildProcess[] = [];

async function serve(seed: string): Promise<Served> {
  const args = ['scripts/practice-serve.mjs', '--seed', seed, '--propagation-ms', '1500', '--seconds', '300'];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(server);
  let said = '';
  for await (const chunk of server.stdout) {
    said += String(chunk);
    if (said.includes('Ctrl+C')) break;
  }
  const value = (name: string): string => new RegExp(`${name}=(\\S+)`).exec(said)?.[1] ?? '';
  return {
    url: value('AWS_ENDPOINT_URL_IAM'),
    accessKeyId: value('AWS_ACCESS_KEY_ID'),
    secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
  };
}

const iamOf = ({ url, ...credentials }: Served) =>
  new IAMClient({ region: 'us-east-1', endpoint: url, credentials });

test.describe('a day with several accounts', () => {
  test.describe.configure({ mode: 'serial' });
  const folder = mkdtempSync(join(tmpdir(), 'offroot-daily-'));
  chmodSync(folder, 0o777);
  let running: Running;
  let first: Served;
  let second: Served;

  test.beforeAll(async () => {
    const executable = process.env['OFFROOT_EXECUTABLE'];
    if (executable === undefined) throw new Error('OFFROOT_EXECUTABLE names the app; npm test sets it.');
    [first, second] = await Promise.all([serve('one'), serve('two')]);
    running = await launchApp({ executable, env: process.env, userData: join(folder, 'data') });
    await running.saveTo(folder);
  });
  test.afterAll(async () => {
    await running.close();
    for (const server of servers) server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Account number, kept items and the like, as the page asks main. */
  const ask = <T>(channel: string, request: object): Promise<T> =>
    running.page.evaluate(
      async ([name, body]) => {
        const { offroot } = globalThis as unknown as {
          offroot: { call(name: string, body: object): Promise<{ value: unknown }> };
        };
        return (await offroot.call(name, body)).value;
      },
      [channel, request] as const,
    ) as Promise<T>;

  const goTo = async (place: string): Promise<void> => {
    await running.page.evaluate((hash) => history.replaceState(null, '', hash), place);
    await running.page.reload();
  };
  const endpoint = async (url: string): Promise<void> => {
    await running.page.getByText('Partition and endpoint').click();
    await running.page.getByLabel('Address instead of AWS').fill(url);
  };
  const isMine = async (nickname: string): Promise<void> => {
    const { page } = running;
    await page.getByRole('heading', { name: 'Is this your account?' }).waitFor();
    await page.getByLabel('Nickname').fill(nickname);
    await page.waitForTimeout(600);
    await page.getByRole('button', { name: /This is my account/ }).click();
    await page.getByRole('heading', { name: /protections are in place/ }).waitFor();
  };

  test('before there is an account, AWS can be asked whether it is there', async () => {
    const answer = await running.page.evaluate(() => {
      const { offroot } = globalThis as unknown as {
        offroot: { call(name: string, body: object): Promise<{ ok: boolean; problem?: { code: string } }> };
      };
      return offroot.call('app.checkClock', {});
    });
    // Where this runs AWS may be out of reach; then the answer says so, and the banner with it.
    expect(answer.problem?.code ?? 'answered').toMatch(/^(?:answered|offline|no-answer)$/);
    if (answer.problem?.code === 'offline')
      await expect(running.page.getByText('You are offline.')).toBeVisible();
  });

  test('a typed key with stray blanks connects, and a banner says that it is not AWS', async () => {
    const { page } = running;
    await page.getByRole('button', { name: /Use a root access key/ }).click();
    await endpoint(first.url);
    await page.getByLabel('Access key ID').fill(` ${first.accessKeyId} `);
    await page.getByLabel('Secret access key').fill(`${first.secretAccessKey} `);
    await page.getByRole('button', { name: /^Connect/ }).click();
    await isMine('Haneul Studio');
    await expect(page.getByText(`Requests go to ${first.url}`)).toBeVisible();
  });

  test("the console's file with a byte order mark, pasted whole, connects a second one beside it", async () => {
    const { page } = running;
    await goTo('#welcome');
    await page.getByRole('button', { name: /Use a root access key/ }).click();
    await endpoint(second.url);
    const text = `\uFEFFAccess key ID,Secret access key\r\n${second.accessKeyId}, ${second.secretAccessKey} \r\n`;
    await page.getByLabel('Access key ID').evaluate((field, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
    await page.getByRole('button', { name: /^Connect/ }).click();
    await isMine('Bada Payments');
    const { accounts, selected } = await ask<{
      accounts: { ref: string; nickname: string }[];
      selected: string;
    }>('app.getState', {});
    expect(accounts.map(({ nickname }) => nickname)).toEqual(['Haneul Studio', 'Bada Payments']);
    expect(accounts.find(({ ref }) => ref === selected)?.nickname).toBe('Bada Payments');
  });

  test('two keys switch to the other account, and the page is its own', async () => {
    const { page } = running;
    await page.keyboard.press('Control+Shift+A');
    await page.getByRole('option', { name: /Haneul Studio/ }).waitFor();
    await page.keyboard.press('Alt+1');
    await expect(page.getByText(`Requests go to ${first.url}`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Haneul Studio' })).toBeVisible();
  });

  test('a user gets a new password, which is kept and shown only when asked for', async () => {
    const { page } = running;
    const iam = iamOf(first);
    await iam.send(new CreateUserCommand({ UserName: 'jun' }));
    await iam.send(new CreateAccessKeyCommand({ UserName: 'jun' }));
    await goTo('#users&id=jun');
    await page.getByRole('button', { name: 'Set a password…' }).click();
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByText('kept in this computer’s keychain').waitFor();
    const { password } = await ask<{ password: string }>('users.revealPassword', await userRef());
    expect(password.length).toBeGreaterThanOrEqual(24);
    expect(await page.content()).not.toContain(password);
    await page.getByRole('dialog').getByRole('button', { name: /Show/ }).click();
    await expect(page.getByText(password)).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  });

  test('a key is replaced, the new one is saved for its owner alone, and the history has the request ids', async () => {
    const { page } = running;
    const keys = async () =>
      (await iamOf(first).send(new ListAccessKeysCommand({ UserName: 'jun' }))).AccessKeyMetadata?.map(
        ({ AccessKeyId }) => AccessKeyId,
      );
    const before = await keys();
    await page.getByRole('button', { name: 'Replace key…' }).click();
    await page.getByRole('button', { name: 'Replace key', exact: true }).click();
    await page.getByText('The new key works').waitFor();
    const after = await keys();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await page.getByRole('button', { name: 'Save as CSV…' }).click();
    await page.getByRole('button', { name: 'Save…', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    const file = join(folder, 'jun_import.csv');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(`jun,${after?.[0]},`);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('tab', { name: 'History' }).click();
    for (const did of ['Password set', 'Access key made', 'Access key deleted'])
      await expect(page.getByText(did)).toBeVisible();
    await expect(page.getByTitle(/^Copy the request id/i)).toHaveCount(3);
  });

  test('removing an account deletes what the keychain holds of it and leaves the other one', async () => {
    const { page } = running;
    const { accountRef } = await userRef();
    await goTo('#settings&section=accounts');
    const row = page.locator('.row, li', { hasText: 'Haneul Studio' }).first();
    await row.getByRole('button', { name: /Forget/ }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Forget/ })
      .click();
    await expect(page.getByRole('alertdialog')).toBeHidden();
    const { accounts } = await ask<{ accounts: { nickname: string }[] }>('app.getState', {});
    expect(accounts.map(({ nickname }) => nickname)).toEqual(['Bada Payments']);
    expect(readFileSync(join(folder, 'data', 'users.json'), 'utf8')).not.toContain(accountRef);
  });

  test('codes without a backup are said quietly, once, until a real backup is made; what is newer can wait a week', async () => {
    const { page } = running;
    const link = (name: string, last: string) =>
      `otpauth://totp/Work:${name}?secret=JBSWY3DPEHPK3PX${last}&issuer=Work`;
    const main = page.getByRole('main');
    await addLinks(page, [link('ann', 'P'), link('ben', 'Q')]);
    await goTo('#authenticator');
    // One question at a time: the one about hiding codes comes first.
    await expect(main.getByText('2 codes have no backup.')).toBeHidden();
    await main.getByRole('button', { name: 'Keep showing' }).click();
    await expect(main.getByText('2 codes have no backup.')).toBeVisible();
    const said = page.getByRole('status').filter({ hasText: '2 codes have no backup.' });
    await said.waitFor({ state: 'attached', timeout: 4000 });
    await expect(page.getByRole('navigation').getByText('2 to do')).toBeVisible();

    await main.getByRole('button', { name: 'Back up now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passphrase', { exact: true }).fill('four quiet words here');
    await dialog.getByLabel('The same passphrase again').fill('four quiet words here');
    await dialog.getByRole('button', { name: /^Save backup/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).click({ timeout: 30_000 });
    await expect(
      main.getByText(/^2 codes\. Saved (?:just now|\d+ seconds ago) to offroot-backup/),
    ).toBeVisible();
    await expect(page.getByRole('navigation').getByText('1 to do')).toBeVisible();
    await goTo('#authenticator');
    await main.locator('.codes').waitFor();
    await expect(main.getByText(/backup/)).toHaveCount(0);

    await addLinks(page, [link('cho', 'R')]);
    const [ann] = (
      await ask<{ entries: { id: string; account: string }[] }>('authenticator.list', { from: 0, count: 250 })
    ).entries;
    await ask('authenticator.remove', { id: ann?.id, typed: ann?.account });
    const newer = main.getByText(
      '1 code is newer than your backup. Saved today. Since then 1 added, 0 changed, 1 removed.',
    );
    await expect(newer).toBeVisible();
    await main.getByRole('button', { name: 'Remind me in a week' }).click();
    await expect(newer).toBeHidden();
    await goTo('#recovery');
    await expect(newer).toBeVisible();
    await expect(main.getByRole('button', { name: 'Remind me in a week' })).toBeHidden();
    const { entries } = await ask<{ entries: { id: string; account: string }[] }>('authenticator.list', {
      from: 0,
      count: 250,
    });
    for (const { id, account } of entries) await ask('authenticator.remove', { id, typed: account });
  });

  test('a command of the menu is obeyed once, and not again by the page after unlocking', async () => {
    const { page, app } = running;
    const label = 'Add codes…';
    const press = () =>
      app.evaluate(({ Menu }, wanted) => {
        const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
        items.find(({ label: one }) => one === wanted)?.click();
      }, label);
    await press();
    await page.getByRole('heading', { name: 'Add codes' }).waitFor();
    const next = app.waitForEvent('window');
    await ask('app.lock', {}).catch(() => undefined);
    const locked = await next;
    await locked.getByRole('button', { name: /Unlock/ }).click();
    await locked.getByRole('heading', { level: 1 }).waitFor();
    await locked.getByRole('button', { name: /^Lock/ }).waitFor();
    await locked.waitForTimeout(1500);
    await expect(locked.getByRole('heading', { name: 'Add codes' })).toBeHidden();
  });

  async function userRef(): Promise<{ accountRef: string; userName: string }> {
    const { accounts } = await ask<{ accounts: { ref: string; nickname: string }[] }>('app.getState', {});
    const { ref = '' } = accounts.find(({ nickname }) => nickname === 'Haneul Studio') ?? {};
    return { accountRef: ref, userName: 'jun' };
  }
});
