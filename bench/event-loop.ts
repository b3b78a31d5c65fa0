import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pause } from './measure';

/** The watch's own timer; milliseconds. */
const resolution = 1;
/** Longer than the timer: Node records nothing at its first tick, and a block at the end shows at the next one. */
const settled = 5;

/** The longest time that this process's event loop stood still during some work, milliseconds. */
export const longestBlockDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const watch = monitorEventLoopDelay({ resolution });
  watch.enable();
  await pause(settled);
  try {
    await work();
    await pause(settled);
  } finally {
    watch.disable();
  }
  return watch.max / 1e6;
};
