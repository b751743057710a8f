import './main/early';
import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import { composeApp } from './main/compose';
import { guardSession } from './shell/guards';
import { readServedList, registerScheme, serve } from './shell/protocol';

/** Boot, in order: identity, one instance, our scheme, guards, pages, rooms, window. */

app.setName('Offroot');
const userData = process.env['OFFROOT_USER_DATA'];
if (userData !== undefined && userData !== '') app.setPath('userData', userData);
registerScheme(protocol);

async function boot(): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  const pages = join(__dirname, 'renderer');
  serve(protocol, pages, await readServedList(pages));
  const offroot = await composeApp(__dirname);
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
  await offroot.start();
}

if (app.requestSingleInstanceLock()) void boot();
else app.quit();
