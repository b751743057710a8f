import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/u, '');

/** Stamps and other things of this clone alone; never tracked. */
export const localCache = join(root, '.cache');

/** What several clones share: runtimes and the test tools.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function sharedCache(env = process.env) {
  return join(env['OFFROOT_CACHE'] ?? env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'offroot');
}
