import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DoStoreTask, doInPlace } from '../../main/school/backups/store-tasks';
import { inThread } from '../../main/school/backups/store-thread';
import { ReadInterrupted } from '../../main/school/backups/read-interrupted';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { buildStoreWorker } from '../support/built-store-worker';
import { temporaryFolder } from '../support/prepared-school';

let script: string;
let file: string;
let open: OpenStore;
let raw: Sqlite.Database;
let to: string;
beforeAll(async () => {
  script = await buildStoreWorker();
});
afterAll(() => rmSync(dirname(script), { recursive: true }));
beforeEach(async () => {
  file = join(temporaryFolder(), 'latchkey.db');
  to = join(temporaryFolder(), 'copy.db');
  open = connect(file);
  await migrate(open.store, async () => undefined);
  raw = new Sqlite(file);
  raw.exec('create table pages (page blob)');
  raw.exec(
    'insert into pages with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000) select randomblob(4000) from n',
  );
});
afterEach(async () => {
  raw.close();
  await open.close();
});

const pagesIn = (copy: string): unknown => {
  const sqlite = new Sqlite(copy, { readonly: true });
  try {
    return [
      sqlite.pragma('integrity_check', { simple: true }),
      sqlite.prepare('select count(*) from pages').pluck().get(),
    ];
  } finally {
    sqlite.close();
  }
};

const ways: readonly [string, () => DoStoreTask][] = [
  ['by the built worker', () => inThread(script)],
  ['in place', () => doInPlace],
];

describe.each(ways)('%s', (_way, way) => {
  test('a copy holds the last commit', async () => {
    raw.exec('insert into pages values (zeroblob(10))');
    await way()({ act: 'copy', from: file, to });
    expect(pagesIn(to)).toEqual(['ok', 6_001]);
  });

  test('a sealed file opens to its original content', async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    const common = { line: Buffer.from('line\n'), key: Buffer.alloc(32, 7), nonce: Buffer.alloc(12, 3) };
    writeFileSync(at('plain'), 'a store');
    await way()({ act: 'seal', from: at('plain'), to: at('sealed'), ...common });
    const sealed = readFileSync(at('sealed'));
    const body = { start: common.line.length, end: sealed.length - 16, tag: sealed.subarray(-16) };
    await way()({ act: 'open', from: at('sealed'), to: at('again'), ...body, ...common });
    expect(readFileSync(at('again'), 'utf8')).toBe('a store');
    const other = { ...common, key: Buffer.alloc(32, 8) };
    const opening = way()({ act: 'open', from: at('sealed'), to: at('again'), ...body, ...other });
    await expect(opening).rejects.not.toHaveProperty('code', expect.stringMatching(/^(SQLITE_|E[A-Z]+$)/));
  });

  test('a failure keeps the error code of SQLite or of the system', async () => {
    const gone = join(temporaryFolder(), 'gone');
    await expect(way()({ act: 'copy', from: gone, to })).rejects.toBeInstanceOf(Sqlite.SqliteError);
    const seal = { line: Buffer.alloc(0), key: Buffer.alloc(32), nonce: Buffer.alloc(12) };
    await expect(way()({ act: 'seal', from: gone, to, ...seal })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('a copy holds the store as it was at the beginning, while others write, and main does not make it', async () => {
  const inMain = vi.spyOn(Sqlite.prototype, 'backup');
  let writing = true;
  const write = (): void => {
    if (!writing) return;
    raw.exec('insert into pages values (randomblob(4000))');
    setImmediate(write);
  };
  // The file exists as soon as the copy begins.
  const copying = inThread(script)({ act: 'copy', from: file, to });
  const begun = setInterval(() => {
    if (!existsSync(to)) return;
    clearInterval(begun);
    write();
  }, 0);
  await copying;
  writing = false;
  clearInterval(begun);
  expect(inMain).not.toHaveBeenCalled();
  inMain.mockRestore();
  expect(raw.prepare('select count(*) from pages').pluck().get()).toBeGreaterThan(6_000);
  expect(pagesIn(to)).toEqual(['ok', 6_000]);
});

test('a missing thread is not reported as a fault of the store', async () => {
  const nowhere = inThread(join(temporaryFolder(), 'no-worker.cjs'));
  await expect(nowhere({ act: 'copy', from: file, to })).rejects.toBeInstanceOf(ReadInterrupted);
});
