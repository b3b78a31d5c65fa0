import type { WindowId } from '../platform/window-id';

/** Thrown out of work that was ended early: by the person, or because their session is over or locked. */
class WorkStopped extends Error {}

/** Work that goes on for longer than a moment. */
export class Work {
  /** How much of it is done, from 0 to 1. */
  share = 0;
  private stopped = false;

  stop(): void {
    this.stopped = true;
  }

  /** Throws WorkStopped when it is to end. */
  goOn(): void {
    if (this.stopped) throw new WorkStopped();
  }
}

/** Long work by window, one at a time each: another one takes the place of the one before, which ends. */
export class LongWork {
  private readonly byWindow = new Map<WindowId, Work>();

  of(windowId: WindowId): Work | null {
    return this.byWindow.get(windowId) ?? null;
  }

  /** Does work that a window can ask after and stop; null when it was stopped. */
  async run<T>(windowId: WindowId, work: (work: Work) => Promise<T>): Promise<T | null> {
    this.byWindow.get(windowId)?.stop();
    const running = new Work();
    this.byWindow.set(windowId, running);
    try {
      return await work(running);
    } catch (cause) {
      if (cause instanceof WorkStopped) return null;
      throw cause;
    } finally {
      if (this.byWindow.get(windowId) === running) this.byWindow.delete(windowId);
    }
  }
}
