import { expect } from 'playwright/test';
import { axeFinds } from './axe';
import { outOfReach } from './in-page';
import { ask, type World } from './world';

/** All four. Words do not depend on the theme nor colors on the language, so all rules are asked in two of them. */
const pairs = [
  ['ko', 'dark', 'all'],
  ['ko', 'light', 'colors'],
  ['en', 'dark', 'colors'],
  ['en', 'light', 'all'],
] as const;

/** Looks at the page as it stands, dialogs open and all, with axe-core; ends in English and light. */
export class Looks {
  readonly #world: World;
  readonly seen: string[] = [];
  constructor(world: World) {
    this.#world = world;
  }

  /** The lock screen, whose theme main does not change while locked. */
  async locked(name: string): Promise<void> {
    const { page } = this.#world;
    for (const language of ['ko', 'en'] as const) {
      await ask(page, 'app.changeSettings', { language });
      await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
      const found = await axeFinds(page);
      expect.soft({ name, language, found }).toEqual({ name, language, found: [] });
    }
    this.seen.push(name);
  }

  /** @param name of the screen or state, for the report */
  async at(name: string): Promise<void> {
    const { page } = this.#world;
    const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 40));
    const before = await focused();
    for (const [language, theme, rules] of pairs) {
      await ask(page, 'app.changeSettings', { language, theme });
      await page.waitForFunction(
        ([lang, look]) =>
          document.documentElement.lang === lang && document.documentElement.dataset['theme'] === look,
        [language, theme],
      );
      const found = await axeFinds(page, rules);
      expect.soft({ name, language, theme, found }).toEqual({ name, language, theme, found: [] });
    }
    expect((await focused())?.slice(0, 8), `${name}: the language changed and took the focus along`).toBe(
      before?.slice(0, 8),
    );
    const unreachable = await page.evaluate(outOfReach);
    expect.soft({ name, unreachable }).toEqual({ name, unreachable: [] });
    this.seen.push(name);
  }
}
