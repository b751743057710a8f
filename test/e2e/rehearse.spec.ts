import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { practiceScenarios, type PracticeScenario } from '../../electron/contract/constants';
import { vaultIsOpen } from '../bench/prepare.mjs';
import { ask } from './pictures/camera.mjs';
import { launchApp, type Running } from './support/app.mjs';
import { loadWords, patternOf } from './support/words.mjs';

test.describe.serial('a failure rehearsed in the practice account', () => {
  let running: Running;
  let page: Page;
  let words: Awaited<ReturnType<typeof loadWords>>;
  const folder = mkdtempSync(join(tmpdir(), 'offroot-rehearse-'));
  chmodSync(folder, 0o777);

  const text = (language: 'en' | 'ko', key: string): RegExp => patternOf(words(language, key) ?? key);
  const opener = () => page.locator('.banners [aria-haspopup=menu]');
  const item = (language: 'en' | 'ko', name: PracticeScenario) =>
    page.getByRole('menuitemcheckbox', { name: text(language, `common.scenario.${name}`) });
  const press = async (language: 'en' | 'ko', name: PracticeScenario): Promise<void> => {
    await opener().click();
    await item(language, name).click();
  };
  const armed = async (): Promise<readonly string[]> => (await ask(page, 'app.getState')).practiceArmed;
  const sees = (key: string) => page.getByText(text('en', key)).first().waitFor({ timeout: 15_000 });

  test.beforeAll(async () => {
    words = await loadWords();
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: process.env,
      userData: join(folder, 'data'),
    });
    ({ page } = running);
    await vaultIsOpen(page);
    await ask(page, 'practice.open');
    await page.evaluate(() => history.replaceState(null, '', '#setup'));
    await page.reload();
    await page.getByText('Create the user').first().waitFor();
  });
  test.afterAll(() => running.close());

  for (const language of ['en', 'ko'] as const)
    test(`each is armed, seen and taken back from the menu, in ${language}`, async () => {
      await ask(page, 'app.changeSettings', { language });
      for (const name of practiceScenarios) {
        await press(language, name);
        await expect.poll(armed).toEqual([name]);
        await expect(opener()).toContainText('1');
        await opener().click();
        await expect(item(language, name)).toHaveAttribute('aria-checked', 'true');
        await expect(item(language, name)).toContainText(text(language, `common.scenario.${name}Hint`));
        await item(language, name).click();
        await expect.poll(armed).toEqual([]);
      }
      await expect(opener()).toHaveText(text(language, 'common.banner.goWrong'));
      await ask(page, 'app.changeSettings', { language: 'en' });
    });

  test('what is in the way shows in the plan at once, and is gone when it is taken back', async () => {
    for (const [name, key] of [
      ['name-taken', 'problems.name-taken.titleExact'],
      ['leftover-device', 'problems.mfa-orphan.title'],
    ] as const) {
      await press('en', name);
      await sees(key);
      await press('en', name);
      await expect(page.getByText(text('en', key))).toHaveCount(0);
    }
    await press('en', 'clock-fast');
    await ask(page, 'app.checkClock');
    await page
      .getByText(/This computer is .* fast; corrected/u)
      .first()
      .waitFor();
    await press('en', 'clock-fast');
  });
});
