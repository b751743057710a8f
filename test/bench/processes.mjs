import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What /proc says of the app's processes. Linux only. */

/** @typedef {{ pid: number, parent: number, name: string, kind: string }} Process */

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** @param {number} pid @param {string} file */
function proc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // Ended between the listing and the look.
    return null;
  }
}

/** @param {number} pid @returns {Process | null} */
function look(pid) {
  const stat = proc(pid, 'stat');
  const words = proc(pid, 'cmdline')?.split(/[\0 ]/u) ?? [];
  if (stat === null) return null;
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const kind = words.find((word) => word.startsWith('--type='))?.slice('--type='.length) ?? 'browser';
  return { pid, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), name, kind };
}

/** A process and everything that it started, directly or not. @param {number} root @returns {Process[]} */
export function tree(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => look(Number(name)))
    .filter((process) => process !== null);
  /** @type {Process[]} */
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter((process) => process.parent === pid));
  return found;
}

/** Proportional set size of all processes below, in KiB: shared pages count once in all. @param {number} root */
export function pssKib(root) {
  return tree(root)
    .map(({ pid }) => Number(/^Pss:\s+(\d+)/mu.exec(proc(pid, 'smaps_rollup') ?? '')?.[1] ?? 0))
    .reduce((sum, kib) => sum + kib, 0);
}

/** Processor time of the processes that live now, with the instant of the look. @param {number} root */
export function cpuOf(root) {
  const cpuMs = tree(root)
    .map(({ pid }) => {
      const fields = (proc(pid, 'stat') ?? '').split(') ')[1]?.split(' ') ?? [];
      return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond) * 1000;
    })
    .reduce((sum, ms) => sum + ms, 0);
  return { cpuMs, atMs: performance.now() };
}
