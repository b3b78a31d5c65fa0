import { setTimeout as pause } from 'node:timers/promises';
import { type ReaderTask, readReply } from './reader-reply';
import type { StoreReader } from './store-reader';

/** A process that reads a store. */
export interface ReadingProcess {
  /** What it prints. */
  readonly output: NodeJS.ReadableStream;
  /** Resolves with its exit code once it is gone; -1 where it has none. */
  readonly ended: Promise<number>;
  kill(): void;
}

/** Starts the reading process with its arguments. */
export type StartReading = (args: readonly string[]) => ReadingProcess;

/** What a process has printed may come in after its end. Its stream is not waited for: Electron 25 never ends that. */
const printsUntil = 1_000;

/** The first line that a process prints, or null when it ends without one. */
const lineOf = async ({ output, ended }: ReadingProcess): Promise<string | null> => {
  let printed = '';
  output.setEncoding('utf8');
  const line = new Promise<string>((resolve) => {
    output.on('data', (part: string) => {
      printed += part;
      if (printed.endsWith('\n')) resolve(printed);
    });
  });
  return Promise.race([line, ended.then(() => pause(printsUntil, null))]);
};

/** Reads stores in a process of its own each: nobody at the desk waits for it, and what brings it down leaves the desk open. */
export const processReader = (start: StartReading): StoreReader => {
  const answer = async (task: ReaderTask, file: string, stop?: AbortSignal) => {
    if (stop?.aborted) return null;
    const reading = start([task, file]);
    const kill = (): void => reading.kill();
    stop?.addEventListener('abort', kill, { once: true });
    const stopped = stop && new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    const line = lineOf(reading);
    await Promise.race([line, ...(stopped ? [stopped] : [])]);
    stop?.removeEventListener('abort', kill);
    if (stop?.aborted) {
      // The file is let go of with the process.
      await reading.ended;
      return null;
    }
    const printed = await line;
    if (printed === null) {
      const exitCode = await reading.ended;
      // It says something before it ends of itself: without a word it went down with the app, which can be sooner than `stop`.
      if (exitCode === 0 && stop) return null;
      throw new Error(`The process that reads the store ended with exit code ${exitCode}`);
    }
    return readReply(printed);
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
      const reply = await answer('summarise', file);
      if (reply?.kind !== 'summarised') throw unexpected();
      return reply.summary;
    },
  };
};
