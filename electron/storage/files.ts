import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ProblemError } from '../contract/problem';
import { ownFolders } from './layout';
import { checkFolder, isGenerationOf, isTemporary, splitName, temporaryName } from './names';
import type { Files } from './port';
import { errorCode, nodeFs } from './raw-fs';
import type { RawFs } from './raw-fs';

const fileMode = 0o600;
const folderMode = 0o700;

/** Translates an error of the operating system; the name and the code are no secret, the full path may be. */
function diskProblem(error: unknown, name: string): ProblemError {
  const code = errorCode(error);
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  return new ProblemError(full ? 'disk-full' : 'disk-refused', {
    params: { file: name, reason: code || 'unknown' },
  });
}

/** Runs tasks of one name one after another, so that two saves never mix. */
function queues(): <T>(name: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (name, task) => {
    const before = tails.get(name) ?? Promise.resolve();
    const run = before.then(task, task);
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    tails.set(name, settled);
    void settled.then(() => {
      if (tails.get(name) === settled) tails.delete(name);
    });
    return run;
  };
}

async function unlinkIfThere(fs: RawFs, path: string): Promise<void> {
  try {
    await fs.unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function renameIfThere(fs: RawFs, from: string, to: string): Promise<void> {
  try {
    await fs.rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function readIfThere(fs: RawFs, path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a new file and flushes it; leaves nothing behind when that fails. */
async function writeNew(fs: RawFs, path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.create(path, fileMode);
  try {
    try {
      await handle.write(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await fs.unlink(path).catch(() => undefined);
    throw error;
  }
}

/**
 * Moves the older contents one place down and gives the current contents the second name `<path>.1`.
 * The current name stays in place all the while, so a crash in here loses no state.
 */
async function keepGenerations(fs: RawFs, path: string, spare: string, count: number): Promise<void> {
  for (let place = count; place > 1; place -= 1)
    await renameIfThere(fs, `${path}.${place - 1}`, `${path}.${place}`);
  if (count === 1) await unlinkIfThere(fs, `${path}.1`);
  try {
    await fs.link(path, `${path}.1`);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    // No hard links on this file system: a copy does the same at the price of a second write.
    const contents = await readIfThere(fs, path);
    if (contents === null) return;
    await writeNew(fs, spare, contents);
    await fs.rename(spare, `${path}.1`);
  }
}

async function sweep(fs: RawFs, root: string): Promise<void> {
  for (const folder of ownFolders) {
    const path = join(root, folder);
    const names = await fs.readFolder(path).catch(() => []);
    for (const name of names.filter(isTemporary)) await fs.unlink(join(path, name)).catch(() => undefined);
  }
}

/**
 * Opens the storage door on one folder, which is made when it is not there (0700), and sweeps away
 * what torn writes left behind.
 * @throws ProblemError `disk-full | disk-refused`
 */
export async function openFiles(root: string, options: { readonly fs?: RawFs } = {}): Promise<Files> {
  const fs = options.fs ?? nodeFs;
  const inTurn = queues();
  const guard = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
    try {
      return await task();
    } catch (error) {
      throw error instanceof ProblemError || error instanceof TypeError ? error : diskProblem(error, name);
    }
  };
  const place = async (name: string): Promise<{ folder: string; path: string; file: string }> => {
    const { folder, file } = splitName(name);
    const absolute = join(root, folder);
    await fs.makeFolder(absolute, folderMode);
    return { folder: absolute, path: join(absolute, file), file };
  };

  const write = async (name: string, bytes: Uint8Array, generations: number): Promise<void> => {
    const { folder, path, file } = await place(name);
    const fresh = (): string => join(folder, temporaryName(file, randomBytes(6).toString('hex')));
    const temp = fresh();
    await writeNew(fs, temp, bytes);
    try {
      if (generations > 0) await keepGenerations(fs, path, fresh(), generations);
      await fs.rename(temp, path);
    } catch (error) {
      await fs.unlink(temp).catch(() => undefined);
      throw error;
    }
    await fs.syncFolder(folder);
  };

  await guard('', () => fs.makeFolder(root, folderMode));
  await sweep(fs, root);
  return {
    read: (name) =>
      guard(name, async () => {
        const { folder, file } = splitName(name);
        return readIfThere(fs, join(root, folder, file));
      }),
    write: (name, bytes, writeOptions = {}) =>
      guard(name, () => inTurn(name, () => write(name, bytes, writeOptions.generations ?? 0))),
    append: (name, bytes) =>
      guard(name, () =>
        inTurn(name, async () => {
          const { folder, path } = await place(name);
          const handle = await fs.openAppend(path, fileMode);
          try {
            await handle.write(bytes);
            await handle.sync();
          } finally {
            await handle.close();
          }
          await fs.syncFolder(folder);
        }),
      ),
    remove: (name) =>
      guard(name, () =>
        inTurn(name, async () => {
          const { folder, file } = splitName(name);
          const absolute = join(root, folder);
          const names = await fs.readFolder(absolute).catch(() => []);
          for (const older of names.filter((each) => isGenerationOf(file, each)))
            await unlinkIfThere(fs, join(absolute, older));
          await unlinkIfThere(fs, join(absolute, file));
          await fs.syncFolder(absolute).catch(() => undefined);
        }),
      ),
    list: (folder) =>
      guard(folder, async () => {
        checkFolder(folder);
        try {
          return (await fs.readFolder(join(root, folder))).filter((file) => !isTemporary(file)).sort();
        } catch (error) {
          if (errorCode(error) === 'ENOENT') return [];
          throw error;
        }
      }),
  };
}
