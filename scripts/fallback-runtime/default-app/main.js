// Replaces Electron's default_app for `electron [-r module] folder [arguments]`, because the fallback runtime has none. Set-up
// packs it into resources/default_app.asar. It runs in Electron 25 and is no part of Latchkey.
'use strict';

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app, dialog } = require('electron');

const { folder, preloads } = readCommandLine(process.argv.slice(1));

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
if (preloads.length > 0) Module._preloadModules(preloads);
start(path.resolve(folder));

function readCommandLine(words) {
  const preloads = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === '-r' || word === '--require') {
      i += 1;
      if (words[i] !== undefined) preloads.push(words[i]);
    } else if (word === '-v' || word === '--version') {
      console.log(`v${process.versions.electron}`);
      process.exit(0);
    } else if (!word.startsWith('-')) {
      return { folder: word, preloads };
    }
  }
  return { folder: '.', preloads };
}

function start(target) {
  let appPath = target;
  try {
    const manifestFile = path.join(target, 'package.json');
    if (fs.existsSync(manifestFile)) {
      const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
      if (manifest.version) app.setVersion(manifest.version);
      // The name decides the path of userData, so set it before the app's code runs.
      app.name = manifest.productName || manifest.name || app.name;
      app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
    } else {
      appPath = path.dirname(Module._resolveFilename(target, null, true));
    }
    app.setAppPath(appPath);
  } catch (error) {
    fail(`Unable to find an Electron app at ${target}\n\n${error.message}`);
    return;
  }
  Module._load(target, module, true);
}

function fail(message) {
  console.error(message);
  void app.whenReady().then(() => {
    if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
      dialog.showErrorBox('Error launching app', message);
    app.exit(1);
  });
}
