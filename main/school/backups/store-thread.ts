import { Worker } from 'node:worker_threads';
import { readReply } from './reader-reply';
import type { DoStoreTask } from './store-tasks';
import { ReadInterrupted } from './read-interrupted';

/** Does each task in a worker thread of its own. `script` is the built store-worker.ts. */
export const inThread =
  (script: string): DoStoreTask =>
  async (task) => {
    const message = await new Promise<unknown>((resolve, reject) => {
      const fail = (cause?: unknown): void =>
        reject(new ReadInterrupted('The thread that works on the store gave no answer', { cause }));
      try {
        const thread = new Worker(script, { workerData: task });
        thread.once('message', resolve);
        thread.once('error', fail);
        thread.once('exit', fail);
      } catch (cause) {
        fail(cause);
      }
    });
    readReply(message);
  };
