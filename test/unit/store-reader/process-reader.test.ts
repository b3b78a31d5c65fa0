import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BackupBroken } from '../../../main/backup/backup-file';
import { storeFailure } from '../../../main/database/store-failure';
import { StartRefused } from '../../../main/platform/start-refused';
import { processReader, type ReadingProcess } from '../../../main/store-reader/process-reader';
import { type ReaderReply, replyOf } from '../../../main/store-reader/reader-reply';

/** A process that prints and ends as it is told. */
class ScriptedProcess implements ReadingProcess {
  readonly output = new PassThrough();
  readonly ended: Promise<number>;
  gone = false;
  end!: (exitCode: number) => void;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  kill(): void {
    setTimeout(() => {
      this.gone = true;
      this.end(15);
    }, 20);
  }

  answer(reply: ReaderReply): void {
    const line = `${JSON.stringify(reply)}\n`;
    // In two parts, as pipes do, and without an end of the stream.
    this.output.write(line.slice(0, 10));
    setImmediate(() => this.output.write(line.slice(10)));
  }
}

const reading = () => {
  const process = new ScriptedProcess();
  const asked: string[][] = [];
  const reader = processReader((args) => {
    asked.push([...args]);
    return process;
  });
  return { process, asked, reader };
};
const never = new AbortController().signal;
const summary = {
  schoolName: 'Northside',
  accounts: 2,
  activeAccounts: 1,
  authenticators: 0,
  auditEvents: 9,
  lastEventAt: null,
};

describe('a store is read in a process of its own', () => {
  test.each(['whole', 'damaged'] as const)('%s', async (verdict) => {
    const { process, asked, reader } = reading();
    const checked = reader.check('a store', never);
    process.answer({ kind: 'checked', verdict });
    expect(await checked).toBe(verdict);
    expect(asked).toEqual([['check', 'a store']]);
  });

  test('what is in a copy', async () => {
    const { process, reader } = reading();
    const read = reader.summarise('a copy');
    process.answer({ kind: 'summarised', summary });
    expect(await read).toEqual(summary);
  });

  test('one that is stopped is killed, and waited for', async () => {
    const { process, reader } = reading();
    const stop = new AbortController();
    const checked = reader.check('a store', stop.signal);
    stop.abort();
    expect(await checked).toBe('stopped');
    expect(process.gone).toBe(true);
  });

  test('none is started when it was stopped before', async () => {
    const { asked, reader } = reading();
    expect(await reader.check('a store', AbortSignal.abort())).toBe('stopped');
    expect(asked).toEqual([]);
  });

  test('one that ends without an answer has found nothing: neither whole nor damaged', async () => {
    const { process, reader } = reading();
    const checked = reader.check('a store', never);
    process.end(139);
    await expect(checked).rejects.toThrow('exit code 139');
  });

  test('one that goes down with the app, before it is told to stop, is stopped; a backup then is not read', async () => {
    const { process, reader } = reading();
    const checked = reader.check('a store', never);
    process.end(0);
    expect(await checked).toBe('stopped');
    const copied = reading();
    const summarised = copied.reader.summarise('a copy');
    copied.process.end(0);
    await expect(summarised).rejects.toThrow('exit code 0');
  });

  test('an answer to another question is none', async () => {
    const { process, reader } = reading();
    const read = reader.summarise('a copy');
    process.answer({ kind: 'checked', verdict: 'whole' });
    await expect(read).rejects.toThrow('something else');
  });
});

describe('what goes wrong there is told by the same words as here', () => {
  const thrownFor = async (thrown: unknown): Promise<unknown> => {
    const { process, reader } = reading();
    const read = reader.summarise('a copy').catch((cause: unknown) => cause);
    process.answer(replyOf(thrown));
    return read;
  };

  test('a damaged backup', async () => {
    expect(await thrownFor(new BackupBroken('It is damaged'))).toEqual(new BackupBroken('It is damaged'));
  });

  test('a full disk, told by SQLite, by the system and by a refusal', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(storeFailure(await thrownFor(full))).toBe('store-full');
    const refused = new StartRefused('store-full', { cause: full });
    expect(storeFailure(await thrownFor(refused))).toBe('store-full');
  });

  test('a refusal for damage stays damage', async () => {
    const { SqliteError } = (await import('better-sqlite3')).default;
    const refused = new StartRefused('store-damaged', {
      cause: new SqliteError('malformed', 'SQLITE_CORRUPT'),
    });
    expect(storeFailure(await thrownFor(refused))).toBe('store-damaged');
  });
});
