import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type ReaderReply, replyOf } from './reader-reply';
import { doInPlace, type StoreTask } from './store-tasks';

// Entry of the worker thread that does one task with a whole store and ends. store-thread.ts starts it.

try {
  // Main's thread comes first. Only on Linux does the priority apply to this thread alone.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Without the lower priority it works all the same.
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node's, not a window.
const say = (reply: ReaderReply): void => parentPort?.postMessage(reply);
void doInPlace(workerData as StoreTask).then(
  () => say({ kind: 'done' }),
  (cause: unknown) => say(replyOf(cause)),
);
