import type { Bystander } from '../desk/bystander.ts';
import { restOf } from '../desk/main-at-rest.ts';
import { type Moment, machineClock, ownPart, united } from '../desk/moments.ts';
import { Inspected } from './inspected.mts';

/** What the watch notes is what `standsStill` of the desk's benchmark does; nothing of the checkout can be loaded into a running main. */
const watch = `(() => {
  const ahead = Number(process.hrtime.bigint()) / 1e6 - performance.now();
  let last = ahead + performance.now();
  globalThis.moments = [];
  setInterval(() => {
    const now = ahead + performance.now();
    if (now - last >= 2) globalThis.moments.push({ from: last + 1, to: now });
    last = now;
  }, 1);
})()`;

/**
 * Watches the event loop of an app's main process, from within it: through its inspector. There a timer is late as well where nothing
 * holds up main: another thread waits for it and tells main, which rests meanwhile and would take a window's question at once.
 */
export class MainWatch {
  private readonly main: Inspected;
  private readonly pid: number;
  private readonly bystander: Bystander;

  private constructor(main: Inspected, pid: number, bystander: Bystander) {
    this.main = main;
    this.pid = pid;
    this.bystander = bystander;
  }

  /** Takes hold of the main process that was started with its inspector at a port. */
  static async at(port: number, bystander: Bystander): Promise<MainWatch> {
    const main = await Inspected.at(port, 'node');
    if (!main) throw new Error('The main process has no inspector');
    await main.evaluate(watch);
    return new MainWatch(main, Number(await main.evaluate('process.pid')), bystander);
  }

  /** The longest that main was held up during some work; milliseconds, and the same without the machine's moments. */
  async longestDuring(work: () => Promise<unknown>): Promise<{ whole: number; ofItsOwn: number }> {
    await this.taken();
    await this.bystander.moments();
    const rest = await restOf(this.pid, machineClock, work);
    const [blocks, machines] = [await this.taken(), await this.bystander.moments()];
    const others = united([...rest, ...machines]);
    return {
      whole: Math.max(0, ...blocks.map((block) => ownPart(block, rest))),
      ofItsOwn: Math.max(0, ...blocks.map((block) => ownPart(block, others))),
    };
  }

  private taken(): Promise<Moment[]> {
    return this.main.evaluate('globalThis.moments.splice(0)') as Promise<Moment[]>;
  }
}
