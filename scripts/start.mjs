/** `npm start`: set-up, build, and the app in a window. Without a display: the practice run. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ordinaryUser, sandboxPossible } from './lib/as-user.mjs';
import { root } from './lib/paths.mjs';
import { run, say, Stop } from './lib/say.mjs';
import { setup } from './lib/setup.mjs';

await run(async () => {
  await setup({ for: 'start' });
  if (withoutDisplay()) {
    say('· There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).');
    say('  Running `npm run practice` on a display of its own instead.');
    const { practice } = await import('./lib/practice.mjs');
    return practice(process.argv.slice(2));
  }
  const { resolveRuntime } = await import('./lib/runtime.mjs');
  const { build } = await import('./lib/build.mjs');
  const runtime = await resolveRuntime();
  await build();
  return ordinaryUser() === undefined ? own(runtime) : lent(runtime);
});

function withoutDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/** As ourselves, with our own home and keychain. @param {import('./lib/runtime.mjs').Runtime} runtime */
async function own(runtime) {
  const { stageApp } = await import('./lib/stage.mjs');
  const executable = await stageApp({ runtime, dir: join(root, 'out/app') });
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (!sandboxPossible(undefined) && !isSetuidRoot(helper)) throw new Stop(howToSandbox(helper));
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  return ended(spawn(executable, process.argv.slice(2), { stdio: 'inherit', env }));
}

/** As root: Chromium would refuse, so an ordinary user gets the app, with a home for this run only.
 * @param {import('./lib/runtime.mjs').Runtime} runtime
 */
async function lent(runtime) {
  const display = process.env['DISPLAY'];
  if (!display)
    throw new Stop(
      'Chromium does not run as root, and a Wayland display cannot be lent. Start as an ordinary user.',
    );
  say(
    '· You are root, and Chromium does not run as root. The app starts as an ordinary user, with a home and a',
  );
  say(
    '  keychain that are removed at the end: right for the practice account. For your own, start it as yourself.',
  );
  const { withDesktop } = await import('./lib/desktop-session.mjs');
  const cookie = process.env['XAUTHORITY'] ?? join(process.env['HOME'] ?? '/root', '.Xauthority');
  const lend = { DISPLAY: display, ...(existsSync(cookie) ? { XAUTHORITY: cookie } : {}) };
  return withDesktop({ runtime, display: lend }, (desktop) =>
    ended(spawn(desktop.executable, process.argv.slice(2), { stdio: 'inherit', env: desktop.env })),
  );
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** @param {string} file */
function isSetuidRoot(file) {
  if (!existsSync(file)) return false;
  const { uid, mode } = statSync(file);
  return uid === 0 && (mode & 0o4000) !== 0;
}

/** @param {string} helper */
function howToSandbox(helper) {
  return [
    'This system does not let Chromium build its sandbox, and Offroot does not run without it. Run this once:',
    '',
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    '',
    'then `npm start` again.',
  ].join('\n');
}
