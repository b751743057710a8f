import { constants } from 'node:fs';
import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { root as projectRoot } from './paths.mjs';

/** Puts the runtime and the built app into one folder that can be run as it is, by any user.
 * @param {{ runtime: import('./runtime.mjs').Runtime, dir: string, root?: string }} options dir is emptied first
 * @returns {Promise<string>} the executable
 */
export async function stageApp({ runtime, dir, root = projectRoot }) {
  await rm(dir, { recursive: true, force: true });
  await copyTree(runtime.dir, dir);
  const mac = process.platform === 'darwin';
  const resources = mac ? join(dir, 'Electron.app/Contents/Resources') : join(dir, 'resources');
  const app = join(resources, 'app');
  await rm(join(resources, 'default_app.asar'), { force: true });
  await mkdir(app, { recursive: true });
  await cp(join(root, 'dist'), join(app, 'dist'), { recursive: true });
  await copyKeytar(join(projectRoot, 'node_modules/keytar'), join(app, 'node_modules/keytar'));
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { name, productName, version, main } = manifest;
  const offrootRuntime = `${runtime.kind} ${runtime.electronVersion}`;
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name, productName, version, main, offrootRuntime }),
  );
  await readable(app);
  return join(dir, relative(runtime.dir, runtime.executable));
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
