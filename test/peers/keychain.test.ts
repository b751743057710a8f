import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Shell lines that come before the program, inside a session bus: how the keyring starts. */
const unlocked = 'echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1';
const locked = 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1';

describe('the keychain on a real Secret Service (gnome-keyring), through keytar', () => {
  let folder = '';
  let bundle = '';
  let homes = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offroot-keychain-'));
    // Inside the tree, so that the native addon is found.
    bundle = join(root, 'node_modules', '.cache', 'offroot', `keychain-session-${process.pid}.mjs`);
    await mkdir(dirname(bundle), { recursive: true });
    const entry = fileURLToPath(new URL('keychain-session.ts', import.meta.url));
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['keytar'],
      outfile: bundle,
      logLevel: 'error',
    });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(bundle, { force: true });
  });

  const newHome = async (): Promise<string> => {
    homes += 1;
    const home = join(folder, `home${homes}`);
    for (const name of ['.cache', '.local/share', 'run'])
      await mkdir(join(home, name), { recursive: true, mode: 0o700 });
    return home;
  };

  const environment = (home: string): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
  });

  /** Runs a task of keychain-session.ts in a session bus of its own; without `start`, with no bus at all. */
  const session = async (home: string, start: string | null, task: string): Promise<unknown> => {
    const line = `${start ?? ':'}; exec '${process.execPath}' '${bundle}' '${task}' '${join(home, 'mark')}'`;
    const [program, ...rest] =
      start === null ? ['sh', '-c', line] : ['dbus-run-session', '--', 'sh', '-c', line];
    const { stdout } = await run(program ?? 'sh', rest, { env: environment(home), timeout: 60_000 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown;
  };

  it('keeps Korean text and zero bytes, lists names, and removes for good', async () => {
    expect(await session(await newHome(), unlocked, 'round-trip')).toEqual({
      state: { state: 'available', backend: 'Secret Service' },
      same: true,
      listed: ['run/or-2026-0a1b/password'],
      removed: true,
      removedAgain: false,
      gone: null,
    });
  });

  it('says locked, and never "not there", when the collection is locked', async () => {
    const home = await newHome();
    expect(await session(home, unlocked, 'keep')).toEqual({ kept: true });
    expect(await session(home, locked, 'look')).toEqual({
      state: 'locked',
      get: 'keychain-locked',
      put: 'keychain-locked',
      remove: 'keychain-locked',
      list: 'keychain-locked',
    });
    expect(await session(home, unlocked, 'look')).toMatchObject({ state: 'available', get: true });
  });

  it('says absent when there is no session bus', async () => {
    expect(await session(await newHome(), null, 'look')).toEqual({
      state: 'absent',
      get: 'keychain-absent',
      put: 'keychain-absent',
      remove: 'keychain-absent',
      list: 'keychain-absent',
    });
  });

  it('says changed when another keyring is there than last time', async () => {
    const home = await newHome();
    expect(await session(home, unlocked, 'keep')).toEqual({ kept: true });
    await rm(join(home, '.local/share/keyrings'), { recursive: true });
    expect(await session(home, unlocked, 'look')).toMatchObject({ state: 'changed', get: false });
  });
});
