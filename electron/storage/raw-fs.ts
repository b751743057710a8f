import { constants, promises as fs } from 'node:fs';

/** An open file as the door needs it. */
export type RawHandle = {
  write(bytes: Uint8Array): Promise<void>;
  /** Flushes to the device, not only to the system. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The few calls of the operating system that the storage door makes. Faults (disk full, torn write,
 * failing rename) are injected by wrapping this. Paths are absolute; errors are Node's, with `code`.
 */
export type RawFs = {
  /** Creates a new file for writing; fails with EEXIST when it is there. */
  create(path: string, mode: number): Promise<RawHandle>;
  /** Opens for appending, creating the file when needed. */
  openAppend(path: string, mode: number): Promise<RawHandle>;
  readFile(path: string): Promise<Uint8Array>;
  rename(from: string, to: string): Promise<void>;
  /** Second name for the same contents; not every file system has this. */
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Names of plain files in a folder. */
  readFolder(path: string): Promise<readonly string[]>;
  /** Creates missing parents too. */
  makeFolder(path: string, mode: number): Promise<void>;
  /** Makes renames and new names in the folder durable. */
  syncFolder(path: string): Promise<void>;
};

const wrap = (handle: fs.FileHandle): RawHandle => ({
  write: (bytes) => handle.writeFile(bytes),
  sync: () => handle.sync(),
  close: () => handle.close(),
});

/** The real file system. */
export const nodeFs: RawFs = {
  create: async (path, mode) =>
    wrap(
      await fs.open(
        path,
        constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
        mode,
      ),
    ),
  openAppend: async (path, mode) =>
    wrap(
      await fs.open(
        path,
        constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0),
        mode,
      ),
    ),
  readFile: (path) => fs.readFile(path),
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  unlink: (path) => fs.unlink(path),
  readFolder: async (path) =>
    (await fs.readdir(path, { withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name),
  makeFolder: async (path, mode) => {
    await fs.mkdir(path, { recursive: true, mode });
  },
  syncFolder: async (path) => {
    // Windows cannot open a folder for flushing; NTFS journals renames by itself.
    if (process.platform === 'win32') return;
    const handle = await fs.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** Node's error code of anything thrown, or an empty string. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
