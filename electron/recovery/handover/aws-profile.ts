import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '../../contract';

export type ProfileFile = {
  /** The AWS CLI's credentials and config files. */
  readonly credentials: string;
  readonly config: string;
  /** All or nothing, 0600, links followed. */
  readonly save: (path: string, bytes: Uint8Array) => Promise<void>;
};
export type Profile = {
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

const newline = 0x0a;

/**
 * Adds a profile at the end of the AWS CLI's credentials file. Every byte that was there stays as it was.
 * Throws ProblemError `field-invalid` (`reason`: `profile-exists`) when either file has a profile of that name.
 */
export async function writeProfile(files: ProfileFile, profile: Profile): Promise<void> {
  const before = await readIfThere(files.credentials);
  const config = await readIfThere(files.config);
  const taken =
    sectionNames(before).has(profile.name) ||
    sectionNames(config).has(`profile ${profile.name}`) ||
    (profile.name === 'default' && sectionNames(config).has('default'));
  if (taken) {
    throw new ProblemError('field-invalid', {
      field: 'profileName',
      params: { reason: 'profile-exists', name: profile.name },
    });
  }
  await mkdir(dirname(files.credentials), { recursive: true, mode: 0o700 });
  await files.save(files.credentials, appended(before, profile));
}

/** The old bytes, a line end where the last line has none, and the new section. */
export function appended(before: Uint8Array, profile: Profile): Uint8Array {
  const end = lineEndOf(before);
  const gap = before.length === 0 ? '' : before.at(-1) === newline ? end : end + end;
  const section = [
    `[${profile.name}]`,
    `aws_access_key_id = ${profile.accessKeyId}`,
    `aws_secret_access_key = ${profile.secretAccessKey}`,
    '',
  ].join(end);
  return Buffer.concat([before, Buffer.from(gap + section, 'utf8')]);
}

/** Names of sections as the AWS CLI reads them: blanks around and inside collapse, a comment may follow. */
export function sectionNames(bytes: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const names = Array.from(text.matchAll(/^[ \t]*\[([^\]\r\n]*)\]/gm), (found) => found[1] ?? '');
  return new Set(
    names.map((name) =>
      name
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replace(/^profile (["'])(.*)\1$/, 'profile $2'),
    ),
  );
}

function lineEndOf(bytes: Uint8Array): string {
  const at = bytes.indexOf(newline);
  return at > 0 && bytes[at - 1] === 0x0d ? '\r\n' : '\n';
}

async function readIfThere(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array();
    throw new ProblemError('file-not-readable');
  }
}
