import type { Locator } from 'playwright';
import { expect } from 'playwright/test';
import type { Watched } from './in-page';
import type { World } from './world';

type Focus = {
  /** Tag and name of what has the focus; null when the focus is lost. */
  readonly on: string | null;
  /** A ring is drawn, or it is a title that was only read out. */
  readonly seen: boolean;
  readonly inWindow: boolean;
  readonly inTopLayer: boolean;
};

/** Runs inside the page. */
function lookAtFocus(): Focus {
  const at = document.activeElement;
  if (at === null || at === document.body || at === document.documentElement)
    return { on: null, seen: false, inWindow: false, inTopLayer: false };
  const name = at.getAttribute('aria-label') ?? at.textContent ?? '';
  const isTitle = at.matches('h1, h2, h3, main');
  const around = [at, at.parentElement, at.parentElement?.parentElement ?? null];
  const ring = around.some((element) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  });
  const box = at.getBoundingClientRect();
  const layers = [...document.querySelectorAll('.layer, .menu-scrim')];
  const top = layers.at(-1);
  return {
    on: `${at.localName} "${name.replace(/\s+/g, ' ').trim().slice(0, 80)}"`,
    seen: isTitle || ring,
    inWindow:
      box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    inTopLayer: top === undefined || top.contains(at) || at.closest('.toast') !== null,
  };
}

/** A person with a keyboard and nothing else. After every press the focus must be somewhere, in sight and in the top layer. */
export class Keys {
  readonly #world: World;
  constructor(world: World) {
    this.#world = world;
  }

  focus(): Promise<Focus> {
    return this.#world.page.evaluate(lookAtFocus);
  }

  /** The focus where it must be after an action; moments without focus while the page is drawn are not counted. */
  async settled(after: string): Promise<Focus> {
    let last = await this.focus();
    for (let tries = 0; tries < 40; tries += 1) {
      if (last.on !== null && last.seen && last.inWindow && last.inTopLayer) return last;
      await this.#world.page.waitForTimeout(50);
      last = await this.focus();
    }
    expect({ after, ...last }).toEqual({
      after,
      on: last.on ?? expect.any(String),
      seen: true,
      inWindow: true,
      inTopLayer: true,
    });
    return last;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#world.page.keyboard.press(key);
      await this.settled(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.#world.page.keyboard.type(text);
    await this.settled(`typing ${text}`);
  }

  async clear(): Promise<void> {
    await this.press('Control+a', 'Delete');
  }

  has(target: Locator): Promise<boolean> {
    return target
      .first()
      .evaluate((element) => element === document.activeElement, undefined, { timeout: 10_000 });
  }

  /** Presses Tab (or Shift+Tab) until the focus is on `target`. */
  async reach(target: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
    await target.first().waitFor();
    const way: string[] = [];
    for (let presses = 0; presses < 80; presses += 1) {
      if (await this.has(target)) return;
      await this.press(key);
      way.push((await this.focus()).on ?? 'nothing');
    }
    throw new Error(`${String(target)} was not reached with ${key}: ${way.slice(0, 40).join(' > ')}`);
  }

  /** Reaches a button or link and presses Enter there. */
  async use(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.reach(target, key);
    await this.press('Enter');
  }

  /** What pointers did to the page; must stay empty. */
  pointed(): Promise<readonly string[]> {
    return this.#world.page.evaluate(
      () => (globalThis as unknown as { offrootWatched: Watched }).offrootWatched.pointed,
    );
  }
}
