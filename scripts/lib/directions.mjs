import { posix } from 'node:path';

/** The linter's rule sees an import as written; this one sees where it leads, dynamic imports included. */

const rooms = ['account', 'setup', 'users', 'authenticator', 'recovery', 'practice'];
const doors = ['aws', 'keychain', 'storage', 'aside'];

/** @typedef {{ target: string, typeOnly: boolean }} Import */

/** @param {string} path of the source, from the root, with slashes @param {string} text
 * @returns {string[]} a line for each import that points the wrong way
 */
export function violations(path, text) {
  return importsOf(path, text)
    .filter((found) => !allowed(path, found))
    .map(({ target }) => `${path} must not import ${target}`);
}

/** @param {string} path @param {string} text @returns {Import[]} */
function importsOf(path, text) {
  const pattern =
    /(?:^|[\s;])(import|export)(\s+type)?\s[^'";()]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gmu;
  return [...text.matchAll(pattern)].map((match) => {
    const written = match[3] ?? match[4] ?? match[5] ?? '';
    const target = written.startsWith('.') ? posix.join(posix.dirname(path), written) : written;
    return { target, typeOnly: match[2] !== undefined };
  });
}

/** @param {string} path @param {Import} found */
function allowed(path, { target, typeOnly }) {
  const [top, area = ''] = path.split('/');
  const ours = /^(electron|renderer|test|scripts)(\/|$)/u.test(target);
  const to = target.split('/');
  if (top === 'renderer') {
    if (!ours) return !/^(node:|electron$|keytar$|zod$|@aws-sdk\/|@smithy\/)/u.test(target);
    if (to[0] === 'renderer') return true;
    if (to[0] !== 'electron' || to[1] !== 'contract') return false;
    return typeOnly || target === 'electron/contract/constants';
  }
  if (top !== 'electron') return true;
  if (ours && to[0] !== 'electron') return false;
  const room = rooms.includes(area);
  const door = doors.includes(area);
  if (area === 'contract') return ours ? to[1] === 'contract' : target === 'zod';
  if (!room && !door) return true;
  if (!ours) return target !== 'electron' && (target !== 'keytar' || area === 'keychain');
  return to[1] === area || to[1] === 'contract' || (room && doors.includes(to[1] ?? ''));
}
