import { source, type AxeResults } from 'axe-core';
import type { Page } from 'playwright';

type WithAxe = {
  readonly axe?: {
    configure(spec: object): void;
    run(context: object, options: object): Promise<AxeResults>;
  };
};

/** The page's CSP takes no script of ours; the debugger's own evaluation stands above it. */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate(() => (globalThis as unknown as WithAxe).axe !== undefined)) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: `${source};undefined` });
  await session.detach();
}

/** What comes in moves for a moment, and then its colors and places are not yet its own. */
const still = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));

/**
 * What axe-core finds, one line per element; nothing found: empty.
 * @param rules `all` but the experimental ones, or those alone that colors decide
 */
export async function axeFinds(page: Page, rules: 'all' | 'colors' = 'all'): Promise<readonly string[]> {
  await bring(page);
  await still(page);
  const { violations, passed } = await page.evaluate(async (which) => {
    const { axe } = globalThis as unknown as WithAxe;
    if (axe === undefined) throw new Error('axe-core is not in the page.');
    // A popup menu belongs to its button and takes the focus; ARIA gives it no landmark of its own.
    axe.configure({ rules: [{ id: 'region', selector: 'body *:not(.menu-scrim, .menu-scrim *)' }] });
    // The frame of practice lies over the whole window; axe-core takes its empty middle for a lid and tells no color.
    const frame = document.querySelector<HTMLElement>('.practice-frame');
    frame?.style.setProperty('display', 'none');
    const results = await axe.run(
      { include: ['html'] },
      {
        resultTypes: ['violations'],
        ...(which === 'colors' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
      },
    );
    frame?.style.removeProperty('display');
    return { violations: results.violations, passed: results.passes.map(({ id }) => id) };
  }, rules);
  if (rules === 'all' && passed.length < 10)
    throw new Error(`axe-core looked at ${String(passed.length)} rules only.`);
  if (![...passed, ...violations.map(({ id }) => id)].includes('color-contrast'))
    throw new Error('axe-core could not tell the colors of any text.');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any, html }) =>
        `${id} (${help}) at ${target.join(' ')}: ${any.map(({ message }) => message).join('; ')} in ${html.slice(0, 160)}`,
    ),
  );
}
