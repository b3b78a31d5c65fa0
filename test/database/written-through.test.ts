import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { StoreDialect } from '../../main/school/store/dialect';
import { type CommitLog, FlushedLog, unflushedLog } from '../../main/school/store/flushed-log';
import { temporaryFolder } from '../support/prepared-school';

interface Notes {
  notes: { text: string };
}

/** A log whose flushes end when the test says so. */
class HeldLog implements CommitLog {
  readonly asked: { end: () => void; fail: (cause: Error) => void }[] = [];
  flushed(): Promise<void> {
    return new Promise((end, fail) => this.asked.push({ end, fail }));
  }
  close = async (): Promise<void> => undefined;
}

const storeWith = (log: CommitLog) => {
  const sqlite = new Sqlite(join(temporaryFolder(), 'notes.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.exec('create table notes (text text not null) strict');
  const dialect = new StoreDialect(sqlite, log);
  const store = new Kysely<Notes>({ dialect });
  const early = new Kysely<Notes>({ dialect: dialect.early() });
  const writeTo = (into: Kysely<Notes>) => (text: string) =>
    into.transaction().execute((trx) => trx.insertInto('notes').values({ text }).execute());
  const write = writeTo(store);
  const texts = async () =>
    (await store.selectFrom('notes').select('text').execute()).map(({ text }) => text);
  return { sqlite, dialect, store, write, writeEarly: writeTo(early), onDisk: () => dialect.onDisk(), texts };
};

/** Whether a promise has settled once everything that can go on has gone on. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return settled;
};

describe('an answer to what was written', () => {
  test('waits until the log is on the disk; others go on meanwhile', async () => {
    const log = new HeldLog();
    const { write, texts, store } = storeWith(log);
    const first = write('one');
    expect(await isSettled(first)).toBe(false);
    const second = write('two');
    expect(await isSettled(second)).toBe(false);
    expect(log.asked).toHaveLength(2);
    expect(await texts()).toEqual(['one', 'two']);
    log.asked[1]?.end();
    expect([await isSettled(first), await isSettled(second)]).toEqual([false, true]);
    log.asked[0]?.end();
    expect(await isSettled(first)).toBe(true);
    await store.destroy();
  });

  test('waits outside of a transaction as well', async () => {
    const log = new HeldLog();
    const { store } = storeWith(log);
    const written = store.insertInto('notes').values({ text: 'one' }).execute();
    expect(await isSettled(written)).toBe(false);
    log.asked[0]?.end();
    expect(await isSettled(written)).toBe(true);
    await store.destroy();
  });

  test('is a failure where the disk did not take it', async () => {
    const log = new HeldLog();
    const { write, store } = storeWith(log);
    const written = write('one');
    const told = expect(written).rejects.toThrow('EIO');
    await vi.waitFor(() => expect(log.asked).toHaveLength(1));
    log.asked[0]?.fail(new Error('EIO'));
    await told;
    await store.destroy();
  });

  test('waits for nothing when it only read, or was rolled back', async () => {
    const log = new HeldLog();
    const { store, texts } = storeWith(log);
    const given = store.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ text: 'one' }).execute();
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(await texts()).toEqual([]);
    expect(log.asked).toHaveLength(0);
    await store.destroy();
  });

  test('comes one transaction after the other, in the order of their beginning', async () => {
    const { write, texts, store } = storeWith(unflushedLog);
    const many = Array.from({ length: 20 }, (_, index) => `note ${index}`);
    await Promise.all(many.map(write));
    expect(await texts()).toEqual(many);
    await store.destroy();
  });
});

describe('who tells nobody before the disk has it', () => {
  test('is done with the commit, and hears when it is on the disk', async () => {
    const log = new HeldLog();
    const { store, writeEarly, onDisk, texts } = storeWith(log);
    expect(await isSettled(onDisk())).toBe(true);
    await writeEarly('one');
    expect(await texts()).toEqual(['one']);
    expect(await isSettled(onDisk())).toBe(false);
    await writeEarly('two');
    const both = onDisk();
    log.asked[0]?.end();
    expect(await isSettled(both)).toBe(false);
    log.asked[1]?.end();
    expect(await isSettled(both)).toBe(true);
    await store.destroy();
  });

  test('hears from then on that nothing is known to be on the disk, once a flush has failed', async () => {
    const log = new HeldLog();
    const { store, writeEarly, onDisk } = storeWith(log);
    await writeEarly('one');
    await vi.waitFor(() => expect(log.asked).toHaveLength(1));
    log.asked[0]?.fail(new Error('EIO'));
    await expect(onDisk()).rejects.toThrow('EIO');
    await expect(onDisk()).rejects.toThrow('EIO');
    await store.destroy();
  });

  test('shares one flush with what follows right away, and is flushed where nobody asks', async () => {
    const log = new HeldLog();
    const { store, writeEarly, onDisk } = storeWith(log);
    await writeEarly('a right password');
    await writeEarly('a right code');
    expect(log.asked).toHaveLength(0);
    const told = onDisk();
    expect(log.asked).toHaveLength(1);
    log.asked[0]?.end();
    await told;
    await writeEarly('another password');
    await vi.waitFor(() => expect(log.asked).toHaveLength(2), { timeout: 1_000, interval: 2 });
    log.asked[1]?.end();
    await store.destroy();
  });

  test('is not flushed within the event loop while somebody keeps the disk busy', async () => {
    const alone: boolean[] = [];
    const log: CommitLog = {
      flushed: async (isAlone) => void alone.push(isAlone),
      close: async () => undefined,
    };
    const { writeEarly, dialect, store } = storeWith(log);
    await writeEarly('before');
    await dialect.onDisk(true);
    await dialect.whileBusy(async () => {
      await writeEarly('meanwhile');
      await dialect.onDisk(true);
    });
    await writeEarly('after');
    await dialect.onDisk(true);
    expect(alone).toEqual([true, false, true]);
    await store.destroy();
  });

  test('takes turns with those who wait', async () => {
    const { store, write, writeEarly, texts } = storeWith(unflushedLog);
    const many = Array.from({ length: 20 }, (_, index) => `note ${index}`);
    await Promise.all(many.map((text, index) => (index % 2 ? write : writeEarly)(text)));
    expect((await texts()).toSorted()).toEqual(many.toSorted());
    await store.destroy();
  });
});

describe('the log', () => {
  /** A log on a real file whose flushes are counted, slowed down or failed. */
  const logOn = (flush: () => Promise<void>) => {
    const file = join(temporaryFolder(), 'store.db-wal');
    const opened = vi.fn(async () => {
      const handle = await open(file, 'w+');
      handle.datasync = flush;
      return handle;
    });
    return { log: new FlushedLog(file, opened), opened };
  };

  test('is flushed once for all who committed while a flush was under way, and again for them', async () => {
    const ends: (() => void)[] = [];
    const { log, opened } = logOn(() => new Promise((end) => ends.push(end)));
    const first = log.flushed(false);
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    // These committed after the flush began: it may have missed them.
    const later = [log.flushed(false), log.flushed(false), log.flushed(false)];
    ends[0]?.();
    await first;
    expect(await isSettled(Promise.race(later))).toBe(false);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(later);
    expect(opened).toHaveBeenCalledTimes(1);
    await log.close();
  });

  test('that could not be flushed once is trusted no more', async () => {
    const flush = vi.fn().mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' }));
    const { log } = logOn(flush);
    await expect(log.flushed(false)).rejects.toThrow('EIO');
    await expect(log.flushed(false)).rejects.toThrow('EIO');
    await expect(log.flushed(false)).rejects.toThrow('EIO');
    expect(flush).toHaveBeenCalledTimes(1);
    await log.close();
  });

  describe('for one who is alone', () => {
    /** A log whose flushes take these times in turn, the last of them from then on; `made` is where each was made. */
    const logTaking = (...times: number[]) => {
      let now = 0;
      const made: ('beside' | 'within')[] = [];
      const take = (where: 'beside' | 'within') => {
        made.push(where);
        now += (times.length > 1 ? times.shift() : times[0]) ?? 0;
      };
      const file = join(temporaryFolder(), 'store.db-wal');
      const opened = async () => {
        const handle = await open(file, 'w+');
        handle.datasync = async () => take('beside');
        return handle;
      };
      const log = new FlushedLog(
        file,
        opened,
        () => take('within'),
        () => now,
      );
      const flush = async (times: number, alone = true): Promise<void> => {
        for (let time = 0; time < times; time += 1) await log.flushed(alone);
      };
      return { log, flush, made };
    };

    test('is flushed within the event loop where the disk has been quick', async () => {
      const { log, flush, made } = logTaking(1);
      await flush(10);
      expect(made).toEqual([...Array(8).fill('beside'), 'within', 'within']);
      await log.close();
    });

    test('is flushed beside it where the disk is slow, and after it was slow once', async () => {
      const slow = logTaking(5);
      await slow.flush(20);
      expect(slow.made).toEqual(Array(20).fill('beside'));
      await slow.log.close();
      const once = logTaking(...Array(8).fill(1), 5, 1);
      await once.flush(19);
      expect(once.made).toEqual([
        ...Array(8).fill('beside'),
        'within',
        ...Array(8).fill('beside'),
        'within',
        'within',
      ]);
      await once.log.close();
    });

    test('and where several wait, is flushed beside it on any disk', async () => {
      const { log, flush, made } = logTaking(1);
      await flush(8);
      await flush(2, false);
      await Promise.all([log.flushed(true), log.flushed(true)]);
      expect(made.slice(8)).toEqual(['beside', 'beside', 'beside']);
      await flush(1);
      expect(made.at(-1)).toBe('within');
      await log.close();
    });

    test('is lost within the event loop as beside it: the log is trusted no more', async () => {
      const file = join(temporaryFolder(), 'store.db-wal');
      const opened = () => open(file, 'w+');
      const fail = vi.fn(() => {
        throw new Error('EIO');
      });
      const log = new FlushedLog(file, opened, fail, () => 0);
      for (let time = 0; time < 8; time += 1) await log.flushed(true);
      await expect(log.flushed(true)).rejects.toThrow('EIO');
      await expect(log.flushed(true)).rejects.toThrow('EIO');
      expect(fail).toHaveBeenCalledTimes(1);
      await log.close();
    });
  });
});
