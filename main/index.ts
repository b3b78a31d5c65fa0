import { dirname } from 'node:path';
import { systemClock } from './platform/clock';
import { systemRandom } from './platform/random';
import { startDesktop } from './windows/start-desktop';

void startDesktop({
  clock: systemClock,
  random: systemRandom,
  buildDirectory: dirname(__dirname),
});
