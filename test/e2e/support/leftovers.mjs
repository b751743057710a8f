import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name: string, bytes: Uint8Array }} Place */

/** Strings longer than this are cut in a heap snapshot unless the page is told otherwise. */
export const wholeStrings = '--js-flags=--heap-snapshot-string-limit=1000000000';

/** Every string in the page's heap, after a collection. The app has to be started with {@link wholeStrings}.
 * @param {import('playwright').Page} page @returns {Promise<Place>} */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const parts = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void parts.push(chunk));
  await session.send('HeapProfiler.enable');
  // Pages and their scripts are collected by two collectors that wait for each other.
  for (let round = 0; round < 3; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(400);
  }
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const { strings } = /** @type {{ strings: string[] }} */ (JSON.parse(parts.join('')));
  return { name: 'heap of the page', bytes: Buffer.from(strings.join('\n'), 'utf8') };
}

/** Plain files below a folder; sockets and links are passed over.
 * @param {string} folder @returns {Place[]} */
export function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    if (!entry.isFile()) return [];
    try {
      return [{ name: path, bytes: readFileSync(path) }];
    } catch {
      // Chromium removes files of its own at any time.
      return [];
    }
  });
}

/** Arguments and environment of every process that runs the same program as this one, and of all other readable ones.
 * @param {number} pid any process of the app @returns {{ places: Place[], own: number }} */
export function processesOf(pid) {
  const program = linkOf(pid);
  let own = 0;
  const places = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((id) => {
      const ours = linkOf(Number(id)) === program;
      if (ours) own += 1;
      return ['cmdline', 'environ'].flatMap((what) => {
        try {
          return [
            { name: `${ours ? 'our ' : ''}process ${what}`, bytes: readFileSync(join('/proc', id, what)) },
          ];
        } catch {
          return [];
        }
      });
    });
  return { places, own };
}

/** @param {number} pid */
function linkOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}
