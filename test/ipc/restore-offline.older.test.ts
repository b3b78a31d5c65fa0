import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreOffline } from '../../main/serve/restore-offline';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { migrations } from '../../main/school/store/migrations/migrations';
import { systemRandom } from '../../main/school/platform/random';
import { counted, recounted } from '../support/account-counts';
import { RawStore } from '../support/raw-store';
import { addStaff, enrol, foundSchool, requireTwoFactor } from '../support/school';
import { valueOf } from '../support/test-desk';

/** Puts the store of a closed desk back to the shape of the first version, as far as that had the columns. */
const makeOlder = async (directory: string): Promise<void> => {
  const { '0001-first-store': first } = migrations;
  if (!first) throw new Error('There is no first migration');
  const open = connect(join(directory, 'older.db'));
  await migrate(open.store, async () => undefined, { '0001-first-store': first });
  await open.close();
  const raw = new RawStore(directory);
  raw.run('attach ? as older', join(directory, 'older.db'));
  const columnsOf = (schema: string, table: string) =>
    raw.rows('select name from pragma_table_info(?, ?)', table, schema).map(({ name }) => String(name));
  for (const { name } of raw.rows("select name from older.sqlite_master where type = 'table'")) {
    const table = String(name);
    if (table.startsWith('kysely') || table.startsWith('sqlite')) continue;
    const columns = columnsOf('older', table)
      .filter((column) => columnsOf('main', table).includes(column))
      .join(', ');
    raw.run(`insert into older."${table}" (${columns}) select ${columns} from main."${table}"`);
  }
  raw.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(directory, `latchkey.db${suffix}`), { force: true });
  renameSync(join(directory, 'older.db'), join(directory, 'latchkey.db'));
};

test('a store that this version has never been started on keeps its second factors through a restore', async () => {
  const { desk, office } = await foundSchool();
  await addStaff(office, 'frank', 'front-desk');
  await requireTwoFactor(office, { office: false, staff: true });
  await enrol(desk, desk.window('staff'), 'frank');
  const { name } = valueOf(await office.backup.make());
  const { folder } = valueOf(await office.backup.list());
  await desk.application.close();
  const step = 99_999_999;
  const before = new RawStore(desk.directory);
  before.run('update authenticators set last_step = ?', step);
  before.close();
  await makeOlder(desk.directory);

  const restored = await restoreOffline(
    {
      dataDirectory: desk.directory,
      clock: desk.clock,
      random: systemRandom,
      keyProtector: desk.keyProtector,
    },
    join(folder, name),
    null,
  );
  expect(restored.damagedKeptAt).toBeNull();
  const after = new RawStore(desk.directory);
  expect(after.rows('select last_step, kind, drift_steps from authenticators')).toEqual([
    { last_step: step, kind: 'app', drift_steps: 0 },
  ]);
  expect(after.rows(counted)).toEqual(after.rows(recounted));
  after.close();
  rmSync(desk.directory, { recursive: true, force: true });
});
