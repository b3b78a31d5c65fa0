import { Mutex } from 'async-mutex';

/** Runs work of the same key one after the other, so that two tries at once are judged as two tries in a row. */
export class KeyedQueue {
  private readonly mutexes = new Map<string, Mutex>();

  /** Runs `work` when all earlier work of this key is done, whatever came of it. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mutex = this.mutexes.get(key) ?? new Mutex();
    this.mutexes.set(key, mutex);
    try {
      return await mutex.runExclusive(work);
    } finally {
      // A free mutex goes, or invented usernames would fill the memory. A later one of the same key stays.
      if (!mutex.isLocked() && this.mutexes.get(key) === mutex) this.mutexes.delete(key);
    }
  }
}
