import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { sqlitePath } from './folding-thread';

/**
 * What the thread runs: SQLite's own backup on a connection of its own. One transaction holds what is read as it was at its
 * beginning: written to by others meanwhile, the copying would begin anew each time. The copy is brought to the disk every 64 MB: all of
 * a large one at once keeps the processors busy for a while, and main waiting for one.
 */
const program = `
const { closeSync, fdatasyncSync, openSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const Sqlite = require(workerData.sqlite);
const unflushed = 16_000;
const copy = async () => {
  let target = null;
  let flushed = 0;
  const progress = ({ totalPages, remainingPages }) => {
    const copied = totalPages - remainingPages;
    if (copied - flushed < unflushed) return;
    target ??= openSync(workerData.to, 'r+');
    fdatasyncSync(target);
    flushed = copied;
  };
  const store = new Sqlite(workerData.file, { readonly: true, fileMustExist: true });
  try {
    store.exec('begin');
    store.prepare('select count(*) from sqlite_schema').get();
    await store.backup(workerData.to, { progress });
  } finally {
    store.close();
    // Only when SQLite is done with the copy: to close a file takes away whatever lock this process has on it.
    if (target !== null) closeSync(target);
  }
};
copy().then(
  () => parentPort.postMessage({ kind: 'copied' }),
  (cause) => parentPort.postMessage({ kind: 'failed', code: String(cause.code ?? ''), message: String(cause.message) }),
);`;

type Answer =
  | { readonly kind: 'copied' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** There was no thread that could copy; says nothing of the store. */
class NoCopyingThread extends Error {
  override readonly name = 'NoCopyingThread';
}

const answerOf = (file: string, to: string, sqlite: () => string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const gone = (cause?: unknown): void =>
      reject(new NoCopyingThread('No thread copies the store', { cause }));
    try {
      const thread = new Worker(program, { eval: true, workerData: { file, to, sqlite: sqlite() } });
      thread.once('message', resolve);
      thread.once('error', gone);
      thread.once('exit', gone);
    } catch (cause) {
      gone(cause);
    }
  });

/**
 * Copies an open store as it is now, to the last commit, by a thread of its own: at the end a copy is brought to the disk, which
 * holds up whoever does it, the longer the larger it is. Where there is no thread that could, main does it. Rejects as SQLite does.
 */
export const copyStore = async (
  store: Sqlite.Database,
  to: string,
  sqlite: () => string = sqlitePath,
): Promise<void> => {
  try {
    const answer = await answerOf(store.name, to, sqlite);
    if (answer.kind === 'copied') return;
    if (answer.code.startsWith('SQLITE_')) throw new Sqlite.SqliteError(answer.message, answer.code);
    throw Object.assign(new Error(answer.message), { code: answer.code });
  } catch (cause) {
    if (!(cause instanceof NoCopyingThread)) throw cause;
    await store.backup(to);
  }
};
