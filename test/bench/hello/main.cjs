// The yardstick of `npm run bench`: the least that an Electron window needs, on the same runtime.
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

if (process.env.OFFROOT_USER_DATA) app.setPath('userData', process.env.OFFROOT_USER_DATA);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 760, webPreferences: { sandbox: true } });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
