import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../scripts/practice-serve.mjs', import.meta.url));

export const awsCli = process.env['OFFROOT_AWS_CLI'] ?? 'aws';

/** Runs a program that the tests cannot do without; a missing one is a failure that says what to install. */
const runNeeded = async (
  program: string,
  parameters: readonly string[],
  hint: string,
  env = process.env,
): Promise<string> => {
  try {
    const { stdout } = await run(program, [...parameters], {
      env,
      timeout: 60_000,
      maxBuffer: 4 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`The program "${program}" is missing. ${hint}`, { cause: error });
    }
    throw error;
  }
};

/** A code by oathtool at a moment in epoch ms. */
export const oathCode = async (seed: string, now: number): Promise<string> => {
  const at = `@${Math.floor(now / 1000)}`;
  const hint = 'Install the package "oathtool".';
  return (await runNeeded('oathtool', ['--totp', '--base32', seed, '--now', at], hint)).trim();
};

/** The text of a QR picture by zbarimg. */
export const readQr = async (file: string): Promise<string> =>
  (await runNeeded('zbarimg', ['--quiet', '--raw', file], 'Install the package "zbar-tools".')).trim();

export type CliKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type Served = { readonly url: string; readonly root: CliKeys; stop(): Promise<void> };

const stopped = (child: ChildProcess) =>
  child.exitCode === null
    ? new Promise<void>((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve();

/** Starts `npm run practice:serve`'s script and reads the lines that it prints for the shell. It ends by itself. */
export const serve = async (seconds: number): Promise<Served> => {
  const child = spawn(process.execPath, [script, '--seconds', String(seconds), '--propagation-ms', '2000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exported = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^export (\w+)=(\S+)$/.exec(line) ?? [];
    if (name && value) exported.set(name, value);
    if (line.startsWith('Ctrl+C')) break;
  }
  const need = (name: string) => {
    const value = exported.get(name);
    if (value === undefined) throw new Error(`practice-serve printed no ${name}.`);
    return value;
  };
  return {
    url: need('AWS_ENDPOINT_URL_IAM'),
    root: { accessKeyId: need('AWS_ACCESS_KEY_ID'), secretAccessKey: need('AWS_SECRET_ACCESS_KEY') },
    stop: () => {
      child.kill('SIGTERM');
      return stopped(child);
    },
  };
};

/** `aws …` with these keys and no configuration of this machine. Answers the parsed JSON, null when silent. */
export const createAws =
  (url: string) =>
  async (keys: CliKeys, ...parameters: readonly string[]): Promise<unknown> => {
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL_IAM: url,
      AWS_ENDPOINT_URL_STS: url,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      AWS_SESSION_TOKEN: keys.sessionToken ?? '',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/nonexistent/config',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
      AWS_PAGER: '',
    };
    const hint = 'Install it (pip install awscli) or name it in OFFROOT_AWS_CLI.';
    const output = await runNeeded(awsCli, [...parameters, '--output', 'json'], hint, env);
    return output.trim() === '' ? null : JSON.parse(output);
  };
