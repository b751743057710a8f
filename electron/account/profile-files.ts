import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../contract';
import type { ProfileFiles } from './profiles';

/** A file of the AWS CLI larger than this is none: thousands of profiles fit into it. In bytes. */
const largest = 4 * 1024 * 1024;

/**
 * Looks at the AWS CLI's two files before they are read. The SDK's reader takes a file that it cannot read for one
 * that is not there, and then a person would look for profiles that are simply left out.
 * @throws ProblemError `file-too-large`, or `file-not-readable` with `reason` `no-rights | folder | not-text | not-utf8`
 */
export async function checkProfileFiles(files: ProfileFiles): Promise<void> {
  const folder = join(homedir(), '.aws');
  const paths = [
    files.configPath ?? process.env['AWS_CONFIG_FILE'] ?? join(folder, 'config'),
    files.credentialsPath ?? process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(folder, 'credentials'),
  ];
  await Promise.all(paths.map(checkOne));
}

async function checkOne(path: string): Promise<void> {
  const refuse = (reason: string): ProblemError =>
    new ProblemError('file-not-readable', { field: 'name', params: { reason } });
  let bytes: Buffer;
  try {
    const handle = await open(path, 'r');
    try {
      const found = await handle.stat();
      if (found.isDirectory()) throw refuse('folder');
      if (found.size > largest) throw new ProblemError('file-too-large', { field: 'name' });
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return;
    throw refuse(code === 'EACCES' || code === 'EPERM' ? 'no-rights' : 'folder');
  }
  if (bytes.includes(0)) throw refuse(hasUtf16Mark(bytes) ? 'not-utf8' : 'not-text');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('not-utf8');
  }
}

const hasUtf16Mark = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
