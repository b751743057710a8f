import { mkdir } from 'node:fs/promises';
import { createCamera } from './camera.mjs';
import { writeContactSheet } from './contact-sheet.mjs';
import { reachProblems } from '../problems/reach.mjs';
import { setupProblems } from '../problems/table.mjs';
import { account } from './chapter-account.mjs';
import { authenticator } from './chapter-authenticator.mjs';
import { plan } from './chapter-plan.mjs';
import { recovery } from './chapter-recovery.mjs';
import { result } from './chapter-result.mjs';
import { rootKey } from './chapter-root-key.mjs';
import { setupRun } from './chapter-run.mjs';
import { settings } from './chapter-settings.mjs';
import { shell } from './chapter-shell.mjs';
import { stopped } from './chapter-stopped.mjs';
import { users } from './chapter-users.mjs';
import { welcome } from './chapter-welcome.mjs';

/** The longest first, so that two desktops end at about the same time. */
const chapters = [
  stopped,
  setupRun,
  authenticator,
  account,
  users,
  recovery,
  settings,
  shell,
  rootKey,
  plan,
  result,
  welcome,
];

/** @typedef {import('./camera.mjs').Picture} Picture */
/** @typedef {Pick<import('./studio.mjs').Studio, 'executable' | 'env' | 'homeOf'>} Desktop */

/** Each problem of a setup, as `problems/id-language-theme.png`; fails when some were not reached.
 * @param {(screen: string) => boolean} wants @returns {import('./studio.mjs').Chapter} */
const problems = (wants) => ({
  name: 'problems',
  async take(studio) {
    const ids = Object.keys(setupProblems).filter(wants);
    const missed = await reachProblems(studio, ids, (id, scene, seen, before) => {
      return scene.shot(id, { widths: [1180], seen, ...(before === undefined ? {} : { before }) });
    });
    if (missed.length > 0) throw new Error(missed.map(({ id, error }) => `${id}: ${error}`).join('\n  '));
  },
});

/** Every screen in light and dark, English and Korean, three widths, as `screen-language-theme-width.png`, and a page
 * to leaf through them. `chapter` and `screen` (a part of its name) choose some;
 * `quick` takes each language, theme and width once. Each desktop takes the next chapter when it is done with one.
 * @param {{ desktops: readonly Desktop[], outDir: string, chapter?: string | undefined, screen?: string | undefined, quick?: boolean }} options
 * @returns {Promise<{ taken: number, failed: number }>} */
export async function pictures({ desktops, outDir, chapter: only, screen: part, quick = false }) {
  await mkdir(outDir, { recursive: true });
  /** @type {Picture[]} */
  const taken = [];
  let failed = 0;
  const wants = (/** @type {string} */ screen) => part === undefined || screen.includes(part);
  const waiting = [problems(wants), ...chapters].filter(({ name }) => only === undefined || name === only);
  /** @param {Desktop} desktop */
  async function work(desktop) {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, take } = next;
      const started = Date.now();
      const own = /** @type {Picture[]} */ ([]);
      const camera = createCamera({
        outDir,
        chapter: name,
        // The ids of problems were chosen already; their pictures have other names.
        wants: name === 'problems' ? () => true : wants,
        quick,
        onPicture: (picture) => void own.push(picture),
        folder: name === 'problems' ? name : '',
      });
      await take({ ...desktop, chapter: name, camera }).catch((/** @type {unknown} */ error) => {
        failed += 1;
        console.log(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      taken.push(...own);
      console.log(`· ${name}: ${own.length} pictures, ${Math.round((Date.now() - started) / 1000)} s`);
    }
  }
  await Promise.all(desktops.map(work));
  const faults = /** @type {Map<string, string[]>} */ (new Map());
  for (const { screen, language, theme, width, faults: some } of taken)
    for (const fault of some)
      faults.set(`${screen}: ${fault}`, [
        ...(faults.get(`${screen}: ${fault}`) ?? []),
        `${language} ${theme} ${width}`,
      ]);
  for (const [fault, where] of faults) console.log(`✗ ${fault} (${where.join(', ')})`);
  await writeContactSheet(outDir, taken);
  return { taken: taken.length, failed: failed + faults.size };
}
