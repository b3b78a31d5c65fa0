import { monitorEventLoopDelay } from 'node:perf_hooks';

/** So long until the watch's own timer has gone off, before the work and after it; milliseconds. */
const untilWatched = 3;

/** Watches how long the event loop stands still, during our own work alone: the yardsticks run in the same process. */
export class BlockWatch {
  private most = 0;

  /** Does some work under watch. A block at its very end is seen as well: the watch outlasts it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    // One of its own each time: one that is switched on again takes the time in between for a block.
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await pause(untilWatched);
    try {
      return await work();
    } finally {
      await pause(untilWatched);
      delay.disable();
      this.most = Math.max(this.most, delay.max / 1e6);
    }
  }

  /** The longest so far, milliseconds. */
  get longest(): number {
    return this.most;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
