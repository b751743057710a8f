import { expect } from 'playwright/test';
import type { Said, Watched } from './in-page';
import type { World } from './world';

/** What a screen reader would have heard from the live regions of the page in front. */
export class Ears {
  readonly #world: World;
  constructor(world: World) {
    this.#world = world;
  }

  all(): Promise<readonly Said[]> {
    return this.#world.page.evaluate(
      () => (globalThis as unknown as { offrootWatched: Watched }).offrootWatched.said,
    );
  }

  /** Forgets what was said so far. */
  async hush(): Promise<void> {
    await this.#world.page.evaluate(() => {
      (globalThis as unknown as { offrootWatched: Watched }).offrootWatched.said.length = 0;
    });
  }

  /** Waits until exactly this was said (a string) or something like it (a pattern). */
  async hear(words: string | RegExp, how: Said['how'] = 'polite', timeout = 8000): Promise<void> {
    const fits = ({ text, how: said }: Said): boolean =>
      said === how && (typeof words === 'string' ? text === words : words.test(text));
    const deadline = Date.now() + timeout;
    let said = await this.all();
    while (!said.some(fits) && Date.now() < deadline) {
      await this.#world.page.waitForTimeout(60);
      said = await this.all();
    }
    expect(
      said.some(fits),
      `${how} "${String(words)}" was not heard; heard: ${JSON.stringify(said.map(({ how: kind, text }) => `${kind}: ${text}`))}`,
    ).toBe(true);
  }
}
