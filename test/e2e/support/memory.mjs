import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { tree } from '../../bench/processes.mjs';

/** Looks for bytes in the memory of running processes, as any program of the same user could (Linux, /proc). */

/** @typedef {{ name: string, bytes: Buffer }} Needle one way in which a secret could be written */
/** @typedef {{ name: string, kind: string, pid: number, count: number }} Found */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @param {Buffer} bytes */
function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/gu) ?? [])
    .map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** Every way in which a secret is likely to be written: raw, and as text in one and in two bytes per letter.
 * @param {string} name @param {Buffer} secret @returns {Needle[]}
 */
export function needlesOf(name, secret) {
  // The end of base64 and base32 depends on what follows; the middle does not.
  const texts = {
    base32: base32(secret).slice(0, 30),
    'base32, lower case': base32(secret).slice(0, 30).toLowerCase(),
    hex: secret.toString('hex'),
    'hex, upper case': secret.toString('hex').toUpperCase(),
    base64: secret.toString('base64').slice(0, 26),
    base64url: secret.toString('base64url').slice(0, 26),
  };
  return [
    { name: `${name}, raw`, bytes: secret },
    ...Object.entries(texts).flatMap(([form, text]) => [
      { name: `${name}, ${form}`, bytes: Buffer.from(text, 'latin1') },
      { name: `${name}, ${form}, wide`, bytes: Buffer.from(text, 'utf16le') },
    ]),
  ];
}

const chunk = 8 * 1024 * 1024;
const overlap = 4096;

/** A process may have ended since it was listed: then it has no memory.
 * @template T @param {() => T} read @returns {T | undefined} */
function unlessEnded(read) {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

/** @param {number} pid @returns {Generator<Buffer>} what can be written by the process, in pieces that overlap */
function* memory(pid) {
  const maps = unlessEnded(() => readFileSync(`/proc/${pid}/maps`, 'latin1'));
  const file = unlessEnded(() => openSync(`/proc/${pid}/mem`, 'r'));
  if (maps === undefined || file === undefined) return;
  const regions = maps
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) (\S+)/u.exec(line))
    .filter((found) => found !== null && found[3]?.startsWith('rw'));
  const buffer = Buffer.alloc(chunk);
  try {
    for (const region of regions) {
      const end = Number.parseInt(region?.[2] ?? '0', 16);
      for (let at = Number.parseInt(region?.[1] ?? '0', 16); at < end; at += chunk - overlap) {
        const got = readAt(file, buffer, Math.min(chunk, end - at), at);
        if (got > 0) yield buffer.subarray(0, got);
        if (end - at <= chunk) break;
      }
    }
  } finally {
    closeSync(file);
  }
}

/** @param {number} file @param {Buffer} buffer @param {number} length @param {number} at */
function readAt(file, buffer, length, at) {
  try {
    return readSync(file, buffer, 0, length, at);
  } catch {
    // Reserved, or gone since the list was made.
    return 0;
  }
}

/** Searches a process and all that it started. @param {number} root @param {readonly Needle[]} needles @returns {Found[]} */
export function searchMemory(root, needles) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  for (const { pid, kind } of tree(root)) {
    for (const piece of memory(pid)) {
      for (const { name, bytes } of needles) {
        for (let at = piece.indexOf(bytes); at >= 0; at = piece.indexOf(bytes, at + 1)) {
          const key = `${name} ${pid}`;
          const count = (found.get(key)?.count ?? 0) + 1;
          found.set(key, { name, kind, pid, count });
        }
      }
    }
  }
  return [...found.values()];
}
