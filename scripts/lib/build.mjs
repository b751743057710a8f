import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { bundleNode } from './build-node.mjs';
import { localCache, root as projectRoot } from './paths.mjs';
import { say, step, Stop } from './say.mjs';

/** @typedef {{ root?: string, development?: boolean, force?: boolean }} BuildOptions root: another source tree, for tests */

/** Bundles main, the programs beside it, preload and renderer into `dist/`; does nothing when no source has changed.
 * @param {BuildOptions} [options]
 * @returns {Promise<string>} the dist folder
 */
export async function build(options = {}) {
  const root = options.root ?? projectRoot;
  const dist = join(root, 'dist');
  const stamp = join(root === projectRoot ? localCache : root, 'build-stamp');
  const key = `${options.development === true ? 'development' : 'production'} ${await hashOfInputs(root)}`;
  const built =
    existsSync(join(dist, 'main.cjs')) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === key;
  if (built && options.force !== true) return dist;
  await step('Building', async () => {
    await rm(dist, { recursive: true, force: true });
    await mkdir(join(dist, 'renderer'), { recursive: true });
    await bundle(root, dist, options.development === true).catch((error) => {
      if (error instanceof Stop) throw error;
      throw new Stop(`The build failed.\n${error instanceof Error ? error.message : String(error)}`);
    });
    await mkdir(join(stamp, '..'), { recursive: true });
    await writeFile(stamp, key);
  });
  return dist;
}

/** How everything is bundled, and how what runs in Node is.
 * @param {string} root @param {boolean} development
 * @returns {{ common: import('esbuild').BuildOptions, node: import('esbuild').BuildOptions }}
 */
export function bundling(root, development) {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: !development,
    sourcemap: development ? 'inline' : false,
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': JSON.stringify(development ? 'development' : 'production') },
    loader: { '.svg': 'file', '.png': 'file' },
  };
  /** @type {import('esbuild').BuildOptions} */
  const node = {
    ...common,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    external: ['electron', 'keytar'],
    // ESM packages ask for their own address; in one CommonJS file that is the file's.
    define: { ...common.define, 'import.meta.url': '__offrootFileUrl' },
    // require() reads from an archive on every runtime; import() does not.
    supported: { 'dynamic-import': false },
    banner: { js: "const __offrootFileUrl = require('node:url').pathToFileURL(__filename).href;" },
    keepNames: true,
  };
  return { common, node };
}

/** @param {string} root @param {string} dist @param {boolean} development */
async function bundle(root, dist, development) {
  const { build: esbuild } = await import('esbuild');
  const { common, node } = bundling(root, development);
  const channels = await channelsOfContract(esbuild, root);
  const programs = await find(join(root, 'electron'), (name) => name.endsWith('.program.ts'));
  const renderer = esbuild({
    ...common,
    entryPoints: { main: join(root, 'renderer/main.tsx') },
    ...(existsSync(join(root, 'renderer/base.ts')) ? { inject: [join(root, 'renderer/base.ts')] } : {}),
    outdir: join(dist, 'renderer'),
    platform: 'browser',
    target: 'chrome114',
    format: 'esm',
    jsx: 'automatic',
    jsxDev: false,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    metafile: true,
  });
  const [{ metafile }] = await Promise.all([
    renderer,
    bundleNode(esbuild, node, root, dist, programs),
    esbuild({
      ...common,
      entryPoints: [join(root, 'electron/preload.ts')],
      outfile: join(dist, 'preload.cjs'),
      platform: 'browser',
      target: 'chrome114',
      format: 'cjs',
      external: ['electron'],
      define: { ...common.define, __CONTRACT_CHANNELS__: JSON.stringify(channels) },
    }),
  ]);
  const page = await readFile(join(root, 'renderer/index.html'), 'utf8');
  await writeFile(join(dist, 'renderer/index.html'), withPreloads(page, metafile));
  await copyWasm(root, dist);
  if (existsSync(join(root, 'assets')))
    await cp(join(root, 'assets'), join(dist, 'assets'), { recursive: true });
  const served = (await find(join(dist, 'renderer'), () => true)).map((file) =>
    slashed(relative(join(dist, 'renderer'), file)),
  );
  await writeFile(join(dist, 'renderer/files.json'), `${JSON.stringify(served.sort(), null, 1)}\n`);
}

/** The preload carries no schema library, only the names that the contract declares.
 * @param {typeof import('esbuild').build} esbuild @param {string} root
 * @returns {Promise<{ channel: string, kind: 'call' | 'push' }[]>}
 */
async function channelsOfContract(esbuild, root) {
  const result = await esbuild({
    absWorkingDir: root,
    entryPoints: [join(root, 'electron/contract/index.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const code = Buffer.from(result.outputFiles?.[0]?.contents ?? []).toString('base64');
  /** @type {{ channelsOf?: () => { channel: string, kind: 'call' | 'push' }[] }} */
  const module = await import(`data:text/javascript;base64,${code}`);
  const channels = module.channelsOf?.() ?? [];
  if (channels.length === 0)
    throw new Stop('electron/contract declares no channel; the bridge would be empty.');
  return channels;
}

/** Names what main.js imports in the page itself, so that all of it is fetched at once.
 * @param {string} page @param {import('esbuild').Metafile | undefined} metafile
 */
function withPreloads(page, metafile) {
  const main = Object.entries(metafile?.outputs ?? {}).find(([path]) => basename(path) === 'main.js')?.[1];
  const links = (main?.imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => `    <link rel="modulepreload" href="./${basename(path)}" />\n`);
  return page.replace('  </head>', `${links.join('')}  </head>`);
}

const wasmFiles = ['zxing-wasm/dist/reader/zxing_reader.wasm', '@jsquash/webp/codec/dec/webp_dec.wasm'];

/** The WebAssembly that reads pictures lies beside main.cjs. @param {string} root @param {string} dist */
async function copyWasm(root, dist) {
  for (const file of wasmFiles) {
    const from = join(root, 'node_modules', file);
    if (existsSync(from)) await cp(from, join(dist, basename(file)));
  }
}

/** @param {string} root */
async function hashOfInputs(root) {
  const hash = createHash('sha256');
  const folders = ['electron', 'renderer', 'assets']
    .map((name) => join(root, name))
    .filter((name) => existsSync(name));
  const files = (await Promise.all(folders.map((folder) => find(folder, () => true)))).flat();
  const extra = ['package-lock.json', 'scripts/lib/build.mjs', 'scripts/lib/build-node.mjs']
    .map((name) => join(root, name))
    .filter((name) => existsSync(name));
  for (const file of [...files.sort(), ...extra]) {
    hash.update(`${slashed(relative(root, file))}\0`);
    hash.update(await readFile(file));
  }
  return hash.digest('hex');
}

/** @param {string} folder @param {(name: string) => boolean} wanted @returns {Promise<string[]>} */
export async function find(folder, wanted) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** @param {string} path */
const slashed = (path) => path.replaceAll('\\', '/');

/** Prints each file of dist with its size and its size in gzip.
 * @param {string} dist
 */
export async function printSizes(dist) {
  const { gzipSync } = await import('node:zlib');
  for (const file of (await find(dist, () => true)).sort()) {
    const bytes = await readFile(file);
    say(`${kib(bytes.length)}  ${kib(gzipSync(bytes).length)} gzip  ${relative(dist, file)}`);
  }
}

/** @param {number} bytes */
const kib = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} KiB`;
