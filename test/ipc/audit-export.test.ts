import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parse } from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditLog } from '../../main/school/audit/audit-log';
import { DeskTime } from '../../main/school/store/desk-time';
import { connect } from '../../main/school/store/connect';
import { KeyRing } from '../../main/school/keys/key-ring';
import { systemRandom } from '../../main/school/platform/random';
import { hostAt } from '../../main/school/keys/desk-keys';
import { createSecretBox } from '../../main/school/keys/secret-box';
import { writeWholeFrom } from '../../main/school/platform/write-whole';
import type { DeskId } from '../../shared/ids';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { dataKeyOf, RawStore } from '../support/raw-store';
import { addStaff, foundSchool, type School } from '../support/school';
import { editOf } from '../support/staff-calls';
import { codeOf, stageOf, type TestDesk, valueOf } from '../support/test-desk';

let school: School;
beforeEach(async () => {
  school = await foundSchool();
});
afterEach(async () => {
  expect(school.desk.errors).toEqual([]);
  await school.desk.remove();
});

/** The rows of the last saved file, as a spreadsheet reads them. */
const savedRows = (): Record<string, string>[] => {
  const content = String(school.desk.desktop.saved.at(-1)?.content);
  expect(content.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = parse<Record<string, string>>(content.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
};

const rowsOf = (desk: TestDesk, query: string): Record<string, unknown>[] => {
  const raw = new RawStore(desk.directory);
  const rows = raw.rows(query);
  raw.close();
  return rows;
};

const exportEvents = (outcome = 'success'): Record<string, unknown>[] => {
  const raw = new RawStore(school.desk.directory);
  const rows = raw.rows(
    "select details from audit_events where action = 'audit.exported' and outcome = ? order by sequence",
    outcome,
  );
  raw.close();
  return rows.map(({ details }) => JSON.parse(String(details)) as Record<string, unknown>);
};

describe('saving the audit log', () => {
  test('writes the filtered events, newest first, and records their number', async () => {
    const { office } = school;
    for (const name of ['frank', 'gina', 'hugo']) await addStaff(office, name, 'front-desk');
    const filter = { ...everyEvent, kind: 'staff' as const };
    expect(valueOf(await office.audit.export({ filter }))).toEqual({ kind: 'saved', events: 3 });
    expect(savedRows().map((row) => [row['Event'], row['About']])).toEqual([
      ['staff.added', 'hugo'],
      ['staff.added', 'gina'],
      ['staff.added', 'frank'],
    ]);
    expect(exportEvents()).toEqual([{ events: 3, 'filter.kind': 'staff' }]);
  });

  test('writes every event of a log of several parts once', async () => {
    const { desk, office } = school;
    const raw = new RawStore(desk.directory);
    raw.run(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1300)
       insert into audit_events select (select id from desks), 1000 + i, (select id from desks), 0, 1000 + i / 3, 'session.locked', 'success', '', '', '', '', 'staff', '{}', x'00' from n`,
    );
    const all = raw.rows('select sequence from audit_events').map(({ sequence }) => Number(sequence));
    raw.close();
    expect(valueOf(await office.audit.export({ filter: everyEvent }))).toMatchObject({ events: all.length });
    const saved = savedRows().map((row) => Number(row['Number']));
    expect(saved.toSorted((one, other) => one - other)).toEqual(all);
  });

  test('tells two people of one name apart, also after a new username', async () => {
    const { desk, office } = school;
    const one = await addStaff(office, 'frank', 'front-desk', 'Frank Osei');
    const other = await addStaff(office, 'frank.2', 'instructor', 'Frank Osei');
    valueOf(await office.staff.edit(editOf(other, { username: '=frank' })));
    valueOf(await office.audit.export({ filter: { ...everyEvent, kind: 'staff' } }));
    const [edited, added] = savedRows();
    const maria = (await stageOf(office, 'signed-in')).accountId;
    const [{ id: host } = { id: '' }] = rowsOf(desk, 'select id from desks');
    expect(edited).toMatchObject({
      Host: String(host),
      'Done by': 'Maria Lopez',
      'Done by (username now)': 'maria',
      'Done by (id)': maria,
      About: 'Frank Osei',
      'About (username now)': "'=frank",
      'About (id)': other.accountId,
    });
    expect(added).toMatchObject({ About: 'Frank Osei', 'About (username now)': "'=frank" });
    expect(savedRows()[2]).toMatchObject({ 'About (username now)': 'frank', 'About (id)': one.accountId });
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('lets no spreadsheet run the name %s', async (name) => {
    const { office } = school;
    await addStaff(office, 'frank', 'front-desk', name);
    valueOf(await office.audit.export({ filter: { ...everyEvent, kind: 'staff' } }));
    expect(savedRows()[0]?.['About']).toBe(`'${name}`);
  });

  test('reports a failure, also in the log', async () => {
    const { desk, office } = school;
    desk.desktop.works = false;
    expect(codeOf(await office.audit.export({ filter: everyEvent }))).toBe('save-failed');
    expect(exportEvents()).toEqual([]);
    expect(exportEvents('failure')).toHaveLength(1);
  });

  test('records a failure when the file could not be completed at the end', async () => {
    const { desk, office } = school;
    desk.desktop.failsAtTheEnd = true;
    const filter = { ...everyEvent, kind: 'staff' as const };
    expect(codeOf(await office.audit.export({ filter }))).toBe('save-failed');
    // The log has the event from before the save, and then the failure.
    expect(exportEvents()).toHaveLength(1);
    expect(exportEvents('failure')).toEqual([{ events: 0, 'filter.kind': 'staff' }]);
  });

  test('stops when the window is locked, and saves nothing', async () => {
    const { desk, office } = school;
    const before = desk.desktop.saved.length;
    const running = office.audit.export({ filter: everyEvent });
    valueOf(await office.session.lock());
    expect(valueOf(await running)).toEqual({ kind: 'cancelled' });
    expect(desk.desktop.saved).toHaveLength(before);
    expect(exportEvents()).toEqual([]);
  });

  test('leaves no file when one part fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
    const file = join(folder, 'log.csv');
    const parts = async function* () {
      yield 'one\r\n';
      throw new Error('the store is gone');
    };
    await expect(writeWholeFrom(file, parts())).rejects.toThrow('the store is gone');
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    await writeWholeFrom(
      file,
      (async function* () {
        yield 'ä\r\n';
        yield 'b\r\n';
      })(),
    );
    expect(readFileSync(file, 'utf8')).toBe('ä\r\nb\r\n');
    rmSync(folder, { recursive: true });
  });
});

test('verifying a long log reports its progress, and a stop gives no verdict', async () => {
  const { desk, office } = school;
  const box = createSecretBox(new KeyRing([{ id: 1, key: dataKeyOf(desk.directory) }]), systemRandom);
  const open = connect(join(desk.directory, 'latchkey.db'));
  const [{ id } = { id: '' as DeskId }] = await open.store.selectFrom('desks').select('id').execute();
  const time = new DeskTime(desk.clock, id);
  const log = new AuditLog({ hostId: hostAt(id), deskId: id }, box, time, async () => undefined);
  await open.store.transaction().execute(async (trx) => {
    for (let event = 0; event < 1_700; event += 1) await log.record(trx, { action: 'desk.started' });
  });
  await open.close();

  const running = office.audit.verify();
  const shares: (number | null)[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    shares.push(valueOf(await office.audit.progress()).share);
    await setImmediate();
  }
  expect(shares.some((share) => share !== null && share > 0 && share < 1)).toBe(true);
  valueOf(await office.audit.stop());
  expect(valueOf(await running)).toEqual({ kind: 'stopped' });
  expect(valueOf(await office.audit.progress())).toEqual({ share: null });

  expect(valueOf(await office.audit.verify())).toMatchObject({ kind: 'whole' });
  const raw = new RawStore(desk.directory);
  expect(raw.audited().filter((action) => action.endsWith('audit.verified'))).toEqual(['audit.verified']);
  raw.close();
});
