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

/** What axe-core finds with all of its rules but the experimental ones, one line per element; nothing found: empty. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  await bring(page);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as WithAxe;
    if (axe === undefined) throw new Error('axe-core is not in the page.');
    // A popup menu belongs to its button and takes the focus; ARIA gives it no landmark of its own.
    axe.configure({ rules: [{ id: 'region', selector: 'body *:not(.menu-scrim, .menu-scrim *)' }] });
    const { violations, passes } = await axe.run({ include: ['html'] }, { resultTypes: ['violations'] });
    return { violations, passed: passes.length };
  });
  if (results.passed < 10) throw new Error(`axe-core looked at ${String(results.passed)} rules only.`);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any, html }) =>
        `${id} (${help}) at ${target.join(' ')}: ${any.map(({ message }) => message).join('; ')} in ${html.slice(0, 160)}`,
    ),
  );
}
