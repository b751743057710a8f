import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { asUser, ordinaryUser } from '../../../scripts/lib/as-user.mjs';

export interface Item {
  readonly account: string;
  readonly password: string;
}

/** What is needed of a desktop (scripts/lib/desktop-session.mjs). */
export interface Desktop {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  readonly homeOf: (profile: string) => string;
}

/** Looks at the real keychain beside the program, or puts in it what an earlier moment had. Secrets go by pipe alone. */
const script = `
const keytar = require(process.argv[1]);
let text = '';
process.stdin.on('data', (part) => (text += part)).on('end', async () => {
  const { fill } = JSON.parse(text);
  if (fill !== null) {
    for (const { account } of await keytar.findCredentials('Offroot')) await keytar.deletePassword('Offroot', account);
    for (const { account, password } of fill) await keytar.setPassword('Offroot', account, password);
  }
  process.stdout.write(JSON.stringify(await keytar.findCredentials('Offroot')));
});
`;

/** The items of the desktop's Secret Service; with \`fill\`, after they were made to be just these. */
export function keyringOf({ executable, env }: Desktop) {
  const app = join(dirname(executable), 'app');
  const electron = join(app, 'electron');
  const keytar = join(app, 'resources/app/node_modules/keytar');
  return async (fill: readonly Item[] | null): Promise<readonly Item[]> => {
    const { command, args } = asUser(ordinaryUser(), electron, ['-e', script, keytar]);
    const child = spawn(command, args, {
      env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (part) => (out += String(part)));
    child.stdin.end(JSON.stringify({ fill }));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`the keychain could not be looked at (${code ?? 'stopped'})`);
    return JSON.parse(out) as Item[];
  };
}

/** A user's item as text. */
export const textOf = ({ password }: Item): string => Buffer.from(password, 'base64').toString('utf8');
