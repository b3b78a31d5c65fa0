import type { Bystander } from './bystander';
import { ownPart, standsStill } from './moments';

/** So long until the watch's own timer has gone off, before the work and after it; milliseconds. */
const untilWatched = 4;

/**
 * Watches how long the event loop stands still during some work. Moments in which a process that has nothing to do with Latchkey stands
 * still as well are the machine's.
 */
export class BlockWatch {
  private most = 0;
  private mostOfItsOwn = 0;

  constructor(private readonly bystander: Bystander) {}

  /** Does some work under watch. A block at its very end is seen as well: the watch outlasts it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    await this.bystander.moments();
    const watched = standsStill();
    await pause(untilWatched);
    try {
      return await work();
    } finally {
      await pause(untilWatched);
      watched.stop();
      const others = await this.bystander.moments();
      for (const block of watched.taken()) {
        this.most = Math.max(this.most, block.to - block.from);
        this.mostOfItsOwn = Math.max(this.mostOfItsOwn, ownPart(block, others));
      }
    }
  }

  /** The longest block so far without the machine's moments, milliseconds. */
  get longestOfItsOwn(): number {
    return this.mostOfItsOwn;
  }

  /** The longest so far with nothing taken off, milliseconds. */
  get longest(): number {
    return this.most;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
