// The yardstick of the launch: an Electron window with one text field and nothing else.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

const named = process.argv.find((part) => part.startsWith('--data-dir='));
app.setPath('userData', named.slice('--data-dir='.length));
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(__dirname, 'index.html'));
});
