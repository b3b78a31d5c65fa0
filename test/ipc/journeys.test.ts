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
  wrongCodeFor,
} from '../support/school';
import { codeOf, stageOf, valueOf } from '../support/test-desk';

describe('the journeys, through the dispatcher', () => {
  let school: School;
  beforeEach(async () => {
    school = await foundSchool();
  });
  afterEach(async () => {
    expect(school.desk.errors).toEqual([]);
    await school.desk.remove();
  });

  test('the first run signs the manager in, once ever', async () => {
    expect(await stageOf(school.office, 'signed-in')).toMatchObject({ name: 'Maria Lopez', role: 'manager' });
    const again = await school.desk.window('office').signIn.setUp({
      schoolName: 'X',
      name: 'Y',
      username: 'z',
      password: 'another long passphrase',
    });
    expect(codeOf(again)).toBe('already-set-up');
  });

  test('username and password sign in where no code is required', async () => {
    const { office } = school;
    valueOf(await office.session.signOut());
    await stageOf(office, 'signed-out');
    valueOf(await office.signIn.begin({ username: ' MARIA ', password: managerPassword }));
    await stageOf(office, 'signed-in');
  });

  test('enrolment keeps its key over a wrong code, a reload and a restart, then signs in with codes', async () => {
    const { desk, office } = school;
    await requireTwoFactor(office, { office: true, staff: false });
    valueOf(await office.session.signOut());
    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    const first = await stageOf(office, 'enrolment');
    expect(desk.desktop.protectedWindows.has(office.windowId)).toBe(true);
    expect(first.provisioningUri).toContain('otpauth://totp/Northside%20Gymnastics:maria?');
    const wrong = await office.signIn.confirmEnrolment({
      code: wrongCodeFor(first.secretKey, desk.clock.now()),
    });
    expect(codeOf(wrong)).toBe('wrong-code');
    expect((await stageOf(office, 'enrolment')).secretKey).toBe(first.secretKey);
    await desk.restart();
    const later = desk.window('office');
    await stageOf(later, 'signed-out');
    const { secretKey, codes } = await enrol(desk, later, 'maria', managerPassword);
    expect(secretKey).toBe(first.secretKey);
    expect(new Set(codes).size).toBe(10);
    await stageOf(later, 'signed-in');
    expect(desk.desktop.protectedWindows.has(later.windowId)).toBe(false);
  });

  test('a code counts once across both portals', async () => {
    const { desk, office } = school;
    await requireTwoFactor(office, { office: true, staff: true });
    await addStaff(office, 'frank', 'front-desk');
    const window = desk.window('office');
    const { secretKey } = await enrol(desk, window, 'frank');
    const staff = desk.window('staff');
    valueOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }));
    const code = codeFor(secretKey, desk.clock.now());
    expect(codeOf(await staff.signIn.answerCode({ code }))).toBe('code-already-used');
    desk.clock.pass(30_000);
    valueOf(await staff.signIn.answerCode({ code: codeFor(secretKey, desk.clock.now()) }));
    await stageOf(staff, 'signed-in');
  });

  test('a recovery code signs in once', async () => {
    const { desk, office } = school;
    await requireTwoFactor(office, { office: true, staff: true });
    await addStaff(office, 'frank', 'front-desk');
    const window = desk.window('office');
    const { codes } = await enrol(desk, window, 'frank');
    const [first = ''] = codes;
    valueOf(await window.session.signOut());
    valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode: first.toLowerCase() }));
    expect((await stageOf(window, 'signed-in')).recoveryCodesLeft).toBe(9);
    valueOf(await window.session.signOut());
    valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode: first }))).toBe(
      'wrong-recovery-code',
    );
  });

  test('a reset ends sessions, voids the old authenticator and leaves a notice for the next sign-in', async () => {
    const { desk, office } = school;
    await requireTwoFactor(office, { office: false, staff: true });
    const frank = await addStaff(office, 'frank', 'front-desk');
    const staff = desk.window('staff');
    const old = await enrol(desk, staff, 'frank');
    const { version } = valueOf(await office.staff.read({ accountId: frank.accountId }));
    valueOf(await office.staff.resetTwoFactor({ accountId: frank.accountId, version }));
    expect(await stageOf(staff, 'signed-out')).toMatchObject({ because: 'session-revoked' });
    desk.clock.pass(60_000);
    valueOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }));
    const fresh = await stageOf(staff, 'enrolment');
    expect(fresh.secretKey).not.toBe(old.secretKey);
    expect(fresh.notices).toMatchObject([{ kind: 'two-factor-reset', byName: 'Maria Lopez', count: 1 }]);
    const oldCode = await staff.signIn.confirmEnrolment({ code: codeFor(old.secretKey, desk.clock.now()) });
    expect(codeOf(oldCode)).toBe('wrong-code');
  });

  test('an inactive account loses its sessions at once, and is refused like an unknown one', async () => {
    const { desk, office } = school;
    const frank = await addStaff(office, 'frank', 'front-desk');
    const staff = desk.window('staff');
    valueOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }));
    valueOf(
      await office.staff.setActive({ accountId: frank.accountId, version: frank.version, active: false }),
    );
    await stageOf(staff, 'signed-out');
    const refused = await staff.signIn.begin({ username: 'frank', password: staffPassword });
    expect(codeOf(refused)).toBe('wrong-credentials');
  });

  test('a role that does not open a portal is refused only after all factors', async () => {
    const { desk, office } = school;
    await addStaff(office, 'ines', 'instructor');
    const window = desk.window('office');
    const wrong = await window.signIn.begin({ username: 'ines', password: 'not the right one at all' });
    expect(codeOf(wrong)).toBe('wrong-credentials');
    const refused = await window.signIn.begin({ username: 'ines', password: staffPassword });
    expect(codeOf(refused)).toBe('portal-not-open-to-role');
  });
});
