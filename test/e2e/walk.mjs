import { mkdir, mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from './support/app.mjs';
import { walkSteps } from './walk-steps.mjs';

/** @typedef {{ n: number, title: string, shown: string, asked: string, ok: boolean, picture: string | null }} WalkResult */

/** Drives the real application through all sixteen steps. Stops at the first that fails.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, mode: 'practice' | 'endpoint', outDir: string, onStep?: (step: WalkResult) => void }} options
 * @returns {Promise<{ steps: WalkResult[] }>} */
export async function walk({ executable, env, mode, outDir, onStep }) {
  await mkdir(outDir, { recursive: true });
  const saveFolder = await mkdtemp(join(tmpdir(), 'offroot-walk-'));
  // The app may run as another user than this driver.
  await chmod(saveFolder, 0o777);
  const running = await launchApp({ executable, env });
  const { app, page } = running;
  /** @type {WalkResult[]} */
  const steps = [];
  try {
    await running.saveTo(saveFolder);
    const world = {
      page,
      mode,
      env,
      saveFolder,
      outDir,
      opened: () => running.opened(),
      clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      state: { accountId: '', secret: '' },
    };
    for (const step of walkSteps) {
      const result = await oneStep(step, world, outDir);
      steps.push(result);
      onStep?.(result);
      if (!result.ok) break;
    }
  } finally {
    await running.close();
    await rm(saveFolder, { recursive: true, force: true });
  }
  return { steps };
}

/** @param {import('./walk-steps.mjs').WalkStep} step @param {Omit<import('./walk-steps.mjs').World, 'snap'>} world @param {string} outDir
 * @returns {Promise<WalkResult>} */
async function oneStep(step, world, outDir) {
  const { n, title } = step;
  const picture = join(
    outDir,
    `${String(n).padStart(2, '0')}-${title.replaceAll(/[^a-z0-9]+/giu, '-').toLowerCase()}.png`,
  );
  try {
    let snapped = false;
    const snap = async () => {
      snapped = true;
      await world.page.screenshot({ path: picture });
    };
    const { shown, asked } = await step.does({ ...world, snap });
    if (!snapped) await snap();
    return { n, title, shown, asked, ok: true, picture };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? 'failed') : 'failed';
    const shot = await world.page.screenshot({ path: picture }).then(
      () => picture,
      () => null,
    );
    return { n, title, shown: why, asked: '', ok: false, picture: shot };
  }
}
