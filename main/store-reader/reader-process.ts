import { writeSync } from 'node:fs';
import type { ReaderReply, ReaderTask } from './reader-reply';
import { replyOf } from './reader-reply';
import { readerInPlace, readWhole } from './store-reader';

// A process of its own that reads one store and answers with one line: `check FILE` or `summarise FILE`.

const read = async (task: ReaderTask, file: string): Promise<ReaderReply> =>
  task === 'check'
    ? { kind: 'checked', verdict: readWhole(file) }
    : { kind: 'summarised', summary: await readerInPlace.summarise(file) };

const [task, file] = process.argv.slice(2) as [ReaderTask, string];
void read(task, file)
  .catch(replyOf)
  .then((reply) => {
    writeSync(1, `${JSON.stringify(reply)}\n`);
    process.exit(0);
  });
