import { fdatasyncSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemClock } from '../platform/clock';
import { flushFolder } from '../platform/flush';

/** Brings what was committed to the disk. */
export interface CommitLog {
  /**
   * Resolves when everything committed before the call is on the disk; rejects where it cannot be known to be. Where nobody else
   * waits (`alone`), the event loop may be held up for it.
   */
  flushed(alone: boolean): Promise<void>;
  close(): Promise<void>;
}

/** For a store that is thrown away: it waits for no disk. */
export const unflushedLog: CommitLog = { flushed: async () => undefined, close: async () => undefined };

/** A disk that takes longer is waited for beside the event loop, in ms: a quarter of a frame. */
const quick = 4;
/** So many flushes in a row have to be quick before one is made within the event loop. */
const quickInARow = 8;

/**
 * SQLite's write-ahead log, flushed by the system's threads in place of the event loop; for one who is alone, on a disk that
 * is quick at present, within it: waking a thread and being woken by it takes longer than the flush then. Commits that come while a flush is
 * under way share the next one. A flush that failed once leaves it unknown what is on the disk, also to the flushes after it: all
 * of them fail, until the app is started again.
 */
export class FlushedLog implements CommitLog {
  private handle: FileHandle | null = null;
  private underWay: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | null = null;
  /** Whether all who wait are one. */
  private alone = true;
  private quickOnes = 0;

  constructor(
    private readonly file: string,
    private readonly openFile: (file: string, flags: string) => Promise<FileHandle> = open,
    private readonly flushAtOnce: (handle: number) => void = fdatasyncSync,
    private readonly monotonic: () => number = systemClock.monotonic,
  ) {}

  flushed(alone: boolean): Promise<void> {
    this.alone &&= alone && !this.waiting;
    if (this.waiting) return this.waiting;
    // The flush that is under way may have begun before this commit.
    const next = this.underWay.then(() => {
      this.waiting = null;
      this.underWay = next;
      return this.flush();
    });
    this.waiting = next;
    return next;
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = null;
  }

  private async flush(): Promise<void> {
    if (!this.handle) {
      // Windows flushes only what is open for writing.
      this.handle = await this.openFile(this.file, 'r+');
      await flushFolder(dirname(this.file));
    }
    const { alone } = this;
    this.alone = true;
    const beganAt = this.monotonic();
    if (alone && this.quickOnes >= quickInARow) this.flushAtOnce(this.handle.fd);
    else await this.handle.datasync();
    this.quickOnes = this.monotonic() - beganAt <= quick ? this.quickOnes + 1 : 0;
  }
}
