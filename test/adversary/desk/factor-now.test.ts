import { afterEach, beforeEach, describe, expect } from 'vitest';
import { foundSchool, staffPassword } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { editOf, importRow, newStaff } from '../../support/staff-calls';
import { codeOf, stageOf, TestDesk, type TestWindow, valueOf } from '../../support/test-desk';
import { givePass, vouchOf } from '../../support/no-phone';
import { test } from '../support/desk-test';
import { profileOf } from '../support/stands';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;

beforeEach(() => {
  context.open.desk.factors.answers = false;
});

/** Shows Maria's code, of the next time step. */
const showCode = async (window: TestWindow): Promise<void> => {
  context.open.desk.clock.pass(30_000);
  valueOf(await window.session.stepUp({ factor: 'code', code: context.open.code('maria') }));
};

const optionsOf = async (window: TestWindow, contactLine: string) => {
  const stored = valueOf(await window.options.read());
  return { ...stored, options: { ...stored.options, contactLine } };
};

describe('the most powerful acts', () => {
  test('thirty seconds at a manager’s window, right after the sign-in', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    const before = context.raw.contents();
    const mark = await profileOf(maria, 'mark');
    const frank = await profileOf(maria, 'frank');
    const save = await optionsOf(maria, 'Ask the thief');
    for (const act of [
      () => maria.keys.issueSheet(),
      () => maria.keys.rotate(),
      () => maria.backup.restore({ name: 'latchkey-20260302-090000-000-daily.lkb' }),
      () => maria.options.save(save),
      () => maria.staff.add(newStaff({ role: 'manager' })),
      () => maria.staff.edit(editOf(frank, { role: 'manager' })),
      () => maria.staff.edit(editOf(mark, { password: staffPassword })),
      () => maria.staff.setActive({ accountId: mark.accountId, version: mark.version, active: true }),
      () =>
        maria.staffBulk.begin({
          act: 'set-active',
          reason: 'Back again',
          whom: { kind: 'these', accountIds: [mark.accountId] },
        }),
      () =>
        maria.staffFile.import({
          rows: [importRow(2, { role: 'instructor' }), importRow(3, { username: 'pia', role: 'manager' })],
          fileName: 'staff.csv',
          onlyGood: false,
        }),
    ]) {
      expect(codeOf(await act())).toBe('step-up-needed');
      tries.add();
    }
    expect(context.raw.contents()).toBe(before);
  });

  test('an act that leaves somebody a manager asks, and one that does not goes on', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    valueOf(await maria.staff.add(newStaff({ role: 'instructor' })));
    const frank = await profileOf(maria, 'frank');
    valueOf(await maria.staff.edit(editOf(frank, { role: 'instructor' })));
    expect(codeOf(await maria.staff.add(newStaff({ username: 'pia', role: 'manager' })))).toBe(
      'step-up-needed',
    );
    tries.add();
  });

  test('a factor opens that call once', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    expect(codeOf(await maria.keys.rotate())).toBe('step-up-needed');
    await showCode(maria);
    valueOf(await maria.keys.rotate());
    expect(codeOf(await maria.keys.rotate())).toBe('step-up-needed');
    tries.add();
  });

  test('a factor opens the call that was asked, and no other', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    const asked = await optionsOf(maria, 'Ask Ana at the front desk');
    const other = await optionsOf(maria, 'Ask the thief');
    expect(codeOf(await maria.options.save(asked))).toBe('step-up-needed');
    await showCode(maria);
    expect(codeOf(await maria.options.save(other))).toBe('step-up-needed');
    // The other call has taken the factor.
    expect(codeOf(await maria.options.save(asked))).toBe('step-up-needed');
    await showCode(maria);
    expect(codeOf(await maria.keys.issueSheet())).toBe('step-up-needed');
    tries.add(3);
  });

  test('a factor waits for its call for a minute, and in no other window', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    const second = await context.open.signIn('maria');
    for (const window of [maria, second]) expect(codeOf(await window.keys.rotate())).toBe('step-up-needed');
    await showCode(maria);
    expect(codeOf(await second.keys.rotate())).toBe('step-up-needed');
    context.open.desk.clock.pass(minute + 1);
    expect(codeOf(await maria.keys.rotate())).toBe('step-up-needed');
    tries.add(2);
  });

  test('a factor that was shown before the call, or after a lock, opens nothing', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    const { password } = context.open.member('maria');
    await showCode(maria);
    expect(codeOf(await maria.keys.rotate())).toBe('step-up-needed');
    await showCode(maria);
    valueOf(await maria.session.lock());
    valueOf(await maria.session.unlock({ password, code: null }));
    expect(codeOf(await maria.keys.rotate())).toBe('step-up-needed');
    tries.add(2);
  });

  test('nobody is asked for a factor by a form with a mistake in it', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    expect(codeOf(await maria.staff.add(newStaff({ role: 'manager', name: '' })))).toBe('input-refused');
    tries.add();
  });
});

describe('what is no factor', () => {
  test('a password in a shift', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'ines');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const { password } = open.member('ines');
    const pass = await givePass(open, maria, 'ines');
    const ines = open.desk.window('staff');
    await open.begin('ines', ines);
    valueOf(await ines.signIn.answerOneTimePass({ oneTimePass: pass }));
    // She has no app any more, so elsewhere her password would be the factor.
    expect(valueOf(await ines.session.stepUpFactor())).toEqual({ factor: 'code' });
    expect(codeOf(await ines.session.stepUp({ factor: 'password', password }))).toBe('step-up-needed');
    expect(codeOf(await ines.authenticators.begin())).toBe('step-up-needed');
    tries.add(3);
  });

  test('a password alone, or a shift, changes no password', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const stored = valueOf(await maria.options.read());
    open.desk.factors.answers = true;
    const requireTwoFactor = { office: true, staff: false };
    valueOf(await maria.options.save({ ...stored, options: { ...stored.options, requireTwoFactor } }));
    open.desk.factors.answers = false;
    const alone = await open.signIn('frank', 'staff');
    await stageOf(alone, 'signed-in');
    const shift = open.desk.window('office');
    await open.begin('frank', shift);
    open.desk.clock.pass(30_000);
    valueOf(await shift.signIn.vouch(vouchOf(open, 'maria')));
    const { password } = open.member('frank');
    for (const window of [alone, shift]) {
      const change = { currentPassword: password, newPassword: 'another quiet harbour wakes' };
      expect(codeOf(await window.ownAccount.changePassword(change))).toBe('step-up-needed');
      tries.add();
    }
  });
});

describe('where no code is required', () => {
  let desk: TestDesk;
  afterEach(() => desk.remove());

  test('the password is the factor, for the very call too', async ({ tries }) => {
    const school = await foundSchool();
    desk = school.desk;
    desk.factors.answers = false;
    const { office } = school;
    expect(codeOf(await office.keys.issueSheet())).toBe('step-up-needed');
    expect(codeOf(await office.session.stepUp({ factor: 'password', password: 'not hers at all' }))).toBe(
      'wrong-password',
    );
    expect(codeOf(await office.keys.issueSheet())).toBe('step-up-needed');
    tries.add(2);
  });
});
