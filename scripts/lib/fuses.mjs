import { readFile } from 'node:fs/promises';
import { Stop } from './say.mjs';

/**
 * @typedef {Required<Omit<NonNullable<import('electron-builder').Configuration['electronFuses']>, 'resetAdHocDarwinSignature'>>} Fuses
 * A fuse that Electron gets in a later version is missing here until somebody decides about it: then types fail.
 */

/** What is burnt into the shipped program. @type {Fuses} */
export const shippedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** Places on the wire (electron/fuses, FuseV1Options). @type {readonly (keyof Fuses)[]} */
export const fuseOrder = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

/** Stands in the binary in front of the wire: version, length, then one letter per fuse. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses of a program as they are burnt in; a fuse that this Electron does not have yet is left out.
 * @param {Uint8Array} program @returns {Partial<Fuses>}
 */
export function fusesIn(program) {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const at = bytes.indexOf(sentinel);
  if (at < 0) throw new Stop('The program carries no fuse wire.');
  const wire = bytes.subarray(at + sentinel.length);
  if (wire[0] !== 1) throw new Stop(`The fuse wire has version ${wire[0]}, not 1.`);
  const letters = wire.subarray(2, 2 + (wire[1] ?? 0)).toString('latin1');
  return Object.fromEntries(
    fuseOrder.flatMap((name, index) =>
      /[01]/u.test(letters[index] ?? '') ? [[name, letters[index] === '1']] : [],
    ),
  );
}

/** The fuses as settings of electron-builder. One that the runtime does not have yet cannot be set, and is left out.
 * @param {Partial<Fuses>} has @param {Fuses} wanted @returns {Record<string, string>}
 */
export function fuseSettings(has, wanted) {
  const known = fuseOrder.filter((name) => has[name] !== undefined);
  return Object.fromEntries(known.map((name) => [`electronFuses.${name}`, String(wanted[name])]));
}

/** Fuses of a program that are not as wanted, in words.
 * @param {Partial<Fuses>} found @param {Fuses} wanted
 */
export function fuseFaults(found, wanted) {
  return fuseOrder.flatMap((name) =>
    found[name] === undefined || found[name] === wanted[name]
      ? []
      : [`${name} is ${found[name] ? 'open' : 'closed'}`],
  );
}

/** @param {string} file @param {Fuses} wanted */
export async function checkFuses(file, wanted) {
  const found = fusesIn(await readFile(file));
  const faults = fuseFaults(found, wanted);
  if (faults.length > 0)
    throw new Stop(`The packed program's fuses are not as they should be: ${faults.join(', ')}.`);
  return Object.keys(found).length;
}
