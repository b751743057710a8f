import { Buffer } from 'node:buffer';
import { dirname } from 'node:path';
import type { RawFs } from '../../../electron/storage';

/** Error as Node's file system throws it. */
export const fsError = (code: string): Error => Object.assign(new Error(code), { code });

/** Thrown where the power goes off: nothing after it happens, not even cleaning up. */
export class PowerCut extends Error {}

export type Fault = { readonly at: number; readonly error: Error };

/**
 * A disk in memory that counts its steps. A step is one call or one written byte; at step `fault.at` the error is
 * thrown, and after a PowerCut every later call throws too, as on a machine that is off.
 */
export function memoryDisk(start: ReadonlyMap<string, Buffer> = new Map()): {
  readonly fs: RawFs;
  readonly files: Map<string, Buffer>;
  steps(): number;
  fail(fault: Fault | null): void;
  /** From now on, calls `watcher` before each step: what it sees is what a power cut there would leave. */
  watch(watcher: (files: ReadonlyMap<string, Buffer>) => void): void;
} {
  const files = new Map(start);
  let steps = 0;
  let fault: Fault | null = null;
  let off = false;
  let watcher: ((files: ReadonlyMap<string, Buffer>) => void) | null = null;
  const step = (): void => {
    watcher?.(files);
    if (off) throw new PowerCut();
    if (fault !== null && steps === fault.at) {
      off = fault.error instanceof PowerCut;
      steps += 1;
      throw fault.error;
    }
    steps += 1;
  };
  const need = (path: string): Buffer => {
    const found = files.get(path);
    if (!found) throw fsError('ENOENT');
    return found;
  };
  const handle = (path: string): Awaited<ReturnType<RawFs['create']>> => ({
    write: async (bytes) => {
      // Each byte is a step: the fault leaves those before it behind.
      const before = fault === null ? bytes.length : fault.at - steps;
      const torn = before >= 0 && before < bytes.length;
      const there = torn ? bytes.subarray(0, before) : bytes;
      if (off) throw new PowerCut();
      files.set(path, Buffer.concat([need(path), there]));
      if (watcher !== null) {
        const start = need(path).length - there.length;
        for (let end = 0; end < there.length; end += 1) {
          watcher(new Map(files).set(path, need(path).subarray(0, start + end)));
        }
      }
      steps += there.length;
      if (torn) step();
    },
    sync: async () => step(),
    close: async () => step(),
  });
  const fs: RawFs = {
    create: async (path) => {
      step();
      if (files.has(path)) throw fsError('EEXIST');
      files.set(path, Buffer.alloc(0));
      return handle(path);
    },
    openAppend: async (path) => {
      step();
      if (!files.has(path)) files.set(path, Buffer.alloc(0));
      return handle(path);
    },
    readFile: async (path) => {
      step();
      return new Uint8Array(need(path));
    },
    rename: async (from, to) => {
      step();
      files.set(to, need(from));
      files.delete(from);
    },
    link: async (from, to) => {
      step();
      if (files.has(to)) throw fsError('EEXIST');
      files.set(to, need(from));
    },
    unlink: async (path) => {
      step();
      need(path);
      files.delete(path);
    },
    readFolder: async (path) => {
      step();
      return [...files.keys()]
        .filter((each) => dirname(each) === path)
        .map((each) => each.slice(path.length + 1));
    },
    makeFolder: async () => step(),
    syncFolder: async () => step(),
  };
  return {
    fs,
    files,
    steps: () => steps,
    fail: (next) => {
      fault = next;
      steps = 0;
    },
    watch: (next) => {
      watcher = next;
    },
  };
}
