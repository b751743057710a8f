import { expect } from 'playwright/test';
import type { Walker } from './setup-walk';
import { ask, restartWorld } from './world';

/** Waits until the run has ended this step. */
async function untilDone({ world }: Walker, accountRef: string, step: string): Promise<void> {
  const ended = async (): Promise<boolean> => {
    const run = (await ask(world.page, 'setup.getRun', { accountRef })) as {
      readonly steps: readonly { readonly id: string; readonly state: string }[];
    } | null;
    return run?.steps.some(({ id, state }) => id === step && state === 'done') === true;
  };
  await expect.poll(ended, { timeout: 30_000, intervals: [50] }).toBe(true);
}

async function selected({ world }: Walker): Promise<string> {
  const { selected: ref } = (await ask(world.page, 'app.getState')) as { readonly selected: string };
  return ref;
}

/** The plan, with its button under the finger. */
async function atStart({ world, keys }: Walker): Promise<void> {
  const { page } = world;
  const start = page.getByRole('button', { name: /^Start setup/ });
  await expect.poll(() => keys.has(start), { timeout: 20_000 }).toBe(true);
  await page.locator('button:not([aria-disabled="true"])', { hasText: 'Start setup' }).waitFor();
}

/** A run that AWS refuses is undone, with a refusal on the way; then all is as before. */
export async function undoByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  const { page } = world;
  await ask(page, 'practice.open');
  await keys.press('Control+2');
  await atStart(walker);
  await keys.press('Enter');
  await untilDone(walker, await selected(walker), 'user');
  await ask(page, 'practice.scenario', { scenario: 'permission-denied' });
  await page.getByRole('button', { name: 'Undo everything' }).waitFor({ timeout: 30_000 });
  await keys.settled('refused');
  await keys.use(page.getByRole('button', { name: 'Undo everything' }));
  await expect(page.getByRole('button', { name: 'Undo setup' })).toBeFocused();
  await looks.at('what an undoing removes');
  await ask(page, 'practice.scenario', { scenario: 'permission-denied' });
  await keys.press('Enter');
  const again = page.getByRole('button', { name: 'Try again' });
  // The failed run has such a button too.
  await page.getByRole('heading', { name: 'Undo has stopped' }).waitFor({ timeout: 30_000 });
  await expect(again).toBeFocused();
  await looks.at('undoing, stopped');
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Everything this run made is gone' }).waitFor({ timeout: 30_000 });
  const plan = page.getByRole('button', { name: 'Plan again' });
  await expect(plan).toBeFocused();
  await looks.at('undone');
  await keys.use(page.getByRole('button', { name: 'Look at the log' }), 'Shift+Tab');
  await page.getByRole('dialog').waitFor();
  await looks.at('log of a run');
  await keys.press('Escape');
  await keys.use(plan);
}

/** The app dies in the middle of a run; the next start finds out what is true and goes on. */
export async function resumeByKeys(walker: Walker): Promise<void> {
  const { world, keys, looks } = walker;
  await atStart(walker);
  await keys.press('Enter');
  await untilDone(walker, await selected(walker), 'user');
  await restartWorld(world, () => ask(world.page, 'practice.scenario', { scenario: 'crash' }));
  const { page } = world;
  await page.locator('h1').first().waitFor();
  await keys.press('Control+2');
  await page.getByRole('heading', { name: 'Setup stopped in the middle' }).waitFor();
  const goOn = page.getByRole('button', { name: /^Continue from step/ });
  await expect(goOn).toBeFocused();
  await looks.at('setup, stopped by a crash');
  await keys.use(page.getByRole('button', { name: 'Decide later' }), 'Shift+Tab');
  await keys.settled('later');
  await looks.at('setup, to be decided later');
  await keys.use(page.getByRole('main').getByRole('button').first());
  await expect(goOn).toBeFocused();
  await keys.press('Enter');
  await page.getByRole('heading', { name: /^Setting up/, level: 1 }).waitFor();
  await keys.settled('going on');
}
