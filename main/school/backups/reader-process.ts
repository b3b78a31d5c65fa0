import { constants, setPriority } from 'node:os';
import type { ReaderReply, ReaderTask } from './reader-reply';
import { replyOf } from './reader-reply';
import { readerInPlace, readWhole } from './store-reader';

// A process of its own that reads one store: `check FILE` or `summarise FILE`. It answers once, and then waits to be killed: when a process ends, Electron drops what it has sent and main has not received yet. A main that was
// killed itself kills nobody: the process ends then a while after its answer.

// It may take a minute and nobody waits for it as somebody does who signs in: main comes first.
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Then it reads as fast as it can.
}

const endsAfter = 10_000;

const read = async (task: ReaderTask, file: string): Promise<ReaderReply> =>
  task === 'check'
    ? { kind: 'checked', verdict: readWhole(file) }
    : { kind: 'summarised', summary: await readerInPlace.summarise(file) };

const [task, file] = process.argv.slice(2) as [ReaderTask, string];
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Electron's, not a window.
const say = (reply: ReaderReply): void => process.parentPort.postMessage(reply);
// Listening keeps it alive. Nothing is ever sent to it.
process.parentPort.on('message', () => undefined);
void read(task, file)
  .catch(replyOf)
  .then((reply) => {
    say(reply);
    setTimeout(() => process.exit(), endsAfter);
  });
