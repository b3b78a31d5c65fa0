import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BackupBroken } from '../../../main/school/backups/backup-file';
import { storeFailure } from '../../../main/school/store/store-failure';
import { StartRefused } from '../../../main/school/platform/start-refused';
import {
  type ReaderTimeouts,
  processReader,
  type ReadingProcess,
} from '../../../main/school/backups/process-reader';
import { type ReaderReply, replyOf } from '../../../main/school/backups/reader-reply';
import { ReadInterrupted } from '../../../main/school/backups/read-interrupted';
import { temporaryFolder } from '../../support/prepared-school';

/** A process whose messages and end the test scripts. */
class ScriptedProcess implements ReadingProcess {
  readonly ended: Promise<number>;
  killed = false;
  gone = false;
  end!: (exitCode: number) => void;
  private listener: (message: unknown) => void = () => undefined;

  constructor(private readonly diesWhenKilled = true) {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  onMessage(listener: (message: unknown) => void): void {
    this.listener = listener;
  }

  kill(): void {
    this.killed = true;
    if (!this.diesWhenKilled) return;
    setTimeout(() => {
      this.gone = true;
      this.end(15);
    }, 20);
  }

  say(reply: ReaderReply): void {
    this.listener(reply);
  }

  answer(reply: ReaderReply): void {
    setImmediate(() => this.say(reply));
  }
}

const patience: ReaderTimeouts = { answer: () => 400, exit: 60 };

/** What a process does after its start. */
type Script = (process: ScriptedProcess) => void;

/** A reader whose processes follow these scripts, one after the other. */
const readingWith = (...scripts: readonly (Script | ScriptedProcess)[]) => {
  const asked: string[][] = [];
  const processes: ScriptedProcess[] = [];
  const reader = processReader((args) => {
    const script = scripts[processes.length];
    if (script === undefined) throw new Error('One start too many');
    const process = script instanceof ScriptedProcess ? script : new ScriptedProcess();
    asked.push([...args]);
    processes.push(process);
    // After the reader has subscribed to it.
    if (typeof script === 'function') queueMicrotask(() => script(process));
    return process;
  }, patience);
  return { asked, processes, reader };
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

const silent: Script = () => undefined;
const answering =
  (reply: ReaderReply): Script =>
  (process) =>
    process.answer(reply);
const dying =
  (exitCode: number): Script =>
  (process) =>
    process.end(exitCode);

describe('a store is read in a process of its own', () => {
  test.each(['whole', 'damaged'] as const)('%s', async (verdict) => {
    const { asked, reader, processes } = readingWith(answering({ kind: 'checked', verdict }));
    expect(await reader.check('a store', never)).toBe(verdict);
    expect(asked).toEqual([['check', 'a store']]);
    expect(processes[0]?.killed).toBe(true);
  });

  test('a copy; the reader kills its process after the answer, and not before', async () => {
    let killedBefore = true;
    const { reader, processes } = readingWith((process) => {
      setTimeout(() => {
        killedBefore = process.killed;
        process.say({ kind: 'summarised', summary });
      }, 100);
    });
    expect(await reader.summarise('a copy')).toEqual(summary);
    expect(killedBefore).toBe(false);
    expect(processes[0]?.killed).toBe(true);
  });

  test('a stopped process is killed, and the reader waits for its end', async () => {
    const stop = new AbortController();
    const { processes, reader } = readingWith(() => stop.abort());
    expect(await reader.check('a store', stop.signal)).toBe('stopped');
    expect(processes[0]?.gone).toBe(true);
  });

  test('no process starts after a stop', async () => {
    const { asked, reader } = readingWith(silent);
    expect(await reader.check('a store', AbortSignal.abort())).toBe('stopped');
    expect(asked).toEqual([]);
  });

  test('a check that ends without an answer calls the store neither whole nor damaged', async () => {
    const { reader } = readingWith(dying(139));
    await expect(reader.check('a store', never)).rejects.toThrow('exit code 139');
  });

  test('a process that ends with the app, before the stop, counts as stopped', async () => {
    const { reader } = readingWith(dying(0));
    expect(await reader.check('a store', never)).toBe('stopped');
  });

  test('an answer to another question is refused', async () => {
    const { reader } = readingWith(answering({ kind: 'checked', verdict: 'whole' }));
    await expect(reader.summarise('a copy')).rejects.toThrow('something else');
  });

  test('a malformed answer is refused', async () => {
    const { reader } = readingWith(answering({ kind: 'checked', verdict: 'fine' } as unknown as ReaderReply));
    await expect(reader.check('a store', never)).rejects.toThrow();
  });
});

describe('the reader never waits forever', () => {
  test('it kills a silent process, and reports no verdict', async () => {
    const { reader, processes } = readingWith(silent);
    await expect(reader.check('a store', never)).rejects.toThrow(ReadInterrupted);
    expect(processes[0]?.gone).toBe(true);
  });

  test('it leaves a process behind that it cannot kill', async () => {
    const { reader } = readingWith(new ScriptedProcess(false));
    await expect(reader.check('a store', never)).rejects.toThrow(ReadInterrupted);
    const stop = new AbortController();
    const stopped = readingWith(new ScriptedProcess(false)).reader.check('a store', stop.signal);
    stop.abort();
    expect(await stopped).toBe('stopped');
  });

  test('it waits longer for a larger file', async () => {
    const file = join(temporaryFolder(), 'a store');
    writeFileSync(file, Buffer.alloc(1_000));
    const start = (): ScriptedProcess => {
      const process = new ScriptedProcess();
      setTimeout(() => process.say({ kind: 'checked', verdict: 'whole' }), 150);
      return process;
    };
    const reader = processReader(start, { answer: (bytes) => 20 + bytes, exit: 60 });
    expect(await reader.check(file, never)).toBe('whole');
    await expect(reader.check(`${file} that is not there`, never)).rejects.toThrow(ReadInterrupted);
  });

  test.each([
    ['gives no answer', silent],
    ['ends without an answer', dying(0)],
  ])('a backup whose process %s is read once more', async (_what, script) => {
    const { reader, asked } = readingWith(script, answering({ kind: 'summarised', summary }));
    expect(await reader.summarise('a copy')).toEqual(summary);
    expect(asked).toHaveLength(2);
  });

  test('it reads a backup at most twice, and does not call it broken', async () => {
    const { reader, asked } = readingWith(dying(9), dying(9));
    await expect(reader.summarise('a copy')).rejects.toThrow(ReadInterrupted);
    expect(asked).toHaveLength(2);
  });

  test('it calls a backup broken after the first reading', async () => {
    const { reader, asked } = readingWith(answering({ kind: 'broken', message: 'It is damaged' }));
    await expect(reader.summarise('a copy')).rejects.toThrow(BackupBroken);
    expect(asked).toHaveLength(1);
  });
});

describe('a failure in the process is reported like one in main', () => {
  const thrownFor = (thrown: unknown): Promise<unknown> =>
    readingWith(answering(replyOf(thrown)))
      .reader.summarise('a copy')
      .catch((cause: unknown) => cause);

  test('a damaged backup', async () => {
    expect(await thrownFor(new BackupBroken('It is damaged'))).toEqual(new BackupBroken('It is damaged'));
  });

  test('a full disk, reported by SQLite, by the system and by a refusal', async () => {
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
