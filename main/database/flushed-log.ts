import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Brings what was committed to the disk. */
export interface CommitLog {
  /** Resolves when everything committed before the call is on the disk; rejects where it cannot be known to be. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** For a store that is thrown away: it waits for no disk. */
export const unflushedLog: CommitLog = { flushed: async () => undefined, close: async () => undefined };

/**
 * SQLite's write-ahead log, flushed by the system's threads in place of the event loop. Commits that come while a flush is under
 * way share the next one. A flush that failed once leaves it unknown what is on the disk, also to the flushes after it: all of
 * them fail, until the app is started again.
 */
export class FlushedLog implements CommitLog {
  private handle: FileHandle | null = null;
  private underWay: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | null = null;

  constructor(
    private readonly file: string,
    private readonly openFile: (file: string, flags: string) => Promise<FileHandle> = open,
  ) {}

  flushed(): Promise<void> {
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
    await this.handle.datasync();
  }
}

/** Brings a folder's own entries to the disk: the name of a new file. */
const flushFolder = async (folder: string): Promise<void> => {
  // A folder is no file on Windows, and its names are kept by the file system's own log.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
