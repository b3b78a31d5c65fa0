import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pause } from './measure';

/** The interval of the monitor's timer; milliseconds. */
const resolution = 1;
/** Longer than the timer, because Node records nothing at its first tick and a late block only at the next one. */
const settled = 5;

/** The longest block of this process's event loop during some work; milliseconds. */
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
