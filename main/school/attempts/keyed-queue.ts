import { Mutex } from 'async-mutex';

/** Runs the work of one key one at a time, so that two attempts at once count like two in a row. */
export class KeyedQueue {
  private readonly mutexes = new Map<string, Mutex>();

  /** Runs `work` after all earlier work of this key, failed or not. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mutex = this.mutexes.get(key) ?? new Mutex();
    this.mutexes.set(key, mutex);
    try {
      return await mutex.runExclusive(work);
    } finally {
      // Deletes a free mutex, or invented usernames would fill the memory. Another mutex of the same key stays.
      if (!mutex.isLocked() && this.mutexes.get(key) === mutex) this.mutexes.delete(key);
    }
  }
}
