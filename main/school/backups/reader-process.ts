import { constants, setPriority } from 'node:os';
import type { ReaderReply, ReaderTask } from './reader-reply';
import { replyOf } from './reader-reply';
import { readerInPlace, readWhole } from './store-reader';

// Entry of the process that reads one store: `check FILE` or `summarise FILE`. After its answer it waits until main kills it,
// because Electron drops messages in transit when a process ends. It exits by itself later, in case main has died.

// A sign-in in main must not wait for this process.
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Without the lower priority it works all the same.
}

/** Milliseconds from the answer until the process exits by itself. */
const exitDelay = 10_000;

const read = async (task: ReaderTask, file: string): Promise<ReaderReply> =>
  task === 'check'
    ? { kind: 'checked', verdict: readWhole(file) }
    : { kind: 'summarised', summary: await readerInPlace.summarise(file) };

const [task, file] = process.argv.slice(2) as [ReaderTask, string];
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Electron's, not a window.
const say = (reply: ReaderReply): void => process.parentPort.postMessage(reply);
// A listener keeps the process alive. Main sends no messages.
process.parentPort.on('message', () => undefined);
void read(task, file)
  .catch(replyOf)
  .then((reply) => {
    say(reply);
    setTimeout(() => process.exit(), exitDelay);
  });
