import { constants, existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { root as projectRoot } from './paths.mjs';

/** Puts the runtime and the built app into one folder that can be run as it is, by any user.
 * A runtime that is there already stays, so that a running app is not disturbed.
 * @param {{ runtime: import('./runtime.mjs').Runtime, dir: string, root?: string }} options
 * @returns {Promise<string>} the executable
 */
export async function stageApp({ runtime, dir, root = projectRoot }) {
  const executable = join(dir, relative(runtime.dir, runtime.executable));
  const stamp = join(dir, 'offroot-stage');
  const want = `${runtime.kind} ${runtime.electronVersion} ${runtime.dir}`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== want) {
    await rm(dir, { recursive: true, force: true });
    await copyTree(runtime.dir, dir);
    await writeFile(stamp, want);
  }
  const mac = process.platform === 'darwin';
  const resources = mac ? join(dir, 'Electron.app/Contents/Resources') : join(dir, 'resources');
  const app = join(resources, 'app');
  await rm(join(resources, 'default_app.asar'), { force: true });
  await rm(app, { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  await cp(join(root, 'dist'), join(app, 'dist'), { recursive: true });
  await copyKeytar(join(projectRoot, 'node_modules/keytar'), join(app, 'node_modules/keytar'));
  await writeFile(join(app, 'package.json'), JSON.stringify(await appManifest(root, runtime)));
  await readable(app);
  return executable;
}

/** The package.json that the app carries: what Electron reads, and which runtime it was put together with.
 * @param {string} root @param {import('./runtime.mjs').Runtime} runtime
 */
export async function appManifest(root, runtime) {
  const { name, productName, version, main } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return { name, productName, version, main, offrootRuntime: `${runtime.kind} ${runtime.electronVersion}` };
}

/** The native module and what loads it, nothing of its build. @param {string} from @param {string} to */
async function copyKeytar(from, to) {
  await mkdir(join(to, 'build/Release'), { recursive: true });
  await cp(join(from, 'lib'), join(to, 'lib'), { recursive: true });
  for (const file of ['package.json', 'build/Release/keytar.node'])
    await copyFile(join(from, file), join(to, file));
}

/** Copies by reference where the disk can (reflink), keeping links. @param {string} from @param {string} to */
async function copyTree(from, to) {
  await cp(from, to, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  await readable(to);
}

/** @param {string} dir */
async function readable(dir) {
  if (process.platform === 'win32') return;
  const entries = await readdir(dir, { withFileTypes: true });
  await chmod(dir, 0o755);
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await readable(path);
    else if (entry.isFile()) await chmod(path, runs(path) ? 0o755 : 0o644);
  }
}

/** @param {string} path */
function runs(path) {
  const name = basename(path);
  const plain = !name.includes('.') && dirname(path).includes('locales') === false;
  return plain || /\.(so(\.\d+)*|dylib|node)$/u.test(name) || path.includes('/MacOS/');
}
