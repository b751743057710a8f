import { spawnSync } from 'node:child_process';
import { Stop } from './say.mjs';

/** @typedef {{ uid: number, gid: number }} User */

/** Chromium refuses its sandbox to root, so root lends the work to an ordinary user.
 * @returns {User | undefined} nothing when we are an ordinary user already
 */
export function ordinaryUser() {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined;
  const own = Number(process.env['SUDO_UID']);
  const group = Number(process.env['SUDO_GID']);
  if (Number.isSafeInteger(own) && own > 0 && Number.isSafeInteger(group)) return { uid: own, gid: group };
  const uid = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
  const gid = Number(spawnSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).stdout);
  if (!(uid > 0) || !(gid > 0))
    throw new Stop('Running as root, and there is no user "nobody" to start the app as.');
  return { uid, gid };
}

/** The command that becomes `user` and then runs what follows; empty for ourselves.
 * @param {User | undefined} user
 * @returns {string[]}
 */
export function becoming(user) {
  return user === undefined
    ? []
    : ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
}

/** A program and its arguments, as `user` when one is given.
 * @param {User | undefined} user @param {string} program @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function asUser(user, program, args) {
  if (user === undefined) return { command: program, args: [...args] };
  return { command: 'setpriv', args: [...becoming(user).slice(1), program, ...args] };
}

/** Whether Chromium can build its sandbox from user namespaces here.
 * @param {User | undefined} user
 */
export function sandboxPossible(user) {
  if (process.platform !== 'linux') return true;
  const { command, args } = asUser(user, 'unshare', ['--user', '--map-root-user', 'true']);
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
