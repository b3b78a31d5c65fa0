import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type ReaderAnswer, type ReaderTask, readReply } from './reader-reply';
import type { StoreReader } from './store-reader';
import { StoreUnread } from './store-unread';

/** A process that reads a store. It lives until it is killed: one that ends by itself can take its answer with it. */
export interface ReadingProcess {
  /** Calls back with each message that it sends. */
  onMessage(listener: (message: unknown) => void): void;
  /** Resolves with its exit code once it is gone; -1 where it has none. */
  readonly ended: Promise<number>;
  kill(): void;
}

/** Starts the reading process with its arguments. */
export type StartReading = (args: readonly string[]) => ReadingProcess;

/** How long a process may take, in milliseconds. */
export interface Patience {
  /** Until its answer, by the bytes that it reads; then it is killed. */
  readonly toAnswer: (bytes: number) => number;
  /** Until it is gone after it was killed. */
  readonly toEnd: number;
}

/** A megabyte a second is what a slow network folder gives: nobody is cut off who still reads. */
const patient: Patience = { toAnswer: (bytes) => 90_000 + bytes / 1_000, toEnd: 5_000 };

/** What became of a process. */
type Outcome =
  | { readonly kind: 'answered'; readonly answer: ReaderAnswer }
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'stopped' };

/** Reads stores in a process of its own each: nobody at the desk waits for it, and what brings it down leaves the desk open. */
export const processReader = (start: StartReading, patience = patient): StoreReader => {
  const outcomeOf = async (reading: ReadingProcess, bytes: number, stop?: AbortSignal): Promise<Outcome> => {
    const over = new AbortController();
    try {
      return await new Promise<Outcome>((resolve, reject) => {
        const silence = setTimeout(() => resolve({ kind: 'silent' }), patience.toAnswer(bytes));
        over.signal.addEventListener('abort', () => clearTimeout(silence));
        stop?.addEventListener('abort', () => resolve({ kind: 'stopped' }), { signal: over.signal });
        void reading.ended.then((exitCode) => resolve({ kind: 'ended', exitCode }));
        reading.onMessage((message) => {
          try {
            resolve({ kind: 'answered', answer: readReply(message) });
          } catch (cause) {
            reject(cause);
          }
        });
      });
    } finally {
      over.abort();
      reading.kill();
    }
  };

  /** Null when it was stopped. */
  const answer = async (task: ReaderTask, file: string, stop?: AbortSignal): Promise<ReaderAnswer | null> => {
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    if (stop?.aborted) return null;
    const reading = start([task, file]);
    const outcome = await outcomeOf(reading, bytes, stop);
    if (outcome.kind === 'answered') return outcome.answer;
    // The file is let go of with the process.
    await Promise.race([reading.ended, pause(patience.toEnd, null, { ref: false })]);
    if (outcome.kind === 'stopped') return null;
    if (outcome.kind === 'silent') throw new StoreUnread('The process that reads the store gave no answer');
    // It does not end of itself: without a word it went down with the app, which can be sooner than `stop`.
    if (outcome.exitCode === 0 && stop) return null;
    throw new StoreUnread(`The process that reads the store ended with exit code ${outcome.exitCode}`);
  };

  const unexpected = (): Error => new Error('The process that reads the store answered something else');
  return {
    check: async (file, stop) => {
      const reply = await answer('check', file, stop);
      if (reply === null) return 'stopped';
      if (reply.kind !== 'checked') throw unexpected();
      return reply.verdict;
    },
    summarise: async (file) => {
      const reply = await answer('summarise', file).catch((cause: unknown) => {
        // Somebody waits for it, and a process can fail for want of memory: it is tried once more.
        if (cause instanceof StoreUnread) return answer('summarise', file);
        throw cause;
      });
      if (reply?.kind !== 'summarised') throw unexpected();
      return reply.summary;
    },
  };
};
