import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The file with the fuse wire in a folder that electron-builder has made; null when only installers are there.
 * @param {string} output
 */
export async function packedProgram(output) {
  for (const folder of await readdir(output)) {
    const candidates = [
      join(output, folder, 'offroot'),
      join(output, folder, 'Offroot.exe'),
      join(output, folder, 'Offroot.app/Contents/Frameworks/Electron Framework.framework/Electron Framework'),
    ];
    const found = candidates.find((file) => existsSync(file));
    if (found !== undefined) return found;
  }
  return null;
}
