import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockKeyring, unlockKeyring } from '../../../scripts/lib/keyring.mjs';
import {
  connect,
  finishedRun,
  inScene,
  keyOf,
  lockedKeychain,
  openPractice,
  startRun,
  untilRun,
} from '../pictures/studio.mjs';
import { fill, smallDisk } from '../support/small-disk.mjs';

/** @typedef {import('../pictures/studio.mjs').Scene} Scene */
/**
 * What a way of its own gets: the account, a way to start the app, and what to do once the problem is on screen.
 * @typedef {{ aws: import('../support/loopback-aws.mjs').LoopbackAws, studio: import('../pictures/studio.mjs').Studio, onScreen: (scene: Scene, before?: () => Promise<unknown>) => Promise<void> }} Stage
 */

/** @param {import('../pictures/studio.mjs').Run} run */
const failed = ({ phase }) => phase === 'failed';

/** A plan on screen that can be started. @param {Scene} scene */
async function planOnScreen(scene) {
  await scene.go('#setup');
  await scene.page.getByText('Create the user').first().waitFor();
  await scene.wait(800);
}

/** The folder of the journals, made by somebody else. @param {Scene} scene @param {number} mode */
async function runsFolder(scene, mode) {
  const folder = join(scene.userData, 'runs');
  await mkdir(folder, { recursive: true });
  await chmod(folder, mode);
}

/** Puts a problem in the place of main's answer to Start. @param {Scene} scene @param {string} code */
function answerInstead(scene, code) {
  return scene.app.evaluate(({ ipcMain }, problem) => {
    ipcMain.removeHandler('setup.start');
    ipcMain.handle('setup.start', () => ({
      ok: false,
      problem: { code: problem, params: {}, at: Date.now() },
    }));
  }, code);
}

/** Damages the journal of a run that stopped, and opens the app again.
 * @param {Stage} stage @param {(journal: string) => string} damage */
async function journalOf({ aws, studio, onScreen }, damage) {
  await inScene(studio, async (scene) => {
    const accountRef = await connect(scene, aws);
    aws.fault({ action: 'AttachUserPolicy', answer: { status: 403, code: 'AccessDenied' } });
    await startRun(scene, accountRef);
    await untilRun(scene, accountRef, failed);
    await scene.close();
    const folder = join(scene.userData, 'runs');
    const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.jsonl'));
    await writeFile(join(folder, name), damage(await readFile(join(folder, name), 'utf8')));
    await inScene(
      studio,
      async (again) => {
        await again.go('#setup');
        await onScreen(again);
      },
      { userData: scene.userData },
    );
  });
}

/** @type {Record<string, (stage: Stage) => Promise<void>>} */
export const ownWays = {
  async keychainAbsent({ studio, onScreen }) {
    await inScene(studio, (scene) => onScreen(scene), { env: { OFFROOT_KEYRING: 'absent' } });
  },
  /** A keyring that asks for its password, and nobody answers. */
  async keychainSlow({ aws, studio, onScreen }) {
    await inScene(studio, async (scene) => {
      await scene.go('#welcome');
      await scene.press(/Use a root access key/u);
      await scene.page.getByLabel('Access key ID').fill(keyOf(aws).accessKeyId);
      await scene.page.getByLabel('Secret access key').fill(keyOf(aws).secretAccessKey);
      await scene.page.getByText('Partition and endpoint').click();
      await scene.page.getByLabel('Address instead of AWS').fill(aws.url);
      await scene.press(/^Connect/u);
      await scene.page.getByRole('heading', { name: 'Is this your account?' }).waitFor();
      lockKeyring(studio.env);
      await scene.wait(700);
      await scene.press(/^This is my account/u);
      await onScreen(scene);
    }).finally(() => unlockKeyring(studio.env));
  },
  async keychainLocked({ studio, onScreen }) {
    await inScene(studio, async (scene) => {
      const accountRef = await openPractice(scene);
      await startRun(scene, accountRef);
      const locked = () => lockedKeychain(scene, accountRef);
      await locked();
      await onScreen(scene, locked);
    });
  },
  async keychainChanged({ studio, onScreen }) {
    await inScene(studio, async (scene) => {
      await scene.close();
      const file = join(scene.userData, 'keychain.json');
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/u, '11111111-2222-4333-8444-555555555555'),
      );
      await inScene(studio, (again) => onScreen(again), { userData: scene.userData });
    });
  },
  async clockCorrected({ studio, onScreen }) {
    await inScene(studio, async (scene) => {
      await openPractice(scene);
      await scene.ask('practice.scenario', { scenario: 'clock-fast' });
      await scene.ask('app.checkClock');
      await scene.go('#settings&section=clock');
      await onScreen(scene);
    });
  },
  async stillAttached({ aws, studio, onScreen }) {
    await inScene(studio, async (scene) => {
      const accountRef = await connect(scene, aws);
      const { runId } = await finishedRun(scene, accountRef);
      await aws.hangOn('minji-admin');
      await scene.ask('setup.undo', { runId, typed: null });
      await untilRun(scene, accountRef, ({ phase }) => phase === 'undo-stopped');
      await scene.go('#setup');
      await onScreen(scene);
    });
  },
  journalUnreadable: (stage) =>
    journalOf(stage, (journal) => {
      const lines = journal.split('\n');
      return [lines[0], '{"type":"re\u0000sult', ...lines.slice(2)].join('\n');
    }),
  journalNewer: (stage) => journalOf(stage, (journal) => journal.replace('"v":1', '"v":99')),
  async runInProgress({ aws, studio, onScreen }) {
    await inScene(studio, async (scene) => {
      const accountRef = await connect(scene, aws);
      aws.account.scenario('name-taken', { name: 'soo' });
      aws.fault({ action: 'CreateUser', answer: { status: 400, code: 'Throttling' } });
      await startRun(scene, accountRef);
      await untilRun(scene, accountRef, ({ waiting }) => waiting?.reason === 'slow-down');
      await scene.go('#users&id=soo');
      await scene.page.getByRole('button', { name: 'Assign MFA device' }).first().click();
      await scene.page.getByRole('button', { name: 'Make and turn on' }).click();
      await onScreen(scene);
    });
  },
  /** The file system of the journals takes no more; where none can be made, main's answer is put in its place. */
  async diskFull({ aws, studio, onScreen }) {
    const home = await mkdtemp(join(tmpdir(), 'offroot-full-'));
    const userData = join(home, 'data');
    const runs = join(userData, 'runs');
    await mkdir(runs, { recursive: true });
    for (const folder of [home, userData]) await chmod(folder, 0o777);
    const disk = smallDisk(studio.executable, runs);
    try {
      await inScene(
        disk === null ? studio : { ...studio, executable: disk.executable },
        async (scene) => {
          await connect(scene, aws);
          await planOnScreen(scene);
          if (disk === null) await answerInstead(scene, 'disk-full');
          else await fill(scene.app, runs);
          await scene.press(/^Start setup/u);
          await onScreen(scene);
        },
        { userData },
      );
    } finally {
      disk?.end();
      await rm(home, { recursive: true, force: true });
    }
  },
  /** The keychain is open, but cannot write what it is given. */
  async keychainRefused({ aws, studio, onScreen }) {
    await inScene(studio, async (scene) => {
      const accountRef = await connect(scene, aws);
      const rings = join(String(studio.env['OFFROOT_HOMES']), '.local/share/keyrings');
      await chmod(rings, 0o500);
      try {
        await startRun(scene, accountRef);
        await untilRun(scene, accountRef, failed);
        await onScreen(scene);
      } finally {
        await chmod(rings, 0o700);
      }
    });
  },
  /** Somebody deletes the user of a run that stopped; AWS says so when the run is to go on. */
  async notFound({ aws, studio, onScreen }) {
    await inScene(studio, async (scene) => {
      const accountRef = await connect(scene, aws);
      aws.fault({ action: 'AttachUserPolicy', answer: { status: 403, code: 'AccessDenied' } });
      await startRun(scene, accountRef);
      await untilRun(scene, accountRef, failed);
      aws.clear();
      await aws.deleteUser('minji-admin');
      await scene.press('Try again');
      await untilRun(scene, accountRef, ({ problem }) => problem?.code === 'not-found');
      await onScreen(scene);
    });
  },
  async diskRefused({ aws, studio, onScreen }) {
    await inScene(studio, async (scene) => {
      await connect(scene, aws);
      await planOnScreen(scene);
      await runsFolder(scene, 0o500);
      await scene.press(/^Start setup/u);
      await onScreen(scene);
    });
  },
};
