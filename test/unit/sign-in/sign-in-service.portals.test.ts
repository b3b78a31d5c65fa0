import { describe, expect, test } from 'vitest';
import { failuresOf, setSwitches, withPreparedSchool, wrongCode } from '../../support/sign-in-tests';
import { codeOf, stageOf, valueOf } from '../../support/test-desk';
import { firstOfStaff } from '../../support/school';

const context = withPreparedSchool({ twoFactor: true });

describe('a portal that is closed to the role', () => {
  test('is refused only after all factors, with an audit event and a consumed code', async () => {
    const { open, raw } = context;
    const window = open.desk.window('office');
    expect(codeOf(await window.signIn.begin({ username: 'ines', password: 'wrong' }))).toBe(
      'wrong-credentials',
    );
    await open.begin('ines', window);
    await stageOf(window, 'code');
    expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'ines') }))).toBe('wrong-code');
    const code = open.code('ines');
    expect(codeOf(await window.signIn.answerCode({ code }))).toBe('portal-not-open-to-role');
    expect(raw.audited().at(-1)).toBe('!sign-in.portal-refused');
    await stageOf(window, 'signed-out');
    expect(raw.rows('select 1 from sessions where ended_at = 0')).toEqual([]);
    const staff = open.desk.window('staff');
    await open.begin('ines', staff);
    expect(codeOf(await staff.signIn.answerCode({ code }))).toBe('code-already-used');
  });

  test('is refused after a recovery code too, which is consumed', async () => {
    const { open, school } = context;
    const window = open.desk.window('office');
    await open.begin('ines', window);
    const [recoveryCode = ''] = school.members.ines.codes;
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode }))).toBe('portal-not-open-to-role');
    const staff = open.desk.window('staff');
    await open.begin('ines', staff);
    expect(codeOf(await staff.signIn.answerRecoveryCode({ recoveryCode }))).toBe('wrong-recovery-code');
  });

  test('is refused after the password alone if no other factor exists', async () => {
    const { open, raw } = context;
    await setSwitches(await open.signIn('maria'), false, true);
    const { password } = context.school.members.ines;
    const window = open.desk.window('office');
    expect(codeOf(await window.signIn.begin({ username: 'ines', password }))).toBe('portal-not-open-to-role');
    expect(raw.audited().at(-1)).toBe('!sign-in.portal-refused');
    expect(codeOf(await window.ownAccount.read())).toBe('no-session');
  });
});

describe('every way to sign in requires the same factors', () => {
  test('a session of one portal does not count at the other', async () => {
    const { open } = context;
    await open.signIn('frank', 'office');
    const staff = open.desk.window('staff');
    expect(codeOf(await staff.ownAccount.read())).toBe('no-session');
    await open.begin('frank', staff);
    await stageOf(staff, 'code');
  });

  test('a code without its password, and a password without its code, open nothing', async () => {
    const { open } = context;
    const window = open.desk.window('office');
    expect(codeOf(await window.signIn.answerCode({ code: open.code('frank') }))).toBe('no-challenge');
    await open.begin('frank', window);
    for (const call of [
      window.ownAccount.read(),
      window.session.lock(),
      window.staff.search(firstOfStaff),
      window.session.stepUpFactor(),
    ])
      expect(codeOf(await call)).toBe('no-session');
  });

  test('a new requirement counts from the next sign-in, and an open session stays', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    await setSwitches(maria, false, false);
    const frank = await open.signIn('frank');
    await setSwitches(maria, true, true);
    await stageOf(frank, 'signed-in');
    valueOf(await frank.session.signOut());
    await open.begin('frank', frank);
    await stageOf(frank, 'code');
  });

  test('another person’s code is wrong', async () => {
    const { open } = context;
    const window = open.desk.window('office');
    await open.begin('frank', window);
    expect(codeOf(await window.signIn.answerCode({ code: open.code('mark') }))).toBe('wrong-code');
    const [recoveryCode = ''] = context.school.members.mark.codes;
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode }))).toBe('wrong-recovery-code');
  });

  test('a window with a session starts no other sign-in', async () => {
    const { open, school } = context;
    const window = await open.signIn('frank');
    const { password, codes } = school.members.mark;
    expect(codeOf(await window.signIn.begin({ username: 'mark', password }))).toBe('sign-out-first');
    expect(
      codeOf(await window.signIn.liftLock({ username: 'mark', password, recoveryCode: codes[0] ?? '' })),
    ).toBe('sign-out-first');
    valueOf(await window.session.lock());
    expect(codeOf(await window.signIn.begin({ username: 'mark', password }))).toBe('sign-out-first');
  });
});

describe('a clock that was turned back', () => {
  test('gives every code the same answer, counts nothing, and accepts no old step', async () => {
    const { open } = context;
    const { clock } = open.desk;
    const before = await open.signIn('frank');
    valueOf(await before.session.signOut());
    clock.turn(-3 * 60_000);
    await open.begin('frank', before);
    expect(codeOf(await before.signIn.answerCode({ code: open.code('frank') }))).toBe('clock-behind');
    expect(codeOf(await before.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe(
      'clock-behind',
    );
    expect(failuresOf(context, 'frank')).toBe(0);
    clock.turn(3 * 60_000);
    clock.pass(30_000);
    valueOf(await before.signIn.answerCode({ code: open.code('frank') }));
  });
});
