import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '../../shared/ids';
import type { StaffSelection } from '../../shared/ipc/staff-bulk-contract';
import type { ImportRow } from '../../shared/ipc/staff-file-contract';
import { noStaffFilter } from '../../shared/staff-list';
import { importErrorsTold, largestImportFile } from '../../shared/staff-import';
import { RawStore } from '../support/raw-store';
import {
  addStaff,
  enterWithGivenPassword,
  foundSchool,
  givenPassword,
  managerPassword,
  type School,
  staffPassword,
} from '../support/school';
import { codeOf, stageOf, valueOf } from '../support/test-desk';
import { editOf, importRow } from '../support/staff-calls';
import { perStaffField, staffFieldNames } from '../../shared/staff-fields';

let school: School;
let raw: RawStore;
beforeEach(async () => {
  school = await foundSchool();
  raw = new RawStore(school.desk.directory);
});
afterEach(async () => {
  raw.close();
  expect(school.desk.errors).toEqual([]);
  await school.desk.remove();
});

const row = (line: number, name: string, username: string, role = 'instructor'): ImportRow =>
  importRow(line, { name, username, role });
const good = [row(2, 'Nia Okafor', 'nia'), row(3, 'Ben Ek', 'ben', 'front-desk')];
const fileName = 'staff.csv';
const usernames = () =>
  raw.rows('select username from accounts order by username').map(({ username }) => username);

describe('a check', () => {
  test('reports what is wrong by line and column, and stores nothing', async () => {
    const { office } = school;
    const before = raw.contents();
    const rows = [
      row(2, '', 'ann'),
      row(3, 'n'.repeat(81), 'u'.repeat(65), 'juggler'),
      row(5, 'Line\u2028break', 'ＭＡＲＩＡ'),
      row(6, 'Nia', 'nia'),
      row(7, 'Nia too', 'NIA'),
      row(8, 'No username', '   '),
      row(9, 'Taken', 'maria', 'juggler'),
    ];
    expect(valueOf(await office.staffFile.check({ rows }))).toEqual({
      good: 1,
      errorCount: 10,
      errors: [
        { line: 2, column: 'name', problem: 'required', bound: null },
        { line: 3, column: 'name', problem: 'too-long', bound: 80 },
        { line: 3, column: 'username', problem: 'too-long', bound: 64 },
        { line: 3, column: 'role', problem: 'not-a-choice', bound: null },
        { line: 5, column: 'name', problem: 'characters-not-allowed', bound: null },
        { line: 5, column: 'username', problem: 'taken', bound: null },
        { line: 7, column: 'username', problem: 'twice', bound: null },
        { line: 8, column: 'username', problem: 'required', bound: null },
        // In the order of the columns.
        { line: 9, column: 'username', problem: 'taken', bound: null },
        { line: 9, column: 'role', problem: 'not-a-choice', bound: null },
      ],
    });
    const imported = valueOf(await office.staffFile.import({ rows, fileName, onlyGood: false }));
    expect(imported.kind).toBe('refused');
    expect(raw.contents()).toBe(before);
    const some = valueOf(await office.staffFile.import({ rows, fileName, onlyGood: true }));
    expect(some).toMatchObject({ kind: 'imported', batch: { people: 1 } });
    expect(usernames()).toEqual(['maria', 'nia']);
  });

  test('of a file full of errors reports the first errors and their number', async () => {
    const { office } = school;
    const rows = Array.from({ length: 150 }, (_, at) => row(at + 2, '', `person.${at}`, 'juggler'));
    const told = valueOf(await office.staffFile.check({ rows }));
    expect(told).toMatchObject({ good: 0, errorCount: 300 });
    expect(told.errors).toHaveLength(importErrorsTold);
    expect(told.errors.at(-1)).toEqual({ line: 101, column: 'role', problem: 'not-a-choice', bound: null });
    const { errors, errorCount } = told;
    expect(valueOf(await office.staffFile.import({ rows, fileName, onlyGood: true }))).toEqual({
      kind: 'refused',
      errors,
      errorCount,
    });
  });

  test('accepts as much text as the largest file can have in each column, and no more', async () => {
    const { office } = school;
    const whole = 'x'.repeat(largestImportFile);
    const rows = [{ line: 2, ...perStaffField(() => whole) }];
    const all = valueOf(await office.staffFile.check({ rows }));
    expect(all.errors.map(({ column }) => column)).toEqual(staffFieldNames);
    expect(all.errors).toEqual(
      expect.arrayContaining([
        { line: 2, column: 'name', problem: 'too-long', bound: 80 },
        { line: 2, column: 'username', problem: 'too-long', bound: 64 },
        { line: 2, column: 'role', problem: 'not-a-choice', bound: null },
      ]),
    );
    const more = await office.staffFile.check({ rows: [...rows, row(3, 'x', '', '')] });
    expect(codeOf(more)).toBe('input-refused');
  });
});

describe('an import', () => {
  const bringIn = async () => {
    const told = valueOf(await school.office.staffFile.import({ rows: good, fileName, onlyGood: false }));
    if (told.kind !== 'imported') throw new Error('refused');
    return told.batch;
  };

  test('adds everybody or nobody', async () => {
    const before = raw.contents();
    raw.breakAudit();
    const failed = await school.office.staffFile.import({ rows: good, fileName, onlyGood: false });
    expect(codeOf(failed)).toBe('internal-error');
    expect(raw.contents()).toBe(before);
    raw.mendAudit();
    school.desk.errors.length = 0;
    await bringIn();
    expect(raw.audited().slice(-3)).toEqual(['staff.imported', 'staff.added', 'staff.added']);
  });

  test('tells the managers of the managers in it, in one notice', async () => {
    const rows = [row(2, 'Nia Okafor', 'nia', 'manager'), row(3, 'Ben Ek', 'ben', 'manager')];
    valueOf(await school.office.staffFile.import({ rows, fileName, onlyGood: false }));
    expect(
      raw.rows(
        'select username, kind, count from notices join accounts on accounts.id = account_id order by username',
      ),
    ).toEqual([{ username: 'maria', kind: 'manager-added', count: 2 }]);
  });

  test('adds people without a password, who can’t sign in before a manager sets one', async () => {
    const { desk, office } = school;
    await bringIn();
    const window = desk.window('staff');
    for (const password of ['', 'x', staffPassword])
      expect(codeOf(await window.signIn.begin({ username: 'nia', password }))).toMatch(
        password === '' ? /^input-refused$/ : /^wrong-credentials$/,
      );
    const rows = valueOf(
      await office.staff.search({
        filter: { ...noStaffFilter, text: 'okafor' },
        sort: 'name',
        direction: 'ascending',
        after: null,
        skip: 0,
        limit: 5,
      }),
    ).rows;
    expect(rows[0]?.managed?.hasPassword).toBe(false);
    const nia = valueOf(await office.staff.read({ accountId: rows[0]!.accountId }));
    const edit = editOf(nia, { password: givenPassword });
    expect(valueOf(await office.staff.edit(edit)).hasPassword).toBe(true);
    await enterWithGivenPassword(window, 'nia');
  });

  test('is undone once: unused accounts are removed, used ones are set inactive and signed out', async () => {
    const { desk, office } = school;
    const batch = await bringIn();
    const [{ id } = { id: '' }] = raw.rows("select id from accounts where username = 'nia'");
    const nia = valueOf(await office.staff.read({ accountId: id as never }));
    valueOf(await office.staff.edit(editOf(nia, { password: givenPassword })));
    const window = desk.window('staff');
    await enterWithGivenPassword(window, 'nia');

    expect(valueOf(await office.staffFile.undo({ batchId: batch.batchId }))).toEqual({
      removed: 1,
      setInactive: 1,
      inactiveBefore: 0,
      kept: [],
    });
    expect(usernames()).toEqual(['maria', 'nia']);
    await stageOf(window, 'signed-out');
    expect(codeOf(await window.signIn.begin({ username: 'nia', password: staffPassword }))).toBe(
      'wrong-credentials',
    );
    expect(codeOf(await office.staffFile.undo({ batchId: batch.batchId }))).toBe('not-found');
    expect(valueOf(await office.staffFile.imports())).toEqual([{ ...batch, undone: true }]);
    expect(raw.audited()).toEqual(expect.arrayContaining(['staff.removed', 'staff.import-undone']));
    expect(valueOf(await office.audit.verify()).kind).toBe('whole');
    // A removed person can be imported again.
    const again = valueOf(
      await office.staffFile.import({ rows: [row(2, 'Ben Ek', 'ben')], fileName, onlyGood: false }),
    );
    expect(again.kind).toBe('imported');
  });

  test('reports everybody when it is undone, inactive people and the manager themself included', async () => {
    const { desk, office } = school;
    const rows = [...good, row(4, 'Olga Petrenko', 'olga', 'manager'), row(5, 'Sam Reed', 'sam')];
    const told = valueOf(await office.staffFile.import({ rows, fileName, onlyGood: false }));
    if (told.kind !== 'imported') throw new Error('refused');
    const idOf = (username: string) =>
      raw.rows('select id from accounts where username = ?', username)[0]?.['id'] as AccountId;
    const whom: StaffSelection = { kind: 'these', accountIds: [idOf('nia')] };
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom }));
    expect(valueOf(await office.staffBulk.step()).changed).toBe(1);
    for (const username of ['olga', 'sam']) {
      const profile = valueOf(await office.staff.read({ accountId: idOf(username) }));
      valueOf(await office.staff.edit(editOf(profile, { password: givenPassword })));
    }

    const olgas = desk.window('office');
    await enterWithGivenPassword(olgas, 'olga');
    expect(valueOf(await olgas.staffFile.undo({ batchId: told.batch.batchId }))).toEqual({
      removed: 1,
      setInactive: 1,
      inactiveBefore: 1,
      kept: [{ name: 'Olga Petrenko', reason: 'self' }],
    });
    expect(raw.rows('select username from accounts where active = 1 order by username')).toEqual([
      { username: 'maria' },
      { username: 'olga' },
    ]);
    const [event] = raw.rows("select details from audit_events where action = 'staff.import-undone'");
    expect(JSON.parse(String(event?.['details']))).toMatchObject({ removed: 1, setInactive: 1, left: 2 });
  });

  test('and its undoing are never half done after a failure', async () => {
    const batch = await bringIn();
    const before = raw.contents();
    raw.breakAudit();
    expect(codeOf(await school.office.staffFile.undo({ batchId: batch.batchId }))).toBe('internal-error');
    expect(raw.contents()).toBe(before);
    school.desk.errors.length = 0;
  });
});

describe('an export', () => {
  test('holds the people who match the filter, and nothing that a spreadsheet would run', async () => {
    const { desk, office } = school;
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', 'a"b', 'a,b;c', '=cmd|"/c calc"!A0'];
    for (const [index, name] of formulas.entries())
      await addStaff(office, `user${index}`, 'instructor', name);
    const told = valueOf(await office.staffFile.export({ ...noStaffFilter, role: 'instructor' }));
    expect(told).toEqual({ saved: true, people: formulas.length });
    const [saved] = desk.desktop.saved;
    expect(saved?.name).toMatch(/^staff-2026-03-02\.csv$/);
    const text = String(saved?.content);
    expect(text).toMatch(/^\ufeff[^\r\n]+\r\n/u);
    const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd());
    expect(errors).toEqual([]);
    const [headings = []] = data;
    const known = ['Name', 'Username', 'Role', 'Status', 'Two factor', 'Last sign-in (UTC)'];
    expect(headings).toEqual(expect.arrayContaining(known));
    const column = (heading: string) => data.slice(1).map((cells) => cells[headings.indexOf(heading)]);
    expect(column('Username')).toEqual(expect.arrayContaining(['user0', 'user7']));
    expect(column('Role')).toEqual(formulas.map(() => 'Instructor'));
    expect(column('Last sign-in (UTC)')).toEqual(formulas.map(() => ''));
    expect(data).toHaveLength(formulas.length + 1);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/u);
    expect(data.flat()).toEqual(expect.arrayContaining(["'=1+1", 'a"b', 'a,b;c', `'=cmd|"/c calc"!A0`]));
    expect(text).not.toContain('argon2');
    expect(raw.audited().at(-1)).toBe('staff.exported');
  });

  test('leaves nothing when the log cannot record it, and records a file that was not saved', async () => {
    const { desk, office } = school;
    raw.breakAudit();
    expect(codeOf(await office.staffFile.export(noStaffFilter))).toBe('internal-error');
    expect(desk.desktop.saved).toEqual([]);
    raw.mendAudit();
    desk.errors.length = 0;
    desk.desktop.works = false;
    expect(codeOf(await office.staffFile.export(noStaffFilter))).toBe('save-failed');
    expect(raw.audited().slice(-1)).toEqual(['!staff.exported']);
  });

  test('needs the manager’s own fresh factor', async () => {
    const { desk, office } = school;
    for (let minute = 0; minute < 6; minute += 1) {
      desk.clock.pass(60_000);
      await desk.application.touch(office.windowId);
    }
    for (const call of [
      office.staffFile.export(noStaffFilter),
      office.staffFile.import({ rows: good, fileName, onlyGood: false }),
      office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: { kind: 'these', accountIds: [] } }),
    ])
      expect(codeOf(await call)).toBe('step-up-needed');
    valueOf(await office.session.stepUp({ factor: 'password', password: managerPassword }));
    valueOf(await office.staffFile.export(noStaffFilter));
  });
});
