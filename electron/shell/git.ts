import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Name of the git work tree a folder lies in, or null. Looks upwards for `.git`, which is a folder in a clone
 * and a file in a linked work tree or submodule. Symbolic links are followed first.
 */
export async function gitWorkTreeOf(folder: string): Promise<string | null> {
  let place = await realpath(folder).catch(() => folder);
  for (;;) {
    if (await exists(join(place, '.git'))) return basename(place) || place;
    const parent = dirname(place);
    if (parent === place) return null;
    place = parent;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
