import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addStaff,
  codeFor,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  type School,
  staffPassword,
  staffIn,
} from '../support/school';
import { codeOf, stageOf, valueOf } from '../support/test-desk';
import { editedStaff } from '../support/staff-calls';

describe('keys and codes that must not outlive their purpose', () => {
  let school: School;
  beforeEach(async () => {
    school = await foundSchool();
    await requireTwoFactor(school.office, { office: true, staff: true });
  });
  afterEach(async () => {
    expect(school.desk.errors).toEqual([]);
    await school.desk.remove();
  });

  test('a new password removes the pending key, which a person with the old password may have seen', async () => {
    const { desk, office } = school;
    const frank = await addStaff(office, 'frank', 'front-desk');
    const thief = desk.window('staff');
    valueOf(await thief.signIn.begin({ username: 'frank', password: staffPassword }));
    const seen = await stageOf(thief, 'enrolment');
    valueOf(
      await office.staff.edit(
        editedStaff({
          accountId: frank.accountId,
          version: frank.version,
          name: 'frank',
          username: 'frank',
          role: 'front-desk',
          password: 'a password of his own',
        }),
      ),
    );
    const window = desk.window('staff');
    valueOf(await window.signIn.begin({ username: 'frank', password: 'a password of his own' }));
    expect((await stageOf(window, 'enrolment')).secretKey).not.toBe(seen.secretKey);
  });

  test('nobody sets up an app at a portal that their role does not open', async () => {
    const { desk, office } = school;
    await addStaff(office, 'ines', 'instructor');
    const window = desk.window('office');
    const refused = await window.signIn.begin({ username: 'ines', password: staffPassword });
    expect(codeOf(refused)).toBe('portal-not-open-to-role');
    const ines = (await staffIn(office)).find(({ name }) => name === 'ines');
    expect(ines?.managed?.twoFactor).toBe('not-set-up');
  });

  test('a wrong clock locks nobody out, and reveals nothing about the code', async () => {
    const { desk, office } = school;
    valueOf(await office.session.signOut());
    const { secretKey } = await enrol(desk, office, 'maria', managerPassword);
    valueOf(await office.session.signOut());
    desk.clock.turn(-60 * 60_000);
    for (let tries = 0; tries < 12; tries += 1) {
      valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
      const code = tries % 2 === 0 ? codeFor(secretKey, desk.clock.now()) : '123456';
      expect(codeOf(await office.signIn.answerCode({ code }))).toBe('clock-behind');
    }
    desk.clock.turn(60 * 60_000);
    desk.clock.pass(30_000);
    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await office.signIn.answerCode({ code: codeFor(secretKey, desk.clock.now()) }));
    await stageOf(office, 'signed-in');
  });
});
