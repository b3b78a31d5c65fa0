import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { staffPassword, wrongCodeFor } from '../support/school';
import { codeOf, type TestWindow, valueOf } from '../support/test-desk';
import { editedStaff, newStaff } from '../support/staff-calls';

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());
beforeEach(async () => {
  open = await school.open();
  raw = new RawStore(open.desk.directory);
});
afterEach(async () => {
  raw.close();
  await open.remove();
});

/** A manager's acts, by channel. */
const managing: Readonly<Record<string, (maria: TestWindow) => Promise<() => Promise<{ ok: boolean }>>>> = {
  'staff.add': async (maria) => () =>
    maria.staff.add(newStaff({ name: 'Nia', username: 'nia', role: 'instructor', password: staffPassword })),
  'staff.edit': async (maria) => {
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: school.members.frank.accountId }),
    );
    return () =>
      maria.staff.edit(
        editedStaff({
          accountId,
          version,
          name: 'Fran',
          username: 'frank',
          role: 'instructor',
          password: 'other quiet harbours',
        }),
      );
  },
  'staff.setActive': async (maria) => {
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: school.members.frank.accountId }),
    );
    return () => maria.staff.setActive({ accountId, version, active: false });
  },
  'staff.resetTwoFactor': async (maria) => {
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: school.members.frank.accountId }),
    );
    return () => maria.staff.resetTwoFactor({ accountId, version });
  },
  'staff.liftLockout': async (maria) => {
    const window = open.desk.window('staff');
    await open.begin('frank', window);
    const { secretKey } = school.members.frank;
    await window.signIn.answerCode({ code: wrongCodeFor(secretKey, open.desk.clock.now()) });
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: school.members.frank.accountId }),
    );
    return () => maria.staff.liftLockout({ accountId, version });
  },
  'options.save': async (maria) => {
    const stored = valueOf(await maria.options.read());
    return () => maria.options.save({ ...stored, options: { ...stored.options, contactLine: 'Ask Maria' } });
  },
  'ownAccount.changePassword': async (maria) => () =>
    maria.ownAccount.changePassword({
      currentPassword: school.members.maria.password,
      newPassword: 'other quiet harbours',
    }),
  'ownAccount.replaceRecoveryCodes': async (maria) => () => maria.ownAccount.replaceRecoveryCodes(),
};

describe('a change and its audit event are both stored, or neither is', () => {
  test.each(Object.keys(managing))('%s', async (channel) => {
    const maria = await open.signIn('maria');
    const go = await managing[channel]?.(maria);
    // A call that takes a factor of its own has it before the log breaks: the factor writes an event itself.
    open.desk.factors.answers = false;
    if (channel === 'options.save') {
      expect(codeOf((await go?.()) as never)).toBe('step-up-needed');
      open.desk.clock.pass(30_000);
      valueOf(await maria.session.stepUp({ factor: 'code', code: open.code('maria') }));
    }
    const before = raw.contents();
    const events = raw.audited();
    raw.breakAudit();
    expect(codeOf((await go?.()) as never)).toBe('internal-error');
    expect(raw.contents()).toBe(before);
    raw.mendAudit();
    expect(raw.audited()).toEqual(events);
    open.desk.factors.answers = true;
    expect((await go?.())?.ok).toBe(true);
    expect(raw.contents()).not.toBe(before);
    expect(raw.audited().length).toBeGreaterThan(events.length);
  });

  test('a right code that cannot be audited is neither accepted nor marked as used', async () => {
    const window = open.desk.window('office');
    await open.begin('frank', window);
    const before = raw.contents();
    raw.breakAudit();
    expect(codeOf(await window.signIn.answerCode({ code: open.code('frank') }))).toBe('internal-error');
    expect(codeOf(await window.ownAccount.read())).toBe('no-session');
    expect(raw.contents()).toBe(before);
    raw.mendAudit();
    valueOf(await window.signIn.answerCode({ code: open.code('frank') }));
  });

  test('a recovery code that cannot be audited is neither accepted nor marked as used', async () => {
    const window = open.desk.window('office');
    await open.begin('frank', window);
    const recoveryCode = school.members.frank.codes[0] ?? '';
    raw.breakAudit();
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode }))).toBe('internal-error');
    raw.mendAudit();
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode }));
  });

  test('a password that cannot be audited signs nobody in', async () => {
    const window = open.desk.window('office');
    raw.breakAudit();
    const result = await window.signIn.begin({ username: 'frank', password: staffPassword });
    expect(codeOf(result)).toBe('internal-error');
    expect(codeOf(await window.signIn.answerCode({ code: open.code('frank') }))).toBe('no-challenge');
  });

  test('a wrong password that could not be audited counts at the next attempt', async () => {
    const window = open.desk.window('office');
    const wrong = { username: 'frank', password: 'not the right one' };
    raw.breakAudit();
    expect(codeOf(await window.signIn.begin(wrong))).toBe('internal-error');
    expect(raw.rows('select failures from throttles')).toEqual([]);
    raw.mendAudit();
    expect(codeOf(await window.signIn.begin(wrong))).toBe('wrong-credentials');
    expect(raw.rows('select failures from throttles')).toEqual([{ failures: 1 }]);
  });

  test('every change of a journey leaves its event', async () => {
    const maria = await open.signIn('maria');
    const events = raw.audited().length;
    for (const channel of ['options.save', 'staff.add', 'staff.setActive'])
      await (await managing[channel]?.(maria))?.();
    valueOf(await maria.session.lock());
    expect(raw.audited().slice(events)).toEqual([
      // The code of the sign-in is used; the next one opens the call.
      '!session.step-up',
      'session.step-up',
      'options.changed',
      'staff.added',
      'staff.set-inactive',
      'session.locked',
    ]);
  });
});
