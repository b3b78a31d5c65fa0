import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addStaff,
  foundSchool,
  managerPassword,
  type School,
  staffPassword,
  firstOfStaff,
  staffIn,
} from '../support/school';
import { codeOf, stageOf, valueOf } from '../support/test-desk';

/** The first item of a list, which must not be empty. */
const firstOf = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined) throw new Error('The list is empty');
  return first;
};

describe('switching the person at a shared desk', () => {
  let school: School;
  beforeEach(async () => {
    school = await foundSchool();
    await addStaff(school.office, 'frank', 'front-desk', 'Frank Diaz');
  });
  afterEach(async () => {
    expect(school.desk.errors).toEqual([]);
    await school.desk.remove();
  });

  test('a parked session stays locked while another person works, and comes back with the password', async () => {
    const { office } = school;
    valueOf(await office.session.switchPerson());
    const { waiting } = await stageOf(office, 'signed-out');
    expect(waiting.map(({ name }) => name)).toEqual(['Maria Lopez']);
    valueOf(await office.signIn.begin({ username: 'frank', password: staffPassword }));
    expect((await stageOf(office, 'signed-in')).name).toBe('Frank Diaz');
    const sessionId = firstOf(waiting).sessionId;
    expect(codeOf(await office.signIn.resume({ sessionId }))).toBe('no-session');
    valueOf(await office.session.signOut());
    valueOf(await office.signIn.resume({ sessionId }));
    expect((await stageOf(office, 'locked')).name).toBe('Maria Lopez');
    expect(codeOf(await office.staff.search(firstOfStaff))).toBe('session-locked');
    valueOf(await office.session.unlock({ password: managerPassword, code: null }));
    await stageOf(office, 'signed-in');
  });

  test('the next person can take over a locked desk', async () => {
    const { office } = school;
    valueOf(await office.session.lock());
    valueOf(await office.session.switchPerson());
    valueOf(await office.signIn.begin({ username: 'frank', password: staffPassword }));
    await stageOf(office, 'signed-in');
  });

  test('a parked session ends with a deactivation, with its longest time, and with the window', async () => {
    const { desk, office } = school;
    const window = desk.window('office');
    valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
    valueOf(await window.session.switchPerson());
    const { accountId } = firstOf((await staffIn(office)).filter(({ name }) => name === 'Frank Diaz'));
    const profile = valueOf(await office.staff.read({ accountId }));
    valueOf(
      await office.staff.setActive({ accountId: profile.accountId, version: profile.version, active: false }),
    );
    expect((await stageOf(window, 'signed-out')).waiting).toEqual([]);
    valueOf(await office.session.switchPerson());
    desk.clock.pass(13 * 60 * 60_000);
    expect(await stageOf(office, 'signed-out')).toMatchObject({ waiting: [], because: null });
  });

  test('another window neither shows nor resumes a parked session', async () => {
    const { desk, office } = school;
    valueOf(await office.session.switchPerson());
    const { waiting } = await stageOf(office, 'signed-out');
    const other = desk.window('office');
    expect((await stageOf(other, 'signed-out')).waiting).toEqual([]);
    expect(codeOf(await other.signIn.resume({ sessionId: firstOf(waiting).sessionId }))).toBe('no-session');
  });

  test('a new sign-in ends the parked session of the same person', async () => {
    const { office } = school;
    valueOf(await office.session.switchPerson());
    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await office.session.signOut());
    expect((await stageOf(office, 'signed-out')).waiting).toEqual([]);
  });
});
