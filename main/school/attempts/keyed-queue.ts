interface Line {
  tail: Promise<unknown>;
  waiting: number;
}

/** Runs work of the same key one after the other, so that two tries at once are judged as two tries in a row. */
export class KeyedQueue {
  private readonly lines = new Map<string, Line>();

  /** Runs `work` when all earlier work of this key is done, whatever came of it. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
    this.lines.set(key, line);
    line.waiting += 1;
    const result = line.tail.then(work, work);
    line.tail = result;
    try {
      return await result;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.lines.delete(key);
    }
  }
}
