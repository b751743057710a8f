import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ProblemError } from '../contract';

/**
 * Writes a file outside userData all or nothing: temporary file beside it (0600), fsync, rename.
 * A symbolic link is followed, so that its target is replaced and the link stays.
 * Throws ProblemError `disk-full | disk-refused`; then nothing of the new content is left.
 */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await finalPath(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw diskProblem(error);
  }
}

async function finalPath(path: string): Promise<string> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  return isLink ? realpath(path).catch(() => path) : path;
}

/** The problem for an error of the file system; carries the system's short code, no path. */
export function diskProblem(error: unknown): ProblemError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return new ProblemError(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-refused', {
    params: { reason: code },
  });
}
