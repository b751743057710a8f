import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { lockKeyring, unlockKeyring } from '../../scripts/lib/keyring.mjs';
import { vaultIsOpen } from '../bench/prepare.mjs';
import { ask } from './pictures/camera.mjs';
import { keyOf } from './pictures/studio.mjs';
import { launchApp, type Running } from './support/app.mjs';
import { endQuestion } from './support/keychain-question.mjs';
import { startLoopbackAws, type LoopbackAws } from './support/loopback-aws.mjs';

test.describe.serial('leaving in the middle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-leaving-'));
  chmodSync(folder, 0o777);
  let aws: LoopbackAws;
  let before: ReturnType<LoopbackAws['account']['snapshot']>;
  let running: Running;
  let page: Page;
  let accountRef = '';
  let said = '';

  const open = async (): Promise<void> => {
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: process.env,
      userData: join(folder, 'data'),
    });
    ({ page } = running);
    // Nobody shows notifications on this display, so what would be shown is written down instead.
    running.app.process().stdout?.on('data', (text: Buffer) => void (said += text.toString('utf8')));
    await running.app.evaluate(({ Notification }) => {
      Notification.isSupported = () => true;
      Notification.prototype.show = function show(this: { body: string }) {
        process.stdout.write(`notice: ${this.body}\n`);
      };
    });
    await vaultIsOpen(page);
  };
  const show = async (hash: string): Promise<void> => {
    await page.evaluate((to) => history.replaceState(null, '', to), hash);
    await page.reload();
    await page.locator('h1').first().waitFor();
  };
  const sees = (words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 15_000 });
  const phase = async (): Promise<string> => (await ask(page, 'setup.getRun', { accountRef }))?.phase ?? '';
  const untilPhase = (wanted: RegExp) =>
    expect.poll(phase, { timeout: 60_000, intervals: [200] }).toMatch(wanted);
  /** Leaves while AWS works on the next call of that action. */
  const during = async (action: string, leave: () => Promise<unknown> | void): Promise<void> => {
    aws.fault({ action, times: 1, delayMs: 1500 });
    await aws.asked(action);
    await leave();
  };
  /** Locks, reads what the lock screen says about the run, and unlocks. */
  const lockedBy = async (act: () => Promise<unknown>, words: RegExp): Promise<void> => {
    const next = running.app.waitForEvent('window');
    await act();
    page = await next;
    await page.getByRole('heading', { name: /is locked/ }).waitFor();
    await sees(words);
    await page.getByRole('button', { name: /^Unlock/ }).click();
    await page.getByRole('navigation').first().waitFor();
  };
  // The page that asks is gone before it hears the answer.
  const lockNow = () => ask(page, 'app.lock').catch(() => undefined);
  const sleep = () => running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));

  const closeWindow = async (): Promise<void> => {
    const ended = new Promise((resolve) => running.app.process().once('exit', resolve));
    await page.close();
    await ended;
  };

  test.beforeAll(async () => {
    aws = await startLoopbackAws({ latencyMs: 20, propagationMs: 200 });
    before = aws.account.snapshot();
    await open();
    const { candidateId } = await ask(page, 'account.connectKey', {
      ...keyOf(aws),
      endpoint: { iam: aws.url, sts: aws.url },
    });
    const color = 'teal' as const;
    ({ ref: accountRef } = await ask(page, 'account.confirm', { candidateId, nickname: 'Haneul', color }));
    await ask(page, 'account.select', { accountRef });
  });
  test.afterAll(async () => {
    unlockKeyring(process.env);
    await running.close();
    await aws.close();
  });

  test('a run that is left in every way comes to its end, with nothing made twice', async () => {
    await show('#setup');
    await sees('Create the user');
    const { draft } = await ask(page, 'setup.suggest', { accountRef });
    const { planId } = await ask(page, 'setup.plan', { ...draft, accessKey: 'keep' });

    // The network goes and comes back.
    const gone = during('AttachUserPolicy', () => aws.goAway());
    await ask(page, 'setup.start', { planId });
    await gone;
    await sees('No connection to AWS');
    // Sleep takes the secrets away while AWS hands one out: that device can never be used, and makes room.
    const asleep = during('CreateVirtualMFADevice', () =>
      lockedBy(sleep, /Setup is paused at step 4. It continues/),
    );
    await aws.comeBack();
    // The keychain locks itself; what needs it waits until it is open.
    const locked = during('EnableMFADevice', () => lockKeyring(process.env));
    await asleep;
    await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await locked;
    await sees('Your keychain is locked');
    const lockedToo = during('CreateLoginProfile', () =>
      lockedBy(lockNow, /Setup is paused at step 7. It continues/),
    );
    // The window is closed: the request under way is finished and written down, and the program ends.
    const closed = during('CreateAccessKey', async () => {
      await lockedToo;
      await closeWindow();
    });
    unlockKeyring(process.env);
    endQuestion(process.env['DISPLAY'] ?? '');
    await closed;
    expect(said).toContain('notice: Setup paused. It continues when you open Offroot.');
    await open();
    await sees(/Setup stopped at step \d/);
    await show('#setup');
    await page.getByRole('button', { name: /^Continue from step/ }).click();
    await untilPhase(/^done$/);
    await page.getByRole('heading', { name: `${draft.userName} works` }).waitFor();

    const after = aws.account.snapshot();
    expect(after.users.map(({ name, keys }) => [name, keys.length])).toEqual([[draft.userName, 1]]);
    expect(after.devices.map(({ owner }) => owner)).toEqual([draft.userName]);
    const sent = (action: string) => aws.calls().filter((one) => one === action).length;
    expect(['CreateUser', 'CreateLoginProfile', 'CreateAccessKey'].map(sent)).toEqual([1, 1, 1]);
  });

  test('an undoing that is locked, paused and closed goes on until the account is as before', async () => {
    const run = await ask(page, 'setup.getRun', { accountRef });
    const runId = run?.runId ?? '';
    const asked = during('DeleteAccessKey', () => lockedBy(lockNow, /Undo is paused. It continues/));
    await ask(page, 'setup.undo', { runId, typed: null });
    const closed = during('DeactivateMFADevice', closeWindow);
    const paused = during('DeleteLoginProfile', async () => {
      await asked;
      await page.getByRole('button', { name: /^Pause/ }).click();
    });
    await Promise.all([asked, paused]);
    await untilPhase(/^undo-stopped$/);
    await page.getByRole('button', { name: 'Continue undoing' }).click();
    await closed;
    expect(said).toContain('notice: Undo paused. It continues when you open Offroot.');
    await open();
    await show('#setup');
    await page.getByRole('button', { name: 'Continue undoing' }).click();
    await untilPhase(/^(undone)?$/);
    expect(aws.account.snapshot()).toEqual(before);
  });
});
