import type { WindowId } from '../platform/window-id';

/** Thrown inside stopped work: the person stopped it, or their session ended or was locked. */
class WorkStopped extends Error {}

/** Work with a progress that somebody can stop. */
export class Work {
  /** The part that is done, from 0 to 1. */
  share = 0;
  private stopped = false;

  stop(): void {
    this.stopped = true;
  }

  /** Long work calls this between steps. */
  throwIfStopped(): void {
    if (this.stopped) throw new WorkStopped();
  }
}

/** Long work by window. A window's new work stops its previous one. */
export class LongWork {
  private readonly byWindow = new Map<WindowId, Work>();

  current(windowId: WindowId): Work | null {
    return this.byWindow.get(windowId) ?? null;
  }

  /** Runs work whose progress a window can read and stop; null if it was stopped. */
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
