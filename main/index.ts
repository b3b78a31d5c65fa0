import { dirname } from 'node:path';
import { systemClock } from './platform/clock';
import { systemLanguages } from './platform/languages';
import { systemRandom } from './platform/random';
import { startDesktop } from './windows/start-desktop';

void startDesktop({
  clock: systemClock,
  random: systemRandom,
  systemLanguages,
  buildDirectory: dirname(__dirname),
});
