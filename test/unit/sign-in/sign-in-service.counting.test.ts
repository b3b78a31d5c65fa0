import { describe, expect, test } from 'vitest';
import { staffPassword } from '../../support/school';
import {
  failuresOf,
  plantFailures,
  setSwitches,
  withPreparedSchool,
  wrongCode,
} from '../../support/sign-in-tests';
import { codeOf, stageOf, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const frank = (password: string) => ({ username: 'frank', password });
const failures = () => failuresOf(context, 'frank');

describe('failures are counted', () => {
  test('once for the same wrong password, whatever the window, the portal and the Unicode form', async () => {
    const { desk } = context.open;
    for (const portal of ['office', 'staff', 'office'] as const)
      expect(codeOf(await desk.window(portal).signIn.begin(frank('wrong e\u0301')))).toBe(
        'wrong-credentials',
      );
    expect(codeOf(await desk.window('office').signIn.begin(frank('wrong \u00e9')))).toBe('wrong-credentials');
    expect(failures()).toBe(1);
    await desk.window('office').signIn.begin(frank('another'));
    await desk.window('office').signIn.begin(frank('wrong \u00e9'));
    expect(failures()).toBe(2);
    // The audit log still has every attempt.
    expect(context.raw.audited().filter((action) => action === '!sign-in.password')).toHaveLength(6);
  });

  test('together for passwords, codes and recovery codes, at either portal', async () => {
    const { open, raw } = context;
    const [office, staff] = [open.desk.window('office'), open.desk.window('staff')];
    await office.signIn.begin(frank('wrong one'));
    await staff.signIn.begin(frank('wrong two'));
    await open.begin('frank', office);
    expect(codeOf(await office.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('wrong-code');
    await open.begin('frank', staff);
    const recovery = await staff.signIn.answerRecoveryCode({ recoveryCode: 'AAAA-AAAA-AAAA-AAAA' });
    expect(codeOf(recovery)).toBe('wrong-recovery-code');
    expect(failures()).toBe(4);
    expect(codeOf(await staff.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('throttled');
    expect(failures()).toBe(5);
    expect(raw.audited().at(-1)).toBe('!account.locked-out');
  });

  test('for malformed codes and for used codes', async () => {
    const { open } = context;
    const office = open.desk.window('office');
    await open.begin('frank', office);
    expect(codeOf(await office.signIn.answerCode({ code: 'abcdef' }))).toBe('wrong-code');
    const used = open.code('frank');
    const staff = await open.signIn('frank', 'staff');
    valueOf(await staff.session.signOut());
    await open.begin('frank', office);
    expect(codeOf(await office.signIn.answerCode({ code: used }))).toBe('code-already-used');
    expect(failures()).toBe(1);
  });

  test('before the answer: an attempt whose failure cannot be stored gets no verdict', async () => {
    const { open, raw } = context;
    const window = open.desk.window('office');
    await open.begin('frank', window);
    for (const event of ['insert', 'update'])
      raw.sqlite.exec(
        `create trigger no_${event} before ${event} on throttles begin select raise(abort, 'full'); end`,
      );
    expect(codeOf(await open.desk.window('staff').signIn.begin(frank('wrong')))).toBe('internal-error');
    expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe(
      'internal-error',
    );
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode: 'AAAA-AAAA-AAAA-AAAA' }))).toBe(
      'internal-error',
    );
    open.desk.errors.length = 0;
  });

  test('across restarts, new windows, other portals and cancelled sign-ins', async () => {
    const { open } = context;
    const tryOnce = async (portal: 'office' | 'staff') => {
      const window = open.desk.window(portal);
      await open.begin('frank', window);
      const result = await window.signIn.answerCode({ code: wrongCode(context, 'frank') });
      return { window, code: codeOf(result) };
    };
    const first = await tryOnce('office');
    valueOf(await first.window.signIn.cancel());
    await open.desk.restart();
    const second = await tryOnce('staff');
    await open.desk.application.closeWindow(second.window.windowId);
    await tryOnce('office');
    await open.desk.restart();
    await tryOnce('office');
    expect(failures()).toBe(4);
    expect((await tryOnce('office')).code).toBe('throttled');
  });

  test('together with those of unlock and step-up', async () => {
    const { open } = context;
    const window = await open.signIn('frank');
    open.desk.clock.pass(30_000);
    expect(codeOf(await window.session.stepUp({ factor: 'code', code: wrongCode(context, 'frank') }))).toBe(
      'wrong-code',
    );
    expect(
      codeOf(
        await window.ownAccount.changePassword({
          currentPassword: 'wrong',
          newPassword: 'quiet harbours wake',
        }),
      ),
    ).toBe('input-refused');
    valueOf(await window.session.lock());
    expect(codeOf(await window.session.unlock({ password: 'wrong', code: null }))).toBe('wrong-password');
    expect(failures()).toBe(2);
    for (const password of ['wrong 2', 'wrong 3']) await window.session.unlock({ password, code: null });
    expect(codeOf(await window.session.unlock({ password: 'wrong 4', code: null }))).toBe('throttled');
    expect(codeOf(await window.session.unlock({ password: staffPassword, code: null }))).toBe('throttled');
    await stageOf(window, 'locked');
  });

  test('per account', async () => {
    await context.open.desk.window('office').signIn.begin(frank('wrong'));
    expect(failuresOf(context, 'mark')).toBe(0);
  });
});

describe('the row of failures ends', () => {
  test('with a right code', async () => {
    plantFailures(context, 'frank', 4, 2);
    await context.open.signIn('frank');
    expect(failures()).toBe(0);
  });

  test('with a recovery code', async () => {
    plantFailures(context, 'frank', 4, 2);
    const window = context.open.desk.window('office');
    await context.open.begin('frank', window);
    valueOf(
      await window.signIn.answerRecoveryCode({ recoveryCode: context.school.members.frank.codes[0] ?? '' }),
    );
    expect(failures()).toBe(0);
  });

  test('not with a right password if a code must follow', async () => {
    plantFailures(context, 'frank', 4, 0);
    await context.open.begin('frank', context.open.desk.window('office'));
    expect(failures()).toBe(4);
  });

  test('for passwords, but not for codes, with a password alone at a portal without codes', async () => {
    const { open } = context;
    await setSwitches(await open.signIn('maria'), true, false);
    plantFailures(context, 'frank', 4, 3);
    const staff = open.desk.window('staff');
    await open.begin('frank', staff);
    await stageOf(staff, 'signed-in');
    expect(failures()).toBe(3);
    // An unlock with the password clears none either.
    valueOf(await staff.session.lock());
    valueOf(await staff.session.unlock({ password: staffPassword, code: null }));
    expect(failures()).toBe(3);
    const office = open.desk.window('office');
    await open.begin('frank', office);
    await office.signIn.answerCode({ code: wrongCode(context, 'frank') });
    expect(codeOf(await office.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('throttled');
  });

  test('completely: the same wrong password counts again', async () => {
    const { open } = context;
    const window = open.desk.window('office');
    for (const password of ['a wrong one', 'b wrong one']) await window.signIn.begin(frank(password));
    await open.signIn('frank');
    // The row ended, so main has forgotten the wrong password.
    await window.signIn.begin(frank('a wrong one'));
    expect(failures()).toBe(1);
  });
});
