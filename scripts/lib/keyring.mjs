import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { asUser, ordinaryUser } from './as-user.mjs';
import { firstLine } from './exec.mjs';
import { Stop } from './say.mjs';
import { noBus } from './wrapper.mjs';

/** @typedef {import('./as-user.mjs').User} User */

/** A line end: the password of the keyring that this session makes. */
const password = '\n';

/** A session bus with gnome-keyring as its Secret Service.
 * @param {'unlocked' | 'locked' | 'absent'} state
 * @param {Record<string, string>} session HOME, XDG_RUNTIME_DIR, DISPLAY
 * @param {User | undefined} user
 * @param {import('node:child_process').ChildProcess[]} children what is started is added here
 * @returns {Promise<{ DBUS_SESSION_BUS_ADDRESS: string }>}
 */
export async function startKeyring(state, session, user, children) {
  if (state === 'absent') return { DBUS_SESSION_BUS_ADDRESS: noBus };
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...session };
  const starting = asUser(user, 'dbus-daemon', [
    '--session',
    '--nofork',
    '--print-address=1',
    `--address=unix:dir=${session['XDG_RUNTIME_DIR']}`,
  ]);
  const bus = spawn(starting.command, starting.args, {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  const address = await firstLine(
    bus,
    /** @type {import('node:stream').Readable} */ (bus.stdout),
    'dbus-daemon',
  );
  const withBus = { ...env, DBUS_SESSION_BUS_ADDRESS: address };
  const { command, args } = asUser(user, 'gnome-keyring-daemon', [
    '--foreground',
    '--unlock',
    '--components=secrets',
  ]);
  const daemon = spawn(command, args, { env: withBus, stdio: ['pipe', 'ignore', 'ignore'] });
  children.push(daemon);
  daemon.stdin?.end(password);
  await serviceIsUp(withBus, user);
  if (state === 'locked') lockKeyring(withBus, user);
  return { DBUS_SESSION_BUS_ADDRESS: address };
}

/** Locks the login collection, as a screen lock of some desktops does. Works in any process that has the session's env.
 * @param {NodeJS.ProcessEnv} env @param {User} [user]
 */
export function lockKeyring(env, user = ordinaryUser()) {
  send(env, user, [
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${collection}`,
  ]);
  if (isLocked(env, user)) return;
  throw new Stop('The keyring could not be locked.');
}

/** Unlocks it again, as the login of a desktop does: through the daemon's control socket, which answers its own user only.
 * @param {NodeJS.ProcessEnv} env @param {User} [user]
 */
export function unlockKeyring(env, user = ordinaryUser()) {
  const { command, args } = asUser(user, '/usr/bin/python3', ['-c', unlockScript]);
  const { stderr } = spawnSync(command, args, { env: clean(env), encoding: 'utf8', timeout: 10_000 });
  if (isLocked(env, user)) throw new Stop(`The keyring could not be unlocked. ${stderr}`);
}

/** One zero byte for the credentials; then length, operation 1 (unlock), and the password with its length. */
const unlockScript = `
import os, socket, struct
s = socket.socket(socket.AF_UNIX)
s.settimeout(8)
s.connect(os.environ["XDG_RUNTIME_DIR"] + "/keyring/control")
s.sendall(b"\\0" + struct.pack(">III", 13, 1, 1) + b"\\n")
s.recv(8)
`;

const collection = '/org/freedesktop/secrets/collection/login';

/** @param {NodeJS.ProcessEnv} env @param {User | undefined} user */
function isLocked(env, user) {
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
  return send(env, user, [
    '--dest=org.freedesktop.secrets',
    collection,
    'org.freedesktop.DBus.Properties.Get',
    ...property,
  ]).includes('boolean true');
}

/** @param {NodeJS.ProcessEnv} env @param {User | undefined} user @param {readonly string[]} words */
function send(env, user, words) {
  const { command, args } = asUser(user, 'dbus-send', ['--session', '--print-reply', ...words]);
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: clean(env),
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (status !== 0) throw new Stop(`The Secret Service did not answer: ${stderr}`);
  return stdout;
}

/** @param {NodeJS.ProcessEnv} env @param {User | undefined} user */
async function serviceIsUp(env, user) {
  for (let tries = 0; tries < 100; tries += 1) {
    const words = [
      '--dest=org.freedesktop.DBus',
      '/',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    ];
    if (send(env, user, words).includes('boolean true')) return;
    await wait(100);
  }
  throw new Stop('gnome-keyring did not come up within 10 s.');
}

/** @param {NodeJS.ProcessEnv} env */
function clean(env) {
  const { NODE_OPTIONS: _, ...rest } = env;
  const home = rest['OFFROOT_HOMES'] ?? rest['HOME'];
  return home === undefined ? rest : { ...rest, HOME: home };
}
