import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareCopy } from '../../main/school/backups/swap-in';
import { temporaryFolder } from '../support/prepared-school';
import { StaffStore } from '../support/staff-store';

const copyName = 'latchkey.db.restore';

let present: StaffStore;
let folder: string;
let copy: string;
beforeEach(async () => {
  present = await StaffStore.make();
  await present.addAlike(300);
  folder = temporaryFolder();
  copy = join(folder, copyName);
  const raw = new Sqlite(present.file);
  await raw.backup(join(folder, 'whole.db'));
  raw.close();
  copyFileSync(join(folder, 'whole.db'), copy);
});
afterEach(() => present.close());

/** How often each epoch stands in the copy. */
const epochs = (): unknown => {
  const sqlite = new Sqlite(copy);
  try {
    return sqlite.prepare('select epoch, count(*) as count from accounts group by epoch').all();
  } finally {
    sqlite.close();
  }
};

test('a copy that takes the store’s place is one file, kept as every store is', async () => {
  await prepareCopy(copy, present.file, async () => undefined);
  expect(readdirSync(folder).toSorted()).toEqual([copyName, 'whole.db']);
  // Of the header: what those who write and read it keep beside it. 2 is a log.
  expect([...readFileSync(copy).subarray(18, 20)]).toEqual([2, 2]);
  expect(epochs()).toEqual([{ epoch: 2, count: 300 }]);
});

test('a restore whose event is not written changes nothing of the copy either', async () => {
  const failing = prepareCopy(copy, present.file, async () => {
    throw new Error('no event');
  });
  await expect(failing).rejects.toThrow('no event');
  expect(epochs()).toEqual([{ epoch: 1, count: 300 }]);
});
