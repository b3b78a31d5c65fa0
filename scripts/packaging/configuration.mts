import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { currentRuntime } from '../set-up/electron-runtime.mts';
import { checkout } from '../support/paths.mts';
import { afterReleasePack, afterTestExtract, afterTestPack, beforeRelease } from './hooks.mts';

const testName = 'latchkey-test';
const testFolder = 'dist-test';

/** The executable that a test build leaves, absolute. */
export const testPackageExecutable = join(checkout, testFolder, 'linux-unpacked', testName);

const common: Configuration = {
  asar: true,
  // All JavaScript is in the bundles of out/; of node_modules only the two native modules are needed, and only what they run on.
  files: [
    'out/{main,preload,renderer}/**',
    'package.json',
    '!**/*.{ts,mts,cts,map,md}',
    '!node_modules/**',
    'node_modules/better-sqlite3/{package.json,LICENSE,lib/**}',
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
    'node_modules/@node-rs/argon2/**',
    'node_modules/@node-rs/argon2-*/**',
  ],
  // Native modules are opened by the operating system, which knows nothing of archives.
  asarUnpack: ['**/*.node'],
  // Both come compiled: there is nothing to rebuild.
  npmRebuild: false,
  publish: null,
};

/** What people get. `electron-builder` finds it by itself (electron-builder.ts), hooks and all. */
export const releaseConfiguration: Configuration = {
  ...common,
  appId: 'app.latchkey.desktop',
  productName: 'Latchkey',
  // A Debian package must name one; there is no site yet.
  extraMetadata: { homepage: 'https://latchkey.invalid/' },
  directories: { output: 'dist', buildResources: 'build' },
  beforePack: beforeRelease,
  afterPack: afterReleasePack,
  linux: {
    target: ['dir', 'AppImage', 'deb'],
    executableName: 'latchkey',
    category: 'Office',
    icon: 'icon.png',
    maintainer: 'The Latchkey founders',
  },
  deb: {
    // electron-builder's own list, and the three that it lacks.
    depends: [
      'libgtk-3-0',
      'libnotify4',
      'libnss3',
      'libxss1',
      'libxtst6',
      'xdg-utils',
      'libatspi2.0-0',
      'libuuid1',
      'libsecret-1-0',
      'libgbm1',
      'libdrm2',
      'libasound2',
    ],
  },
  win: { target: ['nsis'], icon: 'icon.png' },
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
  mac: { target: ['dmg'], icon: 'icon.png', category: 'public.app-category.business' },
};

/**
 * An unpacked Linux app under a name of its own, on whatever runtime this checkout has, for a test to start. The same app as
 * people get but for the inspect fuse, by which the test takes hold of it: the other ways in are refused by the app itself.
 */
export function testConfiguration(): Configuration {
  const runtime = currentRuntime();
  return {
    ...common,
    appId: 'app.latchkey.desktop.test',
    productName: 'LatchkeyTest',
    extraMetadata: { name: testName, productName: 'LatchkeyTest' },
    directories: { output: testFolder, buildResources: 'build' },
    ...(runtime && { electronVersion: runtime.version, electronDist: runtime.folder }),
    afterExtract: afterTestExtract,
    afterPack: afterTestPack,
    linux: { target: ['dir'], executableName: testName, icon: 'icon.png' },
  };
}
