import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { npm, show } from './exec.mjs';
import { localCache, root } from './paths.mjs';
import { step, Stop } from './say.mjs';
import { systemPackages } from './system-packages.mjs';

const floor = [20, 19];
const stamp = join(localCache, 'npm-ci');

/** All that a machine with Node and npm lacks; the second time it does nothing.
 * @param {{ for: 'build' | 'start' | 'test' }} purpose build: npm packages; start: what a window needs; test: other programs too
 */
export async function setup(purpose) {
  checkNode();
  const wanted = purpose.for === 'test' ? 'test' : 'start';
  await systemPackages(wanted);
  await npmPackages();
  if (purpose.for !== 'test') return;
  const { pythonTools } = await import('./python-tools.mjs');
  await pythonTools();
}

/** @param {string} [version] */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > (floor[0] ?? 0) || (major === floor[0] && minor >= (floor[1] ?? 0))) return;
  throw new Stop(
    `Offroot needs Node ${floor.join('.')} or newer to build; this is Node ${version}. See https://nodejs.org`,
  );
}

/** Installed means: for this lock file, this Node ABI and this system. */
async function npmPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const key = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
  const there =
    existsSync(join(root, 'node_modules/esbuild')) &&
    existsSync(join(root, 'node_modules/keytar/build/Release/keytar.node'));
  if (there && (!existsSync(stamp) ? matchesInstalled(lock) : readFileSync(stamp, 'utf8') === key)) {
    if (!existsSync(stamp)) await keep(key);
    return;
  }
  await step('Installing the packages of package-lock.json (npm ci)', async () => {
    const [command, first] = npm();
    const env = { ...process.env, ...headersOfThisNode() };
    const code = await show(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env,
    });
    if (code !== 0) throw new Stop(`npm ci failed (${code}). Its words are above.`);
    if (existsSync(join(root, 'node_modules/keytar/build/Release/keytar.node'))) return;
    const built = await show(
      command,
      [...first, 'rebuild', 'keytar', '--foreground-scripts', '--loglevel=error'],
      { cwd: root, env },
    );
    if (built !== 0)
      throw new Stop('keytar, the bridge to the system keychain, could not be built. Its words are above.');
  });
  await keep(key);
}

/** @param {string} key */
async function keep(key) {
  await mkdir(localCache, { recursive: true });
  await writeFile(stamp, key);
}

/** Someone ran npm ci by hand: npm's own record names the same versions. @param {Buffer} lock */
function matchesInstalled(lock) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(String(lock)).packages;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.keys(have).every((name) => wanted[name]?.version === have[name].version);
}

/** The headers beside this Node spare the compiler of native modules a download.
 * @returns {Record<string, string>}
 */
function headersOfThisNode() {
  const prefix = dirname(dirname(process.execPath));
  const there = existsSync(join(prefix, 'include/node/node_api.h'));
  return there && !process.env['npm_config_nodedir'] ? { npm_config_nodedir: prefix } : {};
}
