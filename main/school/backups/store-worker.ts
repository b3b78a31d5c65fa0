import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type ReaderReply, replyOf } from './reader-reply';
import { doInPlace, type StoreTask } from './store-tasks';

// A thread that does one task with a whole store and ends: it copies, seals or opens one. store-thread.ts starts it.

try {
  // Main comes first. On Linux a priority is this thread's alone; elsewhere it would be main's as well.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Then it works as fast as it can.
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node's, not a window.
const say = (reply: ReaderReply): void => parentPort?.postMessage(reply);
void doInPlace(workerData as StoreTask).then(
  () => say({ kind: 'done' }),
  (cause: unknown) => say(replyOf(cause)),
);
