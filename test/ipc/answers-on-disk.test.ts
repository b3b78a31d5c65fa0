import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreFailed } from '../../main/school/store/fail-closed-database';
import {
  addStaff,
  foundSchool,
  managerPassword,
  type School,
  staffIn,
  staffPassword,
} from '../support/school';
import { codeOf, stageOf, TestDesk, type TestWindow, valueOf } from '../support/test-desk';
import { newStaff } from '../support/staff-calls';

let school: School;
let staff: TestWindow;
beforeEach(async () => {
  school = await foundSchool();
  await addStaff(school.office, 'frank', 'front-desk');
  staff = school.desk.window('staff');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await school.desk.application.close().catch(() => undefined);
  rmSync(school.desk.directory, { recursive: true, force: true });
});

/** Makes the next commit fail at its flush, so that SQLite rolls it back. */
const failCommits = (code: string): void => {
  const { prepare } = Sqlite.prototype;
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, text: string) {
    const statement = prepare.call(this, text);
    if (text !== 'commit') return statement;
    return {
      reader: false,
      run: () => {
        this.exec('rollback');
        throw new Sqlite.SqliteError('disk I/O error', code);
      },
    } as never;
  });
};

/** Simulates a restart: abandons the failed store, and opens the folder again. */
const restart = async (): Promise<TestWindow> => {
  const { desk } = school;
  await expect(desk.application.close()).rejects.toThrow(StoreFailed);
  school = { ...school, desk: await TestDesk.on(desk.directory, desk.keyProtector) };
  return school.desk.window('office');
};

for (const [what, act] of [
  ['a sign-in', () => staff.signIn.begin({ username: 'frank', password: staffPassword })],
  // The answer to a wrong password must wait until its count is on the disk too.
  ['a refusal', () => staff.signIn.begin({ username: 'frank', password: 'not the password' })],
  [
    'a change',
    () =>
      school.office.staff.add(
        newStaff({
          name: 'Gina',
          username: 'gina',
          role: 'front-desk',
          password: staffPassword,
        }),
      ),
  ],
] as const)
  test(`nothing leaves when the disk has not taken it: ${what}`, async () => {
    failCommits('SQLITE_IOERR_FSYNC');
    expect(codeOf(await act())).toBe('store-failed');
  });

test('after one failed flush every call is refused, until a restart finds what was confirmed', async () => {
  failCommits('SQLITE_IOERR_FSYNC');
  expect(codeOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }))).toBe(
    'store-failed',
  );
  vi.restoreAllMocks();
  // The disk works again, but the app writes nothing.
  expect(codeOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }))).toBe(
    'store-failed',
  );
  expect(codeOf(await school.office.session.stepUpFactor())).toBe('store-failed');
  const office = await restart();
  valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
  await stageOf(office, 'signed-in');
  expect((await staffIn(office)).map(({ name }) => name)).toEqual(['frank', 'Maria Lopez']);
  expect(valueOf(await office.audit.verify())).toMatchObject({ kind: 'whole' });
});
