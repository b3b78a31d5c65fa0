import { dirname } from 'node:path';
import { app, session } from 'electron';
import type { Clock } from '../../../main/school/platform/clock';
import { systemClock } from '../../../main/school/platform/clock';
import { systemRandom } from '../../../main/school/platform/random';
import { startDesktop } from '../../../main/desk/start-desktop';

declare global {
  /** Moves both clocks of the app under test ahead; milliseconds. Reached by Playwright's `app.evaluate` alone. */
  var passTime: (milliseconds: number) => void;
  /** Releases the scripts that `--hold-scripts` holds back. */
  var letScriptsGo: () => void;
}

let ahead = 0;
globalThis.passTime = (milliseconds) => {
  ahead += milliseconds;
};

/** The computer's clocks plus the time that a test has added. */
const movableClock: Clock = {
  now: () => systemClock.now() + ahead,
  monotonic: () => systemClock.monotonic() + ahead,
};

// Delays a page's scripts, like an old disk after the computer has started.
const released = new Promise<void>((resolve) => {
  globalThis.letScriptsGo = resolve;
});
if (process.argv.includes('--hold-scripts'))
  void app.whenReady().then(() =>
    session.defaultSession.webRequest.onBeforeSendHeaders(({ url }, go) => {
      const isHeld = /\/assets\/(?!begin).*\.js$/.test(url);
      void (isHeld ? released : Promise.resolve()).then(() => go({}));
    }),
  );

void startDesktop({
  clock: movableClock,
  random: systemRandom,
  // The tests read English, in any language of this computer.
  systemLanguages: () => ['en'],
  buildDirectory: dirname(__dirname),
});
