import { Worker } from 'node:worker_threads';
import { readReply } from './reader-reply';
import type { DoStoreTask } from './store-tasks';
import { StoreUnread } from './store-unread';

/** Does each task by a thread of its own, beside the event loop. `script` is what store-worker.ts was built to. */
export const inThread =
  (script: string): DoStoreTask =>
  async (task) => {
    const message = await new Promise<unknown>((resolve, reject) => {
      const gone = (cause?: unknown): void =>
        reject(new StoreUnread('The thread that works on the store gave no answer', { cause }));
      try {
        const thread = new Worker(script, { workerData: task });
        thread.once('message', resolve);
        thread.once('error', gone);
        thread.once('exit', gone);
      } catch (cause) {
        gone(cause);
      }
    });
    readReply(message);
  };
