import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { find } from '../../scripts/lib/build.mjs';

const kib = 1024;

/** Sizes of what is shipped, in KiB. The archive holds `dist` as it is, so its size is the sum.
 * @param {string} dist @param {readonly string[]} scripts addresses that a start has loaded
 */
export async function bundleSizes(dist, scripts) {
  const gzip = async (/** @type {string} */ file) => gzipSync(await readFile(file)).length / kib;
  const loaded = await Promise.all(scripts.map((address) => gzip(join(dist, 'renderer', basename(address)))));
  const all = await Promise.all((await find(dist, () => true)).map(async (file) => (await stat(file)).size));
  return {
    startKib: loaded.reduce((sum, size) => sum + size, 0),
    preloadKib: await gzip(join(dist, 'preload.cjs')),
    archiveKib: all.reduce((sum, size) => sum + size, 0) / kib,
    /** The SDK lies in a file of its own, so nothing of it can be loaded by the start. */
    sdkInMain: (await readFile(join(dist, 'main.cjs'), 'latin1')).includes('"IAMClient"'),
  };
}
