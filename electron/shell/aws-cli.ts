import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** First version with `aws login`. */
const loginSince = [2, 32] as const;
const longestMs = 10_000;

/** True from 2.32 on, for the words of `aws --version` or a folder name of its installers; null when no version is in them. */
export function hasLogin(words: string): boolean | null {
  const found = /(?:aws-cli|awscli)[/\\](?:v2[/\\])?(\d+)\.(\d+)\./.exec(words);
  if (found === null) return null;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > loginSince[0] || (major === loginSince[0] && minor >= loginSince[1]);
}

/** The folders of PATH, and those that a program started from a dock or a menu is not told of. */
export const programFolders = (path: string, platform: NodeJS.Platform): readonly string[] => [
  ...path.split(delimiter).filter(Boolean),
  ...(platform === 'win32'
    ? []
    : ['/usr/local/bin', '/opt/homebrew/bin', join(homedir(), '.local', 'bin'), '/snap/bin']),
];

/**
 * Whether the AWS CLI is here and knows `aws login`. Its place mostly tells its version at once; only otherwise is it
 * asked. Never rejects.
 */
export async function findAwsLogin(
  folders: readonly string[] = programFolders(process.env['PATH'] ?? '', process.platform),
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const name = platform === 'win32' ? 'aws.exe' : 'aws';
  for (const folder of folders) {
    const program = join(folder, name);
    const real = await realpath(program).catch(() => null);
    if (real !== null) return hasLogin(real) ?? hasLogin(await versionOf(program)) ?? false;
  }
  return false;
}

async function versionOf(program: string): Promise<string> {
  const { execFile } = await import('node:child_process');
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: longestMs, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
}

/** How long the first screen waits for the answer, in ms. */
const patienceMs = 100;

/** The finding, kept; `look` resolves when it is there or is not worth waiting for any longer. */
export function createAwsLogin(changed: () => void): { found(): boolean; look(): Promise<void> } {
  let found = false;
  return {
    found: () => found,
    async look() {
      const looked = findAwsLogin().then((is) => {
        found = is;
        changed();
      });
      // A choice that appears under the pointer would be pressed by mistake: mostly the answer is there at once.
      await Promise.race([looked, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    },
  };
}
