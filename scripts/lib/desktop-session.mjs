import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { becoming, ordinaryUser, sandboxPossible } from './as-user.mjs';
import { firstLine, quiet } from './exec.mjs';
import { startKeyring } from './keyring.mjs';
import { root } from './paths.mjs';
import { warn } from './say.mjs';
import { stageApp } from './stage.mjs';
import { inner, outer } from './wrapper.mjs';

/**
 * @typedef {object} DesktopOptions
 * @property {'unlocked' | 'locked' | 'absent'} [keyring]
 * @property {import('./runtime.mjs').Runtime} runtime
 * @property {string} [root] another source tree
 * @property {string} [size] of the screen, as WIDTHxHEIGHT
 * @property {{ DISPLAY: string, XAUTHORITY?: string }} [display] use this one instead of making one
 */

/**
 * @typedef {object} Desktop
 * @property {string} executable what Playwright starts: becomes an ordinary user when we are root
 * @property {Record<string, string>} env for the process that starts it; also for scripts in other processes
 * @property {string} homeDir home of the profile "default"
 * @property {(profile: string) => string} homeOf home of another profile (set OFFROOT_PROFILE to start in it)
 * @property {string} display
 * @property {boolean} sandboxed
 * @property {() => Promise<void>} stop
 */

/** Runs `work` in a desktop of its own: a display, a session bus, a real Secret Service, the staged app.
 * @template T
 * @param {DesktopOptions} options
 * @param {(desktop: Desktop) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDesktop(options, work) {
  const desktop = await startDesktop(options);
  const stopEarly = () => void desktop.stop().finally(() => process.exit(130));
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly);
  try {
    return await work(desktop);
  } finally {
    process.off('SIGINT', stopEarly).off('SIGTERM', stopEarly);
    await desktop.stop();
  }
}

/** @param {DesktopOptions} options
 * @returns {Promise<Desktop>}
 */
export async function startDesktop(options) {
  if (process.platform !== 'linux') return desktopAsItIs(options);
  const user = ordinaryUser();
  const dir = await mkdtemp(join(tmpdir(), 'offroot-'));
  const children = /** @type {import('node:child_process').ChildProcess[]} */ ([]);
  const stop = async () => {
    for (const child of children.reverse()) child.kill('SIGTERM');
    await Promise.all(children.map((child) => ended(child, 3000)));
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await chmod(dir, 0o755);
    const [homes, run] = [join(dir, 'homes'), join(dir, 'run')];
    for (const path of [homes, run]) await ownFolder(path, user);
    const display =
      options.display === undefined
        ? await startDisplay(dir, options.size ?? '1366x1000', user, children)
        : await borrowDisplay(options.display, dir, user);
    const session = { HOME: homes, XDG_RUNTIME_DIR: run, ...display };
    const bus = await startKeyring(options.keyring ?? 'unlocked', session, user, children);
    const sandboxed = sandboxPossible(user);
    if (!sandboxed)
      warn("!! User namespaces are off here: the app runs WITHOUT Chromium's sandbox (--no-sandbox).");
    const app = await stageApp({
      runtime: options.runtime,
      dir: join(dir, 'app'),
      root: options.root ?? root,
    });
    const script = join(dir, 'as-user.sh');
    await writeFile(
      script,
      inner({ app, homes, sandboxed, env: { ...display, XDG_RUNTIME_DIR: run, ...bus } }),
      { mode: 0o755 },
    );
    const executable = join(dir, 'offroot');
    await writeFile(executable, outer(becoming(user), script), { mode: 0o755 });
    const env = {
      ...plainEnv(),
      ...display,
      XDG_RUNTIME_DIR: run,
      ...bus,
      OFFROOT_EXECUTABLE: executable,
      OFFROOT_HOMES: homes,
    };
    const homeOf = (/** @type {string} */ profile) => join(homes, profile);
    return { executable, env, homeDir: homeOf('default'), homeOf, display: display.DISPLAY, sandboxed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} path @param {import('./as-user.mjs').User | undefined} user */
async function ownFolder(path, user) {
  await mkdir(path, { mode: 0o700 });
  if (user !== undefined) await chown(path, user.uid, user.gid);
}

/** Xvfb chooses a free number itself; only holders of the cookie may look at it.
 * @param {string} dir @param {string} size @param {import('./as-user.mjs').User | undefined} user
 * @param {import('node:child_process').ChildProcess[]} children
 */
async function startDisplay(dir, size, user, children) {
  const XAUTHORITY = join(dir, 'xauthority');
  const cookie = randomBytes(16).toString('hex');
  await quiet('xauth', ['-q', '-f', XAUTHORITY, 'add', ':0', '.', cookie]).catch(() => undefined);
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    `${size}x24`,
    '-nolisten',
    'tcp',
    '-auth',
    XAUTHORITY,
    '-noreset',
  ];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(server);
  const number = await firstLine(
    server,
    /** @type {import('node:stream').Readable} */ (server.stdio[3]),
    'Xvfb',
  );
  await quiet('xauth', ['-q', '-f', XAUTHORITY, 'add', `:${number}`, '.', cookie]);
  if (user !== undefined) await chown(XAUTHORITY, user.uid, user.gid);
  return { DISPLAY: `:${number}`, XAUTHORITY };
}

/** @param {import('node:child_process').ChildProcess} child @param {number} patience milliseconds */
async function ended(child, patience) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/** What a program needs of our environment; nothing of AWS, npm or the developer's tools. */
function plainEnv() {
  const names = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'CI'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? '']] : [])),
  );
}

/** Lets the ordinary user onto a display that is there already.
 * @param {{ DISPLAY: string, XAUTHORITY?: string }} display @param {string} dir @param {import('./as-user.mjs').User | undefined} user
 */
async function borrowDisplay(display, dir, user) {
  if (display.XAUTHORITY === undefined) return { DISPLAY: display.DISPLAY };
  const XAUTHORITY = join(dir, 'xauthority');
  await copyFile(display.XAUTHORITY, XAUTHORITY);
  await chmod(XAUTHORITY, 0o600);
  if (user !== undefined) await chown(XAUTHORITY, user.uid, user.gid);
  return { DISPLAY: display.DISPLAY, XAUTHORITY };
}

/** macOS and Windows: the user's own display and keychain, with profiles in a folder of their own.
 * @param {DesktopOptions} options
 * @returns {Promise<Desktop>}
 */
async function desktopAsItIs(options) {
  const executable = await stageApp({
    runtime: options.runtime,
    dir: join(root, 'out/app'),
    root: options.root ?? root,
  });
  const homes = await mkdtemp(join(tmpdir(), 'offroot-'));
  const homeOf = (/** @type {string} */ profile) => join(homes, profile);
  const env = {
    .../** @type {Record<string, string>} */ (process.env),
    OFFROOT_EXECUTABLE: executable,
    OFFROOT_HOMES: homes,
  };
  const stop = () => rm(homes, { recursive: true, force: true });
  return { executable, env, homeDir: homeOf('default'), homeOf, display: '', sandboxed: true, stop };
}
