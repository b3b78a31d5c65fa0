import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * What the thread runs: SQLite on a connection of its own, which brings both files to the disk in their order. It waits for
 * nobody: where another process still reads what is in the log, the rest stays there. It ends with its port.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const Sqlite = require(workerData.sqlite);
const store = new Sqlite(workerData.file, { fileMustExist: true, timeout: 0 });
parentPort.on('message', (message) => {
  if (message === 'fold') {
    store.pragma('wal_checkpoint(PASSIVE)');
    parentPort.postMessage('folded');
    return;
  }
  store.close();
  parentPort.close();
});`;

let sqlite: string | undefined;

/**
 * Where SQLite is for a thread, which has no file of its own to look from. Bundled as a module, as for the benchmark, neither has main.
 * It is looked for once: to look takes main some milliseconds.
 */
export const sqlitePath = (): string => {
  sqlite ??= createRequire(typeof __filename === 'string' ? __filename : (process.argv[1] ?? '')).resolve(
    'better-sqlite3',
  );
  return sqlite;
};

/** So long a fold may take; then nobody waits for it any more. Milliseconds. */
const patience = 20_000;

/** Folds a store's log into it beside the event loop. */
export interface LogFolder {
  /** Gets ready, so that a fold that comes soon begins at once. */
  prepare(): void;
  /** Folds all that is in the log, which nobody may write to meanwhile. Rejects where that could not be done. */
  fold(): Promise<void>;
  /** Lets go of the store's files. */
  end(): Promise<void>;
}

/** A thread that folds the log of a store that is in use, from when it is needed until it is ended. */
export class FoldingThread implements LogFolder {
  private thread: Worker | null = null;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly file: string) {}

  prepare(): void {
    this.running();
  }

  async fold(): Promise<void> {
    const thread = this.running();
    thread.ref();
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The log was not folded in time')), patience);
      const settled = (): void => {
        clearTimeout(late);
        thread.unref();
        thread.off('message', folded);
        thread.off('exit', gone);
      };
      const folded = (): void => {
        settled();
        resolve();
      };
      const gone = (): void => {
        settled();
        reject(new Error('The thread that folds the log is gone'));
      };
      thread.on('message', folded);
      thread.on('exit', gone);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window.
      thread.postMessage('fold');
    });
  }

  async end(): Promise<void> {
    this.thread?.ref();
    this.thread?.postMessage('end');
    this.thread = null;
    await this.ended;
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(program, {
      eval: true,
      workerData: { file: this.file, sqlite: sqlitePath() },
    });
    // It keeps no app from ending.
    thread.unref();
    // What went wrong there is told by its being gone.
    thread.on('error', () => undefined);
    this.ended = new Promise((resolve) =>
      thread.once('exit', () => {
        if (this.thread === thread) this.thread = null;
        resolve();
      }),
    );
    this.thread = thread;
    return thread;
  }
}
