import './main/early';
import { join } from 'node:path';
import { app, dialog, Menu, protocol, session } from 'electron';
import { isProblem } from './contract/problem';
import { openFirstWindow } from './shell/first-window';
import { guardContents, guardSession } from './shell/guards';
import { logToStderr, placesOf } from './shell/log';
import { readServedList, registerScheme, serve } from './shell/protocol';

/**
 * Boot, in order: identity, one instance, our scheme, guards, pages, a window that nobody sees yet, rooms. The page
 * loads in its own process while the rooms are made here; its first question waits for them.
 */

app.setName('Offroot');
const userData = process.env['OFFROOT_USER_DATA'];
if (userData !== undefined && userData !== '') app.setPath('userData', userData);
app.enableSandbox();
// Electron would make a menu of its own first, only for ours to take its place.
Menu.setApplicationMenu(null);
registerScheme(protocol);
app.on('web-contents-created', (_event, contents) => guardContents(contents));
// Without these, an error in main would show its text, and what the text holds, in a dialog.
process.on('uncaughtException', (error) => logToStderr({ event: 'uncaught', places: placesOf(error) }));
process.on('unhandledRejection', (error) => logToStderr({ event: 'unhandled', places: placesOf(error) }));

async function boot(): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  const pages = join(__dirname, 'renderer');
  serve(protocol, pages, await readServedList(pages));
  const first = openFirstWindow(join(__dirname, 'preload.cjs'));
  const { composeApp } = await import('./main/compose');
  const offroot = await composeApp(__dirname, first);
  app.on('second-instance', () => offroot.show());
  app.on('activate', () => offroot.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let settled = false;
  app.on('before-quit', (event) => {
    if (settled) return;
    // A request under way is finished and written down first; a run goes on from there next time.
    event.preventDefault();
    void offroot.beforeQuit().finally(() => {
      settled = true;
      app.quit();
    });
  });
  // An unanswered question of the keychain holds a thread: the program would stay without a window until it ends, or for
  // ever. All is written down by now.
  app.on('quit', () => offroot.isWaiting() && process.kill(process.pid, 'SIGKILL'));
  await offroot.start();
}

/** Nothing can be shown by a page that did not open; the system's own box says so. */
function giveUp(error: unknown): void {
  logToStderr({ event: 'boot-failed', places: placesOf(error) });
  const code = isProblem(error) ? error.problem.code : 'unknown';
  dialog.showErrorBox(
    'Offroot',
    `Offroot could not start (${code}). · Offroot를 시작하지 못했습니다 (${code}).`,
  );
  app.exit(1);
}

if (app.requestSingleInstanceLock()) boot().catch(giveUp);
else app.quit();
