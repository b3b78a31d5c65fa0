import { dirname } from 'node:path';
import type { Clock } from '../../../main/platform/clock';
import { systemClock } from '../../../main/platform/clock';
import { systemRandom } from '../../../main/platform/random';
import { startDesktop } from '../../../main/windows/start-desktop';

declare global {
  /** Moves both clocks of the app under test ahead; milliseconds. Reached by Playwright's `app.evaluate` alone. */
  var passTime: (milliseconds: number) => void;
}

let ahead = 0;
globalThis.passTime = (milliseconds) => {
  ahead += milliseconds;
};

/** The computer's clocks, with the time that a test has let pass on top. */
const movableClock: Clock = {
  now: () => systemClock.now() + ahead,
  monotonic: () => systemClock.monotonic() + ahead,
};

void startDesktop({
  clock: movableClock,
  random: systemRandom,
  // The tests read English, whatever this computer speaks.
  systemLanguages: () => ['en'],
  buildDirectory: dirname(__dirname),
});
