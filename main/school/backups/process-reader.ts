import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type ReaderAnswer, type ReaderTask, readReply } from './reader-reply';
import type { StoreReader } from './store-reader';
import { ReadInterrupted } from './read-interrupted';

/** A process that reads a store. Main kills it after the answer; a process that ends by itself can lose its answer. */
export interface ReadingProcess {
  /** Calls `listener` for each message of the process. */
  onMessage(listener: (message: unknown) => void): void;
  /** Resolves with the exit code once the process has ended; -1 if it has none. */
  readonly ended: Promise<number>;
  kill(): void;
}

/** Starts the reading process with its arguments. */
export type StartReading = (args: readonly string[]) => ReadingProcess;

/** Time limits for a process, in milliseconds. */
export interface ReaderTimeouts {
  /** Until the answer, by the size of the file; then main kills the process. */
  readonly answer: (bytes: number) => number;
  /** Until the process has ended, once killed. */
  readonly exit: number;
}

/** A slow network folder delivers a megabyte a second; the limit must not cut off a reader that makes progress. */
const defaultTimeouts: ReaderTimeouts = { answer: (bytes) => 90_000 + bytes / 1_000, exit: 5_000 };

/** How a process ended its task. */
type Outcome =
  | { readonly kind: 'answered'; readonly answer: ReaderAnswer }
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'silent' }
  | { readonly kind: 'stopped' };

/** Reads each store in a process of its own, so that neither a long read nor a crash affects the desk. */
export const processReader = (start: StartReading, timeouts = defaultTimeouts): StoreReader => {
  const outcomeOf = async (reading: ReadingProcess, bytes: number, stop?: AbortSignal): Promise<Outcome> => {
    const over = new AbortController();
    try {
      return await new Promise<Outcome>((resolve, reject) => {
        const silence = setTimeout(() => resolve({ kind: 'silent' }), timeouts.answer(bytes));
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

  /** Null if `stop` was aborted. */
  const answer = async (task: ReaderTask, file: string, stop?: AbortSignal): Promise<ReaderAnswer | null> => {
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    if (stop?.aborted) return null;
    const reading = start([task, file]);
    const outcome = await outcomeOf(reading, bytes, stop);
    if (outcome.kind === 'answered') return outcome.answer;
    // The process holds the file open until it ends.
    await Promise.race([reading.ended, pause(timeouts.exit, null, { ref: false })]);
    if (outcome.kind === 'stopped') return null;
    if (outcome.kind === 'silent')
      throw new ReadInterrupted('The process that reads the store gave no answer');
    // The process never exits by itself so soon. When the app quits, it can end before `stop` is aborted.
    if (outcome.exitCode === 0 && stop) return null;
    throw new ReadInterrupted(`The process that reads the store ended with exit code ${outcome.exitCode}`);
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
        // Retry once, because somebody waits for the answer and a process can fail for lack of memory.
        if (cause instanceof ReadInterrupted) return answer('summarise', file);
        throw cause;
      });
      if (reply?.kind !== 'summarised') throw unexpected();
      return reply.summary;
    },
  };
};
