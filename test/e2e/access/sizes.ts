import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Walker } from './setup-walk';
import { ask, goTo } from './world';

const places = [
  '#welcome',
  '#account',
  '#setup',
  '#users',
  '#users&id=minji-admin',
  '#authenticator',
  '#recovery',
  '#root-key',
  '#settings',
  '#settings&section=lock',
  '#settings&section=codes',
  '#settings&section=accounts',
] as const;

const stops = 'button, input, select, summary, [tabindex="0"]';

/** Runs inside the page: what cannot be read because the window is small. */
function unreadable(): readonly string[] {
  const found: string[] = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`the page scrolls sideways by ${String(wide)} px`);
  for (const box of document.querySelectorAll('.page-scroll, .layer-body, .dialog, .sheet, .rail'))
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible')
      found.push(`${box.className} scrolls sideways by ${String(box.scrollWidth - box.clientWidth)} px`);
  for (const element of document.querySelectorAll('.shell *, .welcome *, .layer *')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent?.trim() !== '',
    );
    if (!own || element.closest('.visually-hidden, .command, .skip-link, [hidden]') !== null) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const words = `"${(element.textContent ?? '').trim().slice(0, 40)}" (${element.className})`;
    if (
      overflowX !== 'visible' &&
      textOverflow !== 'ellipsis' &&
      element.scrollWidth > element.clientWidth + 1
    )
      found.push(`cut at the side: ${words}`);
    if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 3)
      found.push(`cut below: ${words}`);
    if (box.right > innerWidth + 1) found.push(`outside of the window: ${words}`);
  }
  return found;
}

async function readable(page: Page, where: string): Promise<void> {
  for (const place of places) {
    await goTo(page, place);
    await page.waitForTimeout(350);
    const found = await page.evaluate(unreadable);
    expect.soft({ where, place, found }).toEqual({ where, place, found: [] });
  }
}

/** 390 px, and 200 % zoom, in Korean and English; forced colors and reduced motion too. */
export async function readableWhenSmall({ world }: Walker): Promise<void> {
  const { page, running } = world;
  const size = (width: number, zoom: number) =>
    running.app.evaluate(
      ({ BrowserWindow }, [wide, factor]) => {
        const window = BrowserWindow.getAllWindows()[0];
        window?.setContentSize(wide, 780);
        window?.webContents.setZoomFactor(factor);
      },
      [width, zoom] as const,
    );
  await ask(page, 'app.changeSettings', { language: 'ko' });
  await size(390, 1);
  await readable(page, '390 px, Korean');
  await ask(page, 'app.changeSettings', { language: 'en' });
  await size(1180, 2);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await readable(page, '200 %, English, forced colors');
  await goTo(page, '#authenticator');
  await page.locator('.codes').waitFor();
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').waitFor();
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 0)
        .length,
  );
  expect(moving, 'nothing moves when motion is reduced').toBe(0);
  expect(await page.evaluate(unreadable)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
  await size(1180, 1);
}

/** New snapshots from main move neither the scroll nor the focus, on any screen. */
export async function quietUnderPushes({ world }: Walker): Promise<void> {
  const { page } = world;
  for (const place of places.filter((one) => one !== '#welcome')) {
    await goTo(page, place);
    await page.locator(`.page-main :is(${stops})`).first().waitFor();
    await page.waitForTimeout(500);
    const start = await page.evaluate((which) => {
      const all = document.querySelectorAll<HTMLElement>(`.page-main :is(${which})`);
      const last = [...all].filter((one) => one.getClientRects().length > 0).at(-1);
      last?.focus();
      const scroller = document.querySelector('.page-scroll');
      scroller?.scrollTo(0, 120);
      Object.assign(globalThis, { offrootHeld: last });
      return { held: last !== undefined, top: scroller?.scrollTop ?? 0 };
    }, stops);
    for (const qrSeconds of [120, 60]) await ask(page, 'app.changeSettings', { qrSeconds });
    await page.waitForTimeout(250);
    const end = await page.evaluate(() => ({
      held: (globalThis as { offrootHeld?: Element }).offrootHeld === document.activeElement,
      top: document.querySelector('.page-scroll')?.scrollTop ?? 0,
    }));
    expect.soft({ place, ...end }).toEqual({ place, held: true, top: start.top });
    expect(start.held, `${place} has something to focus`).toBe(true);
  }
}
