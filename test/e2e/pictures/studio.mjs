import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../support/app.mjs';
import { ask } from './camera.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {Awaited<ReturnType<typeof begin>>} Scene */
/** @typedef {import('../../../electron/contract').RunSnapshot} Run */
/**
 * @typedef {object} Studio
 * @property {string} executable
 * @property {Record<string, string | undefined>} env
 * @property {(profile: string) => string} homeOf
 * @property {string} chapter
 * @property {ReturnType<typeof import('./camera.mjs').createCamera>} camera
 */
/** @typedef {{ name: string, take: (studio: Studio) => Promise<void> }} Chapter */

/** Starts the real app in a folder of its own.
 * @param {Studio} studio @param {{ env?: Record<string, string>, userData?: string }} [options] */
export async function begin(studio, options = {}) {
  const home = await mkdtemp(join(tmpdir(), 'offroot-pictures-'));
  const saves = join(home, 'saves');
  await mkdir(saves);
  // The app may run as another user than this driver.
  for (const folder of [home, saves]) await chmod(folder, 0o777);
  const userData = options.userData ?? join(home, 'data');
  const running = await launchApp({
    executable: studio.executable,
    env: { ...studio.env, ...options.env },
    userData,
  });
  await running.saveTo(saves);
  const { page } = running;
  page.setDefaultTimeout(20_000);
  await page.locator('h1').first().waitFor();
  await ask(page, 'app.changeSettings', { language: 'en', theme: 'light', lockAfterMinutes: 0 });
  return {
    ...running,
    userData,
    saves,
    shot: studio.camera(running),
    /** @template {import('./camera.mjs').CallChannel} C @param {C} channel @param {object} [request] */
    ask: (channel, request) => ask(page, channel, request),
    /** Opens a place as a restart of the page would. @param {string} hash */
    async go(hash) {
      await page.evaluate((to) => history.replaceState(null, '', to), hash);
      await page.reload();
      await page.locator('h1').first().waitFor();
    },
    /** @param {string | RegExp} name */
    press: (name) => page.getByRole('button', { name }).first().click(),
    /** @param {string | RegExp} words */
    sees: (words) => page.getByText(words).first().waitFor(),
    /** Closes what lies above the screen, also when it asks about typed text. */
    async escape() {
      for (let times = 0; times < 3 && (await page.locator('.layer, .menu').count()) > 0; times += 1) {
        await page.keyboard.press('Escape');
        const discard = page.getByRole('button', { name: 'Discard', exact: true });
        if (await discard.isVisible()) await discard.click();
        await page.waitForTimeout(150);
      }
    },
    /** @param {number} ms */
    wait: (ms) => page.waitForTimeout(ms),
    async end() {
      await running.close();
      await rm(home, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

/** Runs the work in an app of its own and ends it, whatever happens; a picture of the place where it failed stays.
 * @param {Studio} studio @param {(scene: Scene) => Promise<void>} work @param {Parameters<typeof begin>[1]} [options] */
export async function inScene(studio, work, options) {
  const scene = await begin(studio, options);
  try {
    await work(scene);
  } catch (error) {
    const page = scene.app.windows().at(-1) ?? scene.page;
    await page.screenshot({ path: `out/pictures/failed-${studio.chapter}.png` }).catch(() => undefined);
    throw error;
  } finally {
    await scene.end();
  }
}

/** The practice account, open on its overview. @param {Scene} scene */
export async function openPractice(scene) {
  const { accountRef } = await scene.ask('practice.open');
  await scene.go('#account');
  await scene.sees(/protections are in place/u);
  return accountRef;
}

/** Connects a loopback account and opens its overview.
 * @param {Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws @param {string} [nickname] @param {string} [color]
 * @returns {Promise<string>} */
export async function connect(scene, aws, nickname = 'Haneul Studio', color = 'teal') {
  const { candidateId } = await scene.ask('account.connectKey', {
    ...keyOf(aws),
    endpoint: { iam: aws.url, sts: aws.url },
  });
  const { ref } = await scene.ask('account.confirm', { candidateId, nickname, color });
  await scene.ask('account.select', { accountRef: ref });
  await scene.go('#account');
  return ref;
}

/** @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
export const keyOf = (aws) => ({
  accessKeyId: aws.credentials.accessKeyId,
  secretAccessKey: aws.credentials.secretAccessKey,
});

/** Plans and starts a setup through main, as the page does, and shows its screen.
 * @param {Scene} scene @param {string} accountRef @param {object} [draft] */
export async function startRun(scene, accountRef, draft = {}) {
  const planAndStart = async () => {
    const suggestion = await scene.ask('setup.suggest', { accountRef });
    const { planId } = await scene.ask('setup.plan', {
      ...suggestion.draft,
      userName: 'minji-admin',
      deviceName: 'minji-admin',
      accessKey: 'keep',
      ...draft,
    });
    return scene.ask('setup.start', { planId });
  };
  // The page plans as well, and only the newest plan can be started.
  const run = await planAndStart().catch((/** @type {unknown} */ error) => {
    if (!String(error).includes('"plan"')) throw error;
    return planAndStart();
  });
  await scene.go('#setup');
  return run;
}

/** @param {Scene} scene @param {string} accountRef @param {(run: Run) => boolean} fits @param {number} [patience] */
export async function untilRun(scene, accountRef, fits, patience = 120_000) {
  const end = Date.now() + patience;
  const seen = new Set();
  for (;;) {
    const run = await scene.ask('setup.getRun', { accountRef });
    if (run !== null && fits(run)) return run;
    const step = run?.steps.find(({ state }) => state === 'running' || state === 'failed');
    seen.add([run?.phase, step?.id, run?.waiting?.reason].filter((one) => one !== undefined).join(' '));
    if (Date.now() > end) throw new Error(`the run did not get there, only: ${[...seen].join(', ')}`);
    await scene.wait(100);
  }
}

/** Locks the keychain of practice until its run waits for it. @param {Scene} scene @param {string} accountRef */
export async function lockedKeychain(scene, accountRef) {
  for (;;) {
    await scene.ask('practice.scenario', { scenario: 'keychain-locks' });
    const run = await scene.ask('setup.getRun', { accountRef });
    if (run?.waiting?.reason === 'keychain') return;
    if (run?.phase !== 'running') throw new Error(`no run waits for the keychain: ${run?.phase}`);
    await scene.wait(200);
  }
}

/** A finished setup of minji-admin. @param {Scene} scene @param {string} accountRef */
export async function finishedRun(scene, accountRef) {
  await startRun(scene, accountRef);
  return untilRun(scene, accountRef, ({ phase }) => phase === 'done');
}
