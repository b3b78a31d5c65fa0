import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StoreDialect } from '../../main/school/store/dialect';
import { unflushedLog } from '../../main/school/store/flushed-log';
import { FoldingThread, type LogFolder } from '../../main/school/store/folding-thread';
import { temporaryFolder } from '../support/prepared-school';

interface Pages {
  pages: { page: Buffer };
}

/** A folder of logs whose folds end when the test says so. */
class HeldFolder implements LogFolder {
  readonly folds: { end: () => void; fail: (cause: Error) => void }[] = [];
  prepared = 0;
  asked = 0;
  ended = 0;
  /** Off once a test is over: its store is closed. */
  holds = true;
  prepare(): void {
    this.prepared += 1;
  }
  async fold(): Promise<void> {
    this.asked += 1;
    if (this.holds) await new Promise<void>((end, fail) => this.folds.push({ end, fail }));
  }
  end = async (): Promise<void> => {
    this.ended += 1;
  };
}

const soon = 50;
const never = 1_000_000;
const opened: Kysely<Pages>[] = [];
const folders: HeldFolder[] = [];
const heldFolder = (): HeldFolder => {
  const folder = new HeldFolder();
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  for (const folder of folders.splice(0)) folder.holds = false;
  for (const store of opened.splice(0)) await store.destroy();
});

const storeWith = (folder: (file: string) => LogFolder, idle: number) => {
  const sqlite = new Sqlite(join(temporaryFolder(), 'pages.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('wal_autocheckpoint = 100000');
  sqlite.exec('create table pages (page blob not null) strict');
  const dialect = new StoreDialect(sqlite, unflushedLog, folder(sqlite.name), idle);
  const store = new Kysely<Pages>({ dialect });
  opened.push(store);
  const page = Buffer.alloc(4_000, 7);
  /** Writes about so many pages of the log. */
  const write = (pages: number) =>
    store.transaction().execute(async (trx) => {
      for (let written = 0; written < pages; written += 1)
        await trx.insertInto('pages').values({ page }).execute();
    });
  const count = async (): Promise<number> =>
    (await store.selectFrom('pages').select('page').execute()).length;
  /** As another connection sees it. */
  const unfolded = (): number => {
    const other = new Sqlite(sqlite.name);
    const [found] = other.pragma('wal_checkpoint(noop)') as { log: number; checkpointed: number }[];
    other.close();
    return found ? found.log - found.checkpointed : 0;
  };
  return { sqlite, dialect, store, write, count, unfolded };
};

describe('the log', () => {
  test('is folded once it is long: whoever wants the store waits, the event loop does not', async () => {
    const folder = heldFolder();
    const { write, count, unfolded } = storeWith(() => folder, never);
    await write(5_000);
    expect([folder.prepared, folder.folds.length]).toEqual([0, 0]);
    await write(1_500);
    expect([folder.prepared, folder.folds.length]).toEqual([1, 0]);
    await write(1_700);
    expect(folder.folds).toHaveLength(1);
    // No commit has folded it.
    expect(unfolded()).toBeGreaterThan(8_000);
    let counted = 0;
    const counting = count().then((found) => {
      counted = found;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(counted).toBe(0);
    folder.folds[0]?.end();
    await counting;
    expect(counted).toBe(8_200);
  });

  test('is looked at after some hundred rows, few at a time or all at once', async () => {
    const { sqlite, write } = storeWith(heldFolder, never);
    // The first ones prepare the statement that is spied on below.
    await write(100);
    const looks = vi.spyOn(
      Object.getPrototypeOf(sqlite.prepare('pragma wal_checkpoint(noop)')) as Sqlite.Statement,
      'raw',
    );
    // Each row counts as a statement and as a row.
    for (let round = 0; round < 100; round += 1) await write(4);
    expect(looks).toHaveBeenCalledTimes(4);
    await write(99);
    expect(looks).toHaveBeenCalledTimes(4);
    await write(400);
    expect(looks).toHaveBeenCalledTimes(5);
    looks.mockRestore();
  });

  test('is folded in time though each write is a short one', async () => {
    const folder = heldFolder();
    const { write } = storeWith(() => folder, never);
    let pages = 0;
    // Once it is folded, the next one waits.
    while (folder.folds.length === 0 && pages < 20_000) {
      await write(100);
      pages += 100;
    }
    folder.folds[0]?.end();
    expect(pages).toBeGreaterThan(7_000);
    expect(pages).toBeLessThan(9_000);
  });

  test('is folded by main where there was no thread that could', async () => {
    const folder = heldFolder();
    const { write, count, unfolded } = storeWith(() => folder, never);
    await write(8_200);
    folder.folds[0]?.fail(new Error('no thread'));
    expect(await count()).toBe(8_200);
    expect(unfolded()).toBe(0);
    await write(1);
    expect(folder.folds).toHaveLength(1);
  });

  test('is folded when nobody writes: a short one in place, a longer one by the thread, which then ends', async () => {
    const folder = heldFolder();
    const { write, unfolded } = storeWith(() => folder, soon);
    await write(20);
    await vi.waitFor(() => expect(unfolded()).toBe(0));
    expect(folder.folds).toHaveLength(0);
    await write(700);
    await vi.waitFor(() => expect(folder.folds).toHaveLength(1));
    const ended = folder.ended;
    folder.folds[0]?.end();
    await vi.waitFor(() => expect(folder.ended).toBe(ended + 1));
  });

  test('is folded by the thread, however short, while somebody keeps the disk busy', async () => {
    const folder = heldFolder();
    const { dialect, write, unfolded } = storeWith(() => folder, soon);
    await dialect.whileBusy(async () => {
      await write(20);
      await vi.waitFor(() => expect(folder.folds).toHaveLength(1));
      folder.folds[0]?.end();
    });
    await write(20);
    await vi.waitFor(() => expect(unfolded()).toBe(0));
    expect(folder.asked).toBe(1);
  });
});

test('a log of some length is folded by the thread before the store is closed', async () => {
  const folder = heldFolder();
  const { store, write } = storeWith(() => folder, never);
  await write(700);
  folder.holds = false;
  await store.destroy();
  expect([folder.asked, folder.ended]).toEqual([1, 1]);
});

test('a store that is closed while somebody keeps the disk busy has any log folded by the thread', async () => {
  const folder = heldFolder();
  const { dialect, store, write } = storeWith(() => folder, never);
  await write(20);
  folder.holds = false;
  await dialect.whileBusy(() => store.destroy());
  expect([folder.asked, folder.ended]).toEqual([1, 1]);
});

describe('the thread', () => {
  test('folds a long log whole, again and again, and lets go of the files', async () => {
    const { sqlite, store, write, count, unfolded } = storeWith((file) => new FoldingThread(file), never);
    for (const rounds of [1, 2]) {
      await write(8_200);
      expect(await count()).toBe(rounds * 8_200);
      expect(unfolded()).toBe(0);
    }
    // Shorter than at once: the close folds it first.
    await write(700);
    await store.destroy();
    expect(readdirSync(dirname(sqlite.name))).toEqual(['pages.db']);
    const again = new Sqlite(sqlite.name);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(again.prepare('select count(*) from pages').pluck().get()).toBe(2 * 8_200 + 700);
    again.close();
  });

  test('starts anew after it was ended, and says when it could not do it', async () => {
    const folder = temporaryFolder();
    const sqlite = new Sqlite(join(folder, 'pages.db'));
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec('create table pages (page blob) strict');
    const thread = new FoldingThread(sqlite.name);
    await thread.end();
    await thread.fold();
    await thread.end();
    await thread.fold();
    await thread.end();
    sqlite.close();
    await expect(new FoldingThread(join(folder, 'gone', 'pages.db')).fold()).rejects.toThrow('is gone');
  });
});
