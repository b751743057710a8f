import { join } from 'node:path';
import { expect } from 'playwright/test';
import { chooseFile, earlyInWindow } from './codes-walk';
import type { Walker } from './setup-walk';
import { addLinks, ask, goTo, type World } from './world';

type Language = 'en' | 'ko';

/** The sentences of ux.md section 8, by event. */
const words = {
  en: {
    step: /^Step \d+ done\. .+\.$/,
    copying: 'AWS is copying your new key.',
    fresh: /^Waiting for (a fresh|the next) code\.$/,
    still: (seconds: number) => `Still waiting, ${String(seconds)} seconds.`,
    works: (user: string) => `${user} works.`,
    stopped: /^Setup stopped at step \d+\. Nothing is lost\.$/,
    copied: /^Copied\. Code of Bada, minsu\. \d+ seconds left\.$/,
    copiedNext: 'Copied. Next code of Bada, minsu.',
    row: /^Bada, minsu\. Code (\d ){2}\d, (\d ){2}\d\. \d+ seconds left\.( Next code (\d ){2}\d, (\d ){2}\d\.)?$/,
    newCode: 'New code.',
    found: 'Found one QR code, Amazon Web Services.',
    matches: 'Matches. Delete root key is available.',
    locked: 'Locked.',
  },
  ko: {
    step: /^\d+단계 완료\. .+\.$/,
    copying: 'AWS가 새 키를 복사하고 있습니다.',
    fresh: /^(새|다음) 코드를 기다립니다\.$/,
    still: (seconds: number) => `아직 기다립니다. ${String(seconds)}초.`,
    works: (user: string) => `${user} 사용자를 쓸 수 있습니다.`,
    stopped: /^\d+단계에서 멈췄습니다\. 잃어버린 것은 없습니다\.$/,
    copied: /^복사했습니다\. Bada, minsu 코드\. \d+초 남음\.$/,
    copiedNext: '복사했습니다. Bada, minsu 다음 코드.',
    row: /^Bada, minsu\. 코드 (\d ){2}\d, (\d ){2}\d\. \d+초 남음\.( 다음 코드 (\d ){2}\d, (\d ){2}\d\.)?$/,
    newCode: '새 코드.',
    found: 'QR 코드 1개 찾음, Amazon Web Services.',
    matches: '일치합니다. 루트 키 삭제를 누를 수 있습니다.',
    locked: '잠겼습니다.',
  },
} as const;

/** Moves the page's own clock, so that nobody has to wait. */
function shiftClock({ page }: World, ms: number): Promise<void> {
  return page.evaluate((shift) => {
    const clock = Date as unknown as { now: () => number; real?: () => number };
    clock.real ??= clock.now.bind(Date);
    const { real } = clock;
    clock.now = () => real() + shift;
  }, ms);
}

/** From the start of a run to its end: each thing once, and nothing every second. `meanwhile`: while AWS copies the key. */
export async function hearRun(
  { world, ears }: Walker,
  language: Language,
  user: string,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  const say = words[language];
  await ears.hear(say.copying, 'polite', 60_000);
  for (const seconds of [15, 30]) {
    await shiftClock(world, seconds * 1000);
    await ears.hear(say.still(seconds));
  }
  await shiftClock(world, 0);
  await meanwhile();
  await ears.hear(say.works(user), 'polite', 60_000);
  const heard = (await ears.all()).map(({ text }) => text);
  const expected = [say.step, say.copying, say.fresh, say.still(15), say.still(30), say.works(user)];
  const strange = heard.filter(
    (text) => !expected.some((one) => (typeof one === 'string' ? one === text : one.test(text))),
  );
  expect(strange).toEqual([]);
  expect(heard.filter((text) => say.step.test(text)).length).toBeGreaterThan(0);
  // A second wait may be long too, and then says so again after 15 seconds.
  const news = heard.filter((text) => text !== say.still(15) && text !== say.still(30));
  expect(new Set(news).size, `each thing once: ${news.join(' | ')}`).toBe(news.length);
}

async function speak({ world }: Walker, language: Language): Promise<void> {
  await ask(world.page, 'app.changeSettings', { language });
  await world.page.waitForFunction((lang) => document.documentElement.lang === lang, language);
}

async function startRun({ world, keys, ears }: Walker): Promise<string> {
  const { page } = world;
  await ask(page, 'practice.startOver');
  await goTo(page, '#setup');
  const start = page.locator('.foot-actions .button.primary:not([aria-disabled])');
  await start.waitFor();
  const user = await page.locator('.choices input').first().inputValue();
  await expect.poll(() => keys.has(start)).toBe(true);
  await ears.hush();
  return user;
}

/** A run that AWS stops, in both languages; then a whole one in Korean (the walk has heard the English one). */
export async function hearSetup(walker: Walker): Promise<void> {
  const { world, keys, ears, looks } = walker;
  for (const language of ['en', 'ko'] as const) {
    await speak(walker, language);
    await startRun(walker);
    await ask(world.page, 'practice.scenario', { scenario: 'permission-denied' });
    await keys.press('Enter');
    await ears.hear(words[language].stopped, 'assertive', 30_000);
    await expect(world.page.locator('.problem-title').first()).toBeFocused();
    if (language === 'en') await looks.at('run, stopped');
  }
  await speak(walker, 'ko');
  const user = await startRun(walker);
  await keys.press('Enter');
  await hearRun(walker, 'ko', user);
  await expect(world.page.locator('h1')).toBeFocused();
}

/** Copies, names of rows, a new code, a QR code, a typed confirmation: in both languages. */
export async function hearCodes(walker: Walker): Promise<void> {
  const { world, keys, ears } = walker;
  const { page, folder } = world;
  await addLinks(page, ['otpauth://totp/Tick:tock?secret=JBSWY3DPEHPK3PXT&issuer=Tick&period=3']);
  await chooseFile(walker, join(folder, 'code.png'));
  for (const language of ['en', 'ko'] as const) {
    const say = words[language];
    await speak(walker, language);
    await goTo(page, '#authenticator');
    const bada = page.locator('.codes li.entry').filter({ hasText: 'Bada' });
    await bada.locator('output.code-row').waitFor();
    await earlyInWindow(walker);
    await keys.reach(page.locator('.codes li[tabindex="0"]'));
    await keys.press('Home');
    for (let steps = 0; steps < 20 && !(await keys.has(bada)); steps += 1) await keys.press('ArrowDown');
    await expect(bada).toHaveAttribute('aria-label', say.row);
    await ears.hush();
    await keys.press('Enter');
    await ears.hear(say.copied);
    await keys.press('Control+Enter');
    await ears.hear(say.copiedNext);

    await ears.hush();
    const tick = page.locator('.codes li.entry').filter({ hasText: 'Tick' });
    for (let steps = 0; steps < 20 && !(await keys.has(tick)); steps += 1) await keys.press('ArrowDown');
    await page.waitForTimeout(3600);
    expect(await ears.all(), 'silent while codes change').toEqual([]);
    await ask(page, 'app.changeSettings', { announceNewCodes: true });
    await ears.hear(say.newCode);
    await ask(page, 'app.changeSettings', { announceNewCodes: false });

    await keys.press('Control+n');
    await page.getByRole('dialog').waitFor();
    await keys.press('Control+2', 'Enter');
    await ears.hear(say.found);
    await keys.press('Escape', 'Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await goTo(page, '#root-key');
    await keys.reach(page.locator('.field-box input').first());
    await keys.type('practice');
    await ears.hear(say.matches);
  }
  await speak(walker, 'en');
}

export const heardWhenLocked = (language: Language): string => words[language].locked;
