import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PresentStore, RestoreParts } from '../../main/school/backups/carry-over';
import { prepareCopy } from '../../main/school/backups/swap-in';
import { temporaryFolder } from '../support/prepared-school';
import { restoreNote, restoreParts } from '../support/restoring';
import { StaffStore } from '../support/staff-store';

const copyName = 'latchkey.db.restore';

let present: StaffStore;
let folder: string;
let copy: string;
let parts: RestoreParts;
beforeEach(async () => {
  present = await StaffStore.make();
  await present.addAlike(300);
  folder = temporaryFolder();
  parts = restoreParts(folder);
  copy = join(folder, copyName);
  const raw = new Sqlite(present.file);
  await raw.backup(join(folder, 'whole.db'));
  raw.close();
  copyFileSync(join(folder, 'whole.db'), copy);
});
afterEach(() => present.close());

const today = (): PresentStore => ({ kind: 'open', file: present.file });

/** The number of accounts with each epoch in the copy. */
const epochs = (): unknown => {
  const sqlite = new Sqlite(copy);
  try {
    return sqlite.prepare('select epoch, count(*) as count from accounts group by epoch').all();
  } finally {
    sqlite.close();
  }
};

test('a copy that replaces the store is one file, with the settings of every store', async () => {
  await prepareCopy(copy, today(), parts, restoreNote);
  expect(readdirSync(folder).toSorted()).toEqual([copyName, 'whole.db']);
  // The header's read and write versions: 2 means a write-ahead log.
  expect([...readFileSync(copy).subarray(18, 20)]).toEqual([2, 2]);
  expect(epochs()).toEqual([{ epoch: 2, count: 300 }]);
});

test('a restore that can’t write its event leaves the copy unchanged as well', async () => {
  vi.spyOn(parts.audit, 'record').mockRejectedValue(new Error('no event'));
  await expect(prepareCopy(copy, today(), parts, restoreNote)).rejects.toThrow('no event');
  expect(epochs()).toEqual([{ epoch: 1, count: 300 }]);
});
