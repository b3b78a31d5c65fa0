import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';

/** The checkout's top folder, absolute. */
export const checkout = resolve(__dirname, '../../..');

/** The tests' own entry, with a movable clock. LATCHKEY_TEST_BUILD names another folder that `electron-vite build --mode test` filled. */
export const testEntry = resolve(checkout, process.env.LATCHKEY_TEST_BUILD ?? 'out-test', 'main/index.js');

let asked: string | undefined;

/** The Electron to start: the one that the scripts prepared and named, else asked of them. */
export const electronExecutable = (): string => {
  asked ??=
    process.env.LATCHKEY_ELECTRON ??
    execFileSync(process.execPath, ['scripts/electron-path.mts'], { cwd: checkout, encoding: 'utf8' }).trim();
  return asked;
};

/**
 * Has Playwright find that Electron by itself, through the electron package. Told an `executablePath`, it would leave its
 * loader out, which holds the app's `ready` back until Playwright has taken hold: now and then a start would hang for good.
 */
export const offerElectron = (): void => {
  const executable = electronExecutable();
  const isPackageOwn = executable.startsWith(resolve(checkout, 'node_modules/electron'));
  if (!isPackageOwn) process.env.ELECTRON_OVERRIDE_DIST_PATH ??= dirname(executable);
};
