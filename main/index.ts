import { dirname } from 'node:path';
import { systemClock } from './school/platform/clock';
import { systemLanguages } from './desk/system-languages';
import { systemRandom } from './school/platform/random';
import { startDesktop } from './desk/start-desktop';

void startDesktop({
  clock: systemClock,
  random: systemRandom,
  systemLanguages,
  buildDirectory: dirname(__dirname),
});
