import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '../../shared/ids';
import type { BulkAct, StaffSelection } from '../../shared/ipc/staff-bulk-contract';
import { noStaffFilter } from '../../shared/staff-list';
import { RawStore } from '../support/raw-store';
import {
  addStaff,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  type School,
  staffPassword,
} from '../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';
import { editOf } from '../support/staff-calls';

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

const everybody: StaffSelection = { kind: 'matching', filter: noStaffFilter, except: [] };
const idOf = (username: string): AccountId =>
  raw.rows('select id from accounts where username = ?', username)[0]?.['id'] as AccountId;
const activeOf = (username: string): unknown =>
  raw.rows('select active from accounts where username = ?', username)[0]?.['active'];

const run = async (office: TestWindow, act: BulkAct, whom: StaffSelection) => {
  const { people } = valueOf(await office.staffBulk.begin({ act, reason: 'Summer break', whom }));
  const passedOver: { name: string; reason: string }[] = [];
  for (;;) {
    const step = valueOf(await office.staffBulk.step());
    expect(step.people).toBe(people);
    passedOver.push(...step.passedOver);
    if (step.finished) return { people, changed: step.changed, passedOver };
  }
};

describe('an act on many', () => {
  test('sets everybody inactive but oneself, by filter and by name, and active again', async () => {
    const { desk, office } = school;
    for (let number = 0; number < 25; number += 1) raw.run(person, ...crowd(number));
    await addStaff(office, 'frank', 'front-desk', 'Frank Osei');
    const window = desk.window('staff');
    valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));

    const done = await run(office, 'set-inactive', everybody);
    expect(done).toEqual({ people: 27, changed: 26, passedOver: [{ name: 'Maria Lopez', reason: 'self' }] });
    await stageOf(window, 'signed-out');
    expect(raw.rows('select 1 from accounts where active = 1')).toHaveLength(1);
    const events = raw.rows("select details from audit_events where action = 'staff.set-inactive'");
    expect(events).toHaveLength(26);
    const details = events.map((event) => JSON.parse(String(event['details'])) as Record<string, string>);
    expect(new Set(details.map(({ bulk }) => bulk)).size).toBe(1);
    expect(details.every(({ reason }) => reason === 'Summer break')).toBe(true);

    const back = await run(office, 'set-active', {
      kind: 'matching',
      filter: noStaffFilter,
      except: [idOf('p1')],
    });
    expect(back.changed).toBe(25);
    expect(back.passedOver).toEqual([{ name: 'Maria Lopez', reason: 'self' }]);
    expect(activeOf('frank')).toBe(1);
    expect(activeOf('p1')).toBe(0);
    expect(valueOf(await office.audit.verify()).kind).toBe('whole');
  });

  test('resets two factor where there is something to reset, and never one’s own', async () => {
    const { desk, office } = school;
    for (const username of ['frank', 'ines']) await addStaff(office, username, 'front-desk');
    await requireTwoFactor(office, { office: false, staff: true });
    const staff = desk.window('staff');
    await enrol(desk, staff, 'frank');
    const done = await run(office, 'reset-two-factor', everybody);
    expect(done.changed).toBe(1);
    expect(done.passedOver.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: 'ines', reason: 'nothing-to-reset' },
      { name: 'Maria Lopez', reason: 'self' },
    ]);
    await stageOf(staff, 'signed-out');
    expect(raw.rows('select 1 from authenticators')).toEqual([]);
    expect(raw.rows("select kind from notices where kind = 'two-factor-reset'")).toHaveLength(1);
  });

  test('passes over people whom another person has changed since the beginning', async () => {
    const { office } = school;
    const frank = await addStaff(office, 'frank', 'front-desk', 'Frank Osei');
    const whom: StaffSelection = { kind: 'these', accountIds: [frank.accountId] };
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom }));
    valueOf(await office.staff.edit(editOf(frank, { name: 'Frank', role: 'instructor' })));
    expect(valueOf(await office.staffBulk.step())).toEqual({
      seenTo: 1,
      people: 1,
      changed: 0,
      passedOver: [{ name: 'Frank Osei', reason: 'changed' }],
      finished: true,
    });
    expect(activeOf('frank')).toBe(1);
  });

  test('leaves the remaining people as they were after a stop, and does not continue', async () => {
    const { office } = school;
    for (let number = 0; number < 45; number += 1) raw.run(person, ...crowd(number));
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: everybody }));
    expect(valueOf(await office.staffBulk.step())).toMatchObject({ seenTo: 20, people: 46, finished: false });
    valueOf(await office.staffBulk.stop());
    expect(codeOf(await office.staffBulk.step())).toBe('not-found');
    expect(raw.rows('select 1 from accounts where active = 0').length).toBeLessThanOrEqual(20);
  });

  test('stops between two people of a step', async () => {
    const { office } = school;
    for (let number = 0; number < 45; number += 1) raw.run(person, ...crowd(number));
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: everybody }));
    const [step, stopped] = await Promise.all([office.staffBulk.step(), office.staffBulk.stop()]);
    valueOf(stopped);
    const { seenTo, changed, finished } = valueOf(step);
    expect(seenTo).toBeLessThan(20);
    expect(finished).toBe(false);
    expect(raw.rows('select 1 from accounts where active = 0')).toHaveLength(changed);
  });

  test('does nobody twice when two steps run at once', async () => {
    const { office } = school;
    for (let number = 0; number < 45; number += 1) raw.run(person, ...crowd(number));
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: everybody }));
    const steps = await Promise.all([office.staffBulk.step(), office.staffBulk.step()]);
    const passedOver = steps.flatMap((step) => valueOf(step).passedOver);
    expect(passedOver.filter(({ reason }) => reason !== 'self')).toEqual([]);
    const audited = raw.rows(
      "select distinct subject_id from audit_events where action = 'staff.set-inactive'",
    );
    expect(audited).toHaveLength(40 - passedOver.length);
  });

  test('belongs to the session that began it', async () => {
    const { desk, office } = school;
    await addStaff(office, 'nora', 'manager');
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: everybody }));
    valueOf(await office.session.switchPerson());
    valueOf(await office.signIn.begin({ username: 'nora', password: staffPassword }));
    expect(codeOf(await office.staffBulk.step())).toBe('not-found');
    expect(activeOf('maria')).toBe(1);
    const other = desk.window('office');
    valueOf(await other.signIn.begin({ username: 'maria', password: managerPassword }));
    expect(codeOf(await other.staffBulk.step())).toBe('not-found');
  });

  test('goes on beside an act of another session', async () => {
    const { desk, office } = school;
    for (let number = 0; number < 45; number += 1) raw.run(person, ...crowd(number));
    await addStaff(office, 'nora', 'manager');
    const other = desk.window('office');
    valueOf(await other.signIn.begin({ username: 'nora', password: staffPassword }));
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: everybody }));
    expect(valueOf(await office.staffBulk.step()).seenTo).toBe(20);

    const whom: StaffSelection = { kind: 'these', accountIds: [idOf('p1')] };
    valueOf(await other.staffBulk.begin({ act: 'reset-two-factor', reason: 'y', whom }));
    expect(valueOf(await office.staffBulk.step())).toMatchObject({ seenTo: 40, people: 47 });
    expect(valueOf(await other.staffBulk.step())).toMatchObject({ people: 1, finished: true });
    valueOf(await other.staffBulk.stop());
    expect(valueOf(await office.staffBulk.step())).toMatchObject({ seenTo: 47, finished: true });
  });

  test('needs a reason, and at least one person', async () => {
    const { office } = school;
    expect(codeOf(await office.staffBulk.begin({ act: 'set-inactive', reason: '  ', whom: everybody }))).toBe(
      'input-refused',
    );
    const nobody: StaffSelection = { kind: 'these', accountIds: [] };
    expect(codeOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom: nobody }))).toBe(
      'not-found',
    );
  });

  test('leaves nobody half changed when a write fails', async () => {
    const { office } = school;
    const { accountId } = await addStaff(office, 'frank', 'front-desk');
    const whom: StaffSelection = { kind: 'these', accountIds: [accountId] };
    valueOf(await office.staffBulk.begin({ act: 'set-inactive', reason: 'x', whom }));
    const before = raw.contents();
    raw.breakAudit();
    expect(codeOf(await office.staffBulk.step())).toBe('internal-error');
    expect(raw.contents()).toBe(before);
    school.desk.errors.length = 0;
  });
});

const person = `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at,
  must_choose_password, epoch, version, created_at, name_key, search_text, last_sign_in_at) values (?, ?, ?, ?, 'instructor', 1, '', 0, 0, 1, 1, 1, '', '', 0)`;
const crowd = (number: number): string[] => [
  `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  `Person ${number}`,
  `p${number}`,
  `p${number}`,
];
