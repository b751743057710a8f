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
import { users } from './chapter-users.mjs';
import { welcome } from './chapter-welcome.mjs';

export const chapters = [
  welcome,
  account,
  plan,
  setupRun,
  result,
  users,
  authenticator,
  recovery,
  settings,
  rootKey,
  shell,
];

/** @typedef {import('./camera.mjs').Picture} Picture */

/** Every screen in light and dark, English and Korean, three widths, as `screen-language-theme-width.png`, and a page
 * to leaf through them. `chapter` and `screen` (a part of its name) choose some;
 * `quick` takes each language, theme and width once.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, homeOf: (profile: string) => string, outDir: string, chapter?: string | undefined, screen?: string | undefined, quick?: boolean }} options
 * @returns {Promise<{ taken: number, failed: number }>} */
export async function pictures({
  executable,
  env,
  homeOf,
  outDir,
  chapter: only,
  screen: part,
  quick = false,
}) {
  await mkdir(outDir, { recursive: true });
  /** @type {import('./camera.mjs').Picture[]} */
  const taken = [];
  let failed = 0;
  const wants = (/** @type {string} */ screen) => part === undefined || screen.includes(part);
  const onPicture = (/** @type {Picture} */ picture) => void taken.push(picture);
  /** Each problem of a setup, as `problems/id-language-theme.png`; the number of those not reached. */
  async function problemPictures() {
    const camera = createCamera({
      outDir,
      chapter: 'problems',
      folder: 'problems',
      wants: () => true,
      quick,
      onPicture,
    });
    const studio = { executable, env, homeOf, chapter: 'problems', camera };
    const ids = Object.keys(setupProblems).filter(wants);
    const started = Date.now();
    const missed = await reachProblems(studio, ids, (id, scene, seen, before) => {
      const name = setupProblems[id]?.injected === true ? `dev-${id}` : id;
      return scene.shot(name, { widths: [1180], seen, ...(before === undefined ? {} : { before }) });
    });
    for (const { id, error } of missed) console.log(`✗ problem ${id}: ${error}`);
    console.log(
      `· problems: ${ids.length - missed.length} of ${ids.length}, ${Math.round((Date.now() - started) / 1000)} s`,
    );
    return missed.length;
  }
  for (const { name, take } of chapters.filter((one) => only === undefined || one.name === only)) {
    const started = Date.now();
    const before = taken.length;
    const camera = createCamera({
      outDir,
      chapter: name,
      wants,
      quick,
      onPicture,
    });
    try {
      await take({ executable, env, homeOf, chapter: name, camera });
    } catch (error) {
      failed += 1;
      console.log(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    console.log(
      `· ${name}: ${taken.length - before} pictures, ${Math.round((Date.now() - started) / 1000)} s`,
    );
  }
  if (only === undefined || only === 'problems') failed += await problemPictures();
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
