import { describe, expect, test } from 'vitest';
import { codeFor, staffPassword } from '../../support/school';
import { setSwitches, withPreparedSchool, wrongCode } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editedStaff, newStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const frankAt = async (portal: 'office' | 'staff' = 'office'): Promise<TestWindow> => {
  const window = context.open.desk.window(portal);
  await context.open.begin('frank', window);
  await stageOf(window, 'code');
  return window;
};
const answer = (window: TestWindow) => window.signIn.answerCode({ code: context.open.code('frank') });
const profile = async (maria: TestWindow, username: 'frank' | 'ines' = 'frank') =>
  valueOf(await maria.staff.read({ accountId: context.school.members[username].accountId }));

describe('a challenge', () => {
  test('expires after five minutes, whatever happens to the computer’s clock', async () => {
    const { clock } = context.open.desk;
    const window = await frankAt();
    clock.pass(5 * minute - 1);
    clock.turn(60 * minute);
    await stageOf(window, 'code');
    clock.turn(-60 * minute);
    clock.pass(1);
    expect(codeOf(await answer(window))).toBe('no-challenge');
    expect(await stageOf(window, 'signed-out')).toMatchObject({
      because: 'challenge-expired',
      username: 'frank',
    });
  });

  test('accepts an answer within its five minutes', async () => {
    const window = await frankAt();
    context.open.desk.clock.pass(5 * minute - 1);
    valueOf(await answer(window));
  });

  test('expires on time and notifies its window without a call', async () => {
    const window = await frankAt();
    context.open.desk.clock.pass(5 * minute);
    await context.open.desk.application.tick();
    expect(context.open.desk.desktop.notified).toContain(window.windowId);
  });

  test('ends after five wrong codes, so that the right one no longer counts', async () => {
    const window = await frankAt();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      context.raw.run('delete from throttles');
      expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe(
        'wrong-code',
      );
    }
    expect(codeOf(await answer(window))).toBe('no-challenge');
    expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'too-many-codes' });
  });

  test('is consumed by the right code', async () => {
    const window = await frankAt();
    valueOf(await answer(window));
    context.open.desk.clock.pass(30_000);
    expect(codeOf(await answer(window))).toBe('no-challenge');
    valueOf(await window.session.signOut());
    expect(codeOf(await answer(window))).toBe('no-challenge');
  });

  test('belongs to one window', async () => {
    await frankAt();
    for (const portal of ['office', 'staff'] as const) {
      const other = context.open.desk.window(portal);
      expect(codeOf(await answer(other))).toBe('no-challenge');
      await stageOf(other, 'signed-out');
    }
  });

  test('ends with its window, with a restart and with `cancel`', async () => {
    const { desk } = context.open;
    const closed = await frankAt();
    await desk.application.closeWindow(closed.windowId);
    expect(codeOf(await answer(closed))).toBe('no-challenge');
    const cancelled = await frankAt();
    valueOf(await cancelled.signIn.cancel());
    expect(codeOf(await answer(cancelled))).toBe('no-challenge');
    const before = await frankAt();
    await desk.restart();
    expect(codeOf(await answer(before))).toBe('no-challenge');
  });

  test('ends if the window gets a session in another way', async () => {
    const { open, school } = context;
    const window = await frankAt();
    const [recoveryCode = ''] = school.members.mark.codes;
    valueOf(await window.signIn.liftLock({ username: 'mark', password: staffPassword, recoveryCode }));
    expect(codeOf(await answer(window))).toBe('no-challenge');
    valueOf(await window.session.signOut());
    await stageOf(window, 'signed-out');

    const other = await frankAt();
    await setSwitches(await open.signIn('maria'), false, true);
    await open.begin('mark', other);
    valueOf(await other.session.signOut());
    await stageOf(other, 'signed-out');
    expect(codeOf(await answer(other))).toBe('no-challenge');
  });

  test('is replaced by a newer one of the same window', async () => {
    const { open } = context;
    const window = await frankAt();
    await open.begin('mark', window);
    const code = open.code('frank');
    expect(codeOf(await window.signIn.answerCode({ code }))).toBe('wrong-code');
    valueOf(await window.signIn.answerCode({ code: open.code('mark') }));
    expect(await stageOf(window, 'signed-in')).toMatchObject({ username: 'mark' });
  });

  test.each([
    [
      'a new password',
      async (maria: TestWindow) => {
        const { accountId, version, name, username, role } = await profile(maria);
        return maria.staff.edit(
          editedStaff({
            accountId,
            version,
            name,
            username,
            role,
            password: 'other quiet harbours',
          }),
        );
      },
    ],
    [
      'a new role',
      async (maria: TestWindow) => {
        const { accountId, version, name, username } = await profile(maria);
        return maria.staff.edit(
          editedStaff({ accountId, version, name, username, role: 'manager', password: null }),
        );
      },
    ],
    [
      'a reset',
      async (maria: TestWindow) => {
        const { accountId, version } = await profile(maria);
        return maria.staff.resetTwoFactor({ accountId, version });
      },
    ],
    [
      'being set inactive',
      async (maria: TestWindow) => {
        const { accountId, version } = await profile(maria);
        return maria.staff.setActive({ accountId, version, active: false });
      },
    ],
  ])('is void after %s', async (_name, change) => {
    const maria = await context.open.signIn('maria');
    const windows = [await frankAt(), await frankAt('staff')] as const;
    expect((await change(maria)).ok).toBe(true);
    expect(codeOf(await answer(windows[0]))).toBe('no-challenge');
    const [recoveryCode = ''] = context.school.members.frank.codes;
    expect(codeOf(await windows[1].signIn.answerRecoveryCode({ recoveryCode }))).toBe('no-challenge');
    for (const window of windows) await stageOf(window, 'signed-out');
  });

  test('is void after the person changes their password in another session', async () => {
    const session = await context.open.signIn('frank', 'staff');
    const window = await frankAt();
    valueOf(
      await session.ownAccount.changePassword({
        currentPassword: staffPassword,
        newPassword: 'other quiet harbours',
      }),
    );
    context.open.desk.clock.pass(30_000);
    expect(codeOf(await answer(window))).toBe('no-challenge');
    await stageOf(session, 'signed-in');
  });
});

describe('an enrolment', () => {
  const pending = async (window = context.open.desk.window('office')) => {
    valueOf(await window.signIn.begin({ username: 'nia', password: staffPassword }));
    return { window, ...(await stageOf(window, 'enrolment')) };
  };
  const withNia = async () => {
    const maria = await context.open.signIn('maria');
    const { accountId } = valueOf(
      await maria.staff.add(
        newStaff({ name: 'Nia', username: 'nia', role: 'front-desk', password: staffPassword }),
      ),
    );
    const read = async () => valueOf(await maria.staff.read({ accountId }));
    return { maria, read };
  };

  test('accepts no answer of a code challenge, nor the other way round', async () => {
    await withNia();
    const { window, secretKey } = await pending();
    const code = codeFor(secretKey, context.open.desk.clock.now());
    expect(codeOf(await window.signIn.answerCode({ code }))).toBe('no-challenge');
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode: 'AAAA-AAAA-AAAA-AAAA' }))).toBe(
      'no-challenge',
    );
    const frank = await frankAt();
    expect(codeOf(await frank.signIn.confirmEnrolment({ code: context.open.code('frank') }))).toBe(
      'no-challenge',
    );
    expect(codeOf(await frank.signIn.copySecretKey())).toBe('no-challenge');
  });

  test('does not show the new key to a window with the old password', async () => {
    const { maria, read } = await withNia();
    const thief = await pending();
    const { accountId, version, name, username, role } = await read();
    valueOf(
      await maria.staff.edit(
        editedStaff({ accountId, version, name, username, role, password: 'other quiet harbours' }),
      ),
    );
    // No sweep has run yet, so the state itself must withhold the key.
    await stageOf(thief.window, 'signed-out');
    expect(codeOf(await thief.window.signIn.copySecretKey())).toBe('no-challenge');
    const code = codeFor(thief.secretKey, context.open.desk.clock.now());
    expect(codeOf(await thief.window.signIn.confirmEnrolment({ code }))).toBe('no-challenge');
  });

  test('ends with a reset: its window sees neither the old key nor the new one', async () => {
    const { maria, read } = await withNia();
    const old = await pending();
    const { accountId, version } = await read();
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const fresh = await pending(context.open.desk.window('staff'));
    expect(fresh.secretKey).not.toBe(old.secretKey);
    await stageOf(old.window, 'signed-out');
  });

  test('draws a new key after ten minutes, and a code of the old one confirms nothing at its page', async () => {
    await withNia();
    const { clock } = context.open.desk;
    const first = await pending();
    clock.pass(10 * minute - 1);
    const second = await pending();
    expect(second.secretKey).toBe(first.secretKey);
    clock.pass(5 * minute);
    const third = await pending();
    expect(third.secretKey).not.toBe(first.secretKey);
    const code = codeFor(first.secretKey, clock.now());
    expect(codeOf(await third.window.signIn.confirmEnrolment({ code }))).toBe('wrong-code');
  });
});
