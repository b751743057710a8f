import type { RawFs } from '../../../electron/storage';
import { memoryDisk, PowerCut } from '../../unit/storage/disk';

/** How a disk goes wrong. `torn`: the power goes off in the middle of the bytes. */
export const diskFaults = ['full', 'read-only', 'rename-fails', 'flush-fails', 'torn'] as const;
export type DiskFault = (typeof diskFaults)[number];

const codeOf: Readonly<Record<Exclude<DiskFault, 'torn'>, string>> = {
  full: 'ENOSPC',
  'read-only': 'EROFS',
  'rename-fails': 'EIO',
  'flush-fails': 'EIO',
};
const broken = (code: string): Error => Object.assign(new Error(code), { code });

type Call = 'open' | 'write' | 'sync' | 'rename' | 'link' | 'unlink' | 'folder';

/** Calls of the operating system that fail while the disk is in this state; reading always works. */
const failing: Readonly<Record<Exclude<DiskFault, 'torn'>, ReadonlySet<Call>>> = {
  full: new Set(['write', 'sync']),
  'read-only': new Set(['open', 'rename', 'link', 'unlink', 'folder']),
  'rename-fails': new Set(['rename']),
  'flush-fails': new Set(['sync']),
};

/** Which file a path is about; the temporary one counts as the file that it is to become. */
export function fileOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const plain = /^\.(.+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1] ?? name;
  if (path.includes('/runs/')) return 'run journal';
  if (path.includes('/retire/')) return 'retirement journal';
  return plain.replace(/\.\d+$/, '');
}

export type BrokenDisk = {
  readonly fs: RawFs;
  readonly files: Map<string, Buffer>;
  /** Saves so far, by the file they were about. */
  saves(): readonly string[];
  /** From the n-th save on (counted from 0, from now on) the disk is broken until it is mended. */
  breakAt(save: number, fault: DiskFault): void;
  mend(): void;
  struck(): boolean;
};

/** A disk in memory that breaks at a save that the test chooses. `onPowerCut` hears of a torn write, after which nothing works. */
export function breakableDisk(start: ReadonlyMap<string, Buffer>, onPowerCut: () => void): BrokenDisk {
  const inner = memoryDisk(start);
  let saves: string[] = [];
  let armed: { readonly save: number; readonly fault: DiskFault } | null = null;
  let off = false;
  let hit = false;

  const isBroken = (): boolean => armed !== null && saves.length > armed.save;
  const check = (call: Call): void => {
    if (off) throw new PowerCut();
    if (armed === null || armed.fault === 'torn' || !isBroken()) return;
    if (!failing[armed.fault].has(call)) return;
    hit = true;
    throw broken(codeOf[armed.fault]);
  };
  /** Half of the bytes get there before the disk is full, or before the light goes out. */
  const half = async (handle: Awaited<ReturnType<RawFs['create']>>, bytes: Uint8Array): Promise<void> => {
    if (armed === null || !isBroken() || (armed.fault !== 'full' && armed.fault !== 'torn')) return;
    await handle.write(bytes.subarray(0, bytes.length >> 1));
    if (armed.fault === 'full') return;
    hit = true;
    off = true;
    onPowerCut();
    // The program ends in the middle of this, so nothing of it goes on.
    await new Promise<never>(() => undefined);
  };
  const watched = (handle: Awaited<ReturnType<RawFs['create']>>): Awaited<ReturnType<RawFs['create']>> => ({
    async write(bytes) {
      await half(handle, bytes);
      check('write');
      await handle.write(bytes);
    },
    async sync() {
      check('sync');
      await handle.sync();
    },
    close: () => handle.close(),
  });
  const opened = async (
    path: string,
    open: () => ReturnType<RawFs['create']>,
  ): Promise<Awaited<ReturnType<RawFs['create']>>> => {
    saves.push(fileOf(path));
    check('open');
    return watched(await open());
  };
  const guarded = async <Out>(call: Call, work: () => Promise<Out>): Promise<Out> => {
    check(call);
    return work();
  };
  const fs: RawFs = {
    ...inner.fs,
    create: (path, mode) => opened(path, () => inner.fs.create(path, mode)),
    openAppend: (path, mode) => opened(path, () => inner.fs.openAppend(path, mode)),
    rename: (from, to) => guarded('rename', () => inner.fs.rename(from, to)),
    link: (from, to) => guarded('link', () => inner.fs.link(from, to)),
    unlink: (path) => guarded('unlink', () => inner.fs.unlink(path)),
    makeFolder: (path, mode) => guarded('folder', () => inner.fs.makeFolder(path, mode)),
  };
  return {
    fs,
    files: inner.files,
    saves: () => saves,
    breakAt(save, fault) {
      saves = [];
      hit = false;
      armed = { save, fault };
    },
    mend: () => void (armed = null),
    struck: () => hit,
  };
}
