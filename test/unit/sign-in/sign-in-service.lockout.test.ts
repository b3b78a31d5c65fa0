import { describe, expect, test } from 'vitest';
import { staffPassword } from '../../support/school';
import {
  failuresOf,
  plantFailures,
  setSwitches,
  withPreparedSchool,
  wrongCode,
} from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const right = { username: 'frank', password: staffPassword };
let guesses = 0;
const guess = (window: TestWindow) => {
  guesses += 1;
  return window.signIn.begin({ username: 'frank', password: `guess ${guesses}` });
};
const retryIn = (result: Awaited<ReturnType<typeof guess>>): number => {
  if (result.ok || result.error.code !== 'throttled')
    throw new Error(`Not throttled: ${JSON.stringify(result)}`);
  return result.error.retryAt - context.open.desk.clock.now();
};

describe('a wait', () => {
  test('is part of the answer that starts it, and refuses right factors too, at both portals, uncounted', async () => {
    const { open } = context;
    const { desk } = open;
    const office = desk.window('office');
    await open.begin('frank', office);
    plantFailures(context, 'frank', 4);
    expect(retryIn(await guess(desk.window('staff')))).toBe(30_000);
    desk.clock.pass(29_999);
    expect(retryIn(await desk.window('staff').signIn.begin(right))).toBe(1);
    expect(retryIn(await office.signIn.answerCode({ code: open.code('frank') }))).toBe(1);
    expect(
      retryIn(
        await office.signIn.answerRecoveryCode({ recoveryCode: context.school.members.frank.codes[0] ?? '' }),
      ),
    ).toBe(1);
    expect(
      retryIn(
        await desk
          .window('office')
          .signIn.liftLock({ ...right, recoveryCode: context.school.members.frank.codes[0] ?? '' }),
      ),
    ).toBe(1);
    expect(failuresOf(context, 'frank')).toBe(5);
    expect(context.raw.rows('select 1 from recovery_codes where consumed_at <> 0')).toEqual([]);
    desk.clock.pass(1);
    valueOf(await office.signIn.answerCode({ code: open.code('frank') }));
  });

  test('holds against many passwords at once in many windows', async () => {
    const { desk } = context.open;
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => guess(desk.window(index % 2 ? 'staff' : 'office'))),
    );
    expect(results.filter((result) => !result.ok && result.error.code === 'wrong-credentials')).toHaveLength(
      4,
    );
    expect(failuresOf(context, 'frank')).toBe(5);
  });

  test('holds against many codes at once', async () => {
    const { open } = context;
    const windows = Array.from({ length: 8 }, () => open.desk.window('office'));
    for (const window of windows) await open.begin('frank', window);
    const results = await Promise.all(
      windows.map((window) => window.signIn.answerCode({ code: wrongCode(context, 'frank') })),
    );
    expect(results.some(({ ok }) => ok)).toBe(false);
    expect(failuresOf(context, 'frank')).toBe(5);
  });

  test('is longer after every failure, and starts again after its end', async () => {
    const { clock } = context.open.desk;
    const window = context.open.desk.window('office');
    plantFailures(context, 'frank', 4);
    for (const wait of [30_000, minute, 2 * minute, 4 * minute, 8 * minute, 15 * minute, 15 * minute]) {
      expect(retryIn(await guess(window))).toBe(wait);
      expect(retryIn(await guess(window))).toBe(wait);
      clock.pass(wait);
    }
    valueOf(await window.signIn.begin(right));
  });

  test('is neither shortened nor extended by a turned clock or a restart', async () => {
    const { desk } = context.open;
    plantFailures(context, 'frank', 8);
    expect(retryIn(await guess(desk.window('office')))).toBe(8 * minute);
    desk.clock.turn(24 * 60 * minute);
    expect(retryIn(await desk.window('office').signIn.begin(right))).toBe(8 * minute);
    desk.clock.turn(-48 * 60 * minute);
    expect(retryIn(await desk.window('office').signIn.begin(right))).toBe(8 * minute);
    desk.clock.pass(6 * minute);
    await desk.application.tick();
    await desk.restart();
    expect(retryIn(await desk.window('office').signIn.begin(right))).toBe(2 * minute);
    desk.clock.pass(2 * minute);
    valueOf(await desk.window('office').signIn.begin(right));
  });

  test('continues at the start of the app, not at the next attempt', async () => {
    const { desk } = context.open;
    plantFailures(context, 'frank', 8);
    await guess(desk.window('office'));
    await desk.restart();
    desk.clock.pass(8 * minute);
    valueOf(await desk.window('office').signIn.begin(right));
  });

  test('does not start again after a sign-in with the password alone', async () => {
    const { open } = context;
    await setSwitches(await open.signIn('maria'), true, false);
    plantFailures(context, 'frank', 5, 5);
    context.raw.run('update throttles set remaining_wait = 30000');
    const staff = open.desk.window('staff');
    expect(retryIn(await staff.signIn.begin(right))).toBe(30_000);
    open.desk.clock.pass(30_000);
    valueOf(await staff.signIn.begin(right));
    valueOf(await staff.session.signOut());
    valueOf(await staff.signIn.begin(right));
  });
});

describe('the hundredth failure in a row locks the account', () => {
  const locked = async (): Promise<TestWindow> => {
    plantFailures(context, 'frank', 99, 99);
    const window = context.open.desk.window('office');
    expect(codeOf(await guess(window))).toBe('account-locked');
    context.open.desk.clock.pass(60 * minute);
    return window;
  };

  test('for the right password too, after any time and any restart', async () => {
    const window = await locked();
    const { desk } = context.open;
    expect(codeOf(await window.signIn.begin(right))).toBe('account-locked');
    await desk.restart();
    desk.clock.pass(1_000 * minute);
    expect(codeOf(await desk.window('staff').signIn.begin(right))).toBe('account-locked');
    expect(failuresOf(context, 'frank')).toBe(100);
  });

  test('for earlier challenges and sessions too', async () => {
    const { open } = context;
    const session = await open.signIn('frank', 'staff');
    const challenge = open.desk.window('office');
    await open.begin('frank', challenge);
    valueOf(await session.session.lock());
    open.desk.clock.pass(30_000);
    plantFailures(context, 'frank', 100, 100);
    expect(codeOf(await challenge.signIn.answerCode({ code: open.code('frank') }))).toBe('account-locked');
    expect(codeOf(await session.session.unlock({ password: staffPassword, code: null }))).toBe(
      'account-locked',
    );
  });

  test('until a manager lifts it', async () => {
    const window = await locked();
    const { open, school, raw } = context;
    const maria = await open.signIn('maria');
    const { accountId } = school.members.frank;
    const profile = valueOf(await maria.staff.read({ accountId }));
    expect(profile).toMatchObject({ lockedOut: true, failuresInRow: 100 });
    const after = valueOf(await maria.staff.liftLockout({ accountId, version: profile.version }));
    expect(after).toMatchObject({ lockedOut: false, failuresInRow: 0 });
    expect(raw.audited().at(-1)).toBe('account.lockout-lifted');
    valueOf(await window.signIn.begin(right));
  });

  test('until password and recovery code together lift it, once', async () => {
    const window = await locked();
    const { codes } = context.school.members.frank;
    valueOf(await window.signIn.liftLock({ ...right, recoveryCode: codes[0] ?? '' }));
    await stageOf(window, 'signed-in');
    expect(failuresOf(context, 'frank')).toBe(0);
    expect(context.raw.audited().slice(-2)).toEqual(['sign-in.completed', 'account.lockout-lifted']);
    plantFailures(context, 'frank', 100, 100);
    const again = await context.open.desk
      .window('office')
      .signIn.liftLock({ ...right, recoveryCode: codes[0] ?? '' });
    expect(codeOf(again)).toBe('account-locked');
  });

  test('and a failed lift counts, waits and reveals no more than a failed sign-in', async () => {
    const window = await locked();
    const { desk } = context.open;
    const recoveryCode = context.school.members.frank.codes[0] ?? '';
    const tries = [
      { ...right, recoveryCode: 'AAAA-AAAA-AAAA-AAAA' },
      { username: 'frank', password: 'wrong one', recoveryCode },
      { ...right, recoveryCode: context.school.members.mark.codes[0] ?? '' },
    ];
    for (const typed of tries) {
      expect(codeOf(await window.signIn.liftLock(typed))).toBe('account-locked');
      expect(retryIn(await window.signIn.liftLock({ ...right, recoveryCode }))).toBe(15 * minute);
      desk.clock.pass(15 * minute);
    }
    expect(failuresOf(context, 'frank')).toBe(103);
    expect(context.raw.rows('select 1 from recovery_codes where consumed_at <> 0')).toEqual([]);
    valueOf(await window.signIn.liftLock({ ...right, recoveryCode }));
  });

  test('and nobody lifts it without a second factor or for an inactive account', async () => {
    const { open, school } = context;
    const maria = await open.signIn('maria');
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: school.members.frank.accountId }),
    );
    const reset = valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const window = await locked();
    const recoveryCode = school.members.frank.codes[0] ?? '';
    expect(codeOf(await window.signIn.liftLock({ ...right, recoveryCode }))).toBe('account-locked');
    const again = await open.signIn('maria');
    valueOf(await again.staff.setActive({ accountId, version: reset.version, active: false }));
    open.desk.clock.pass(15 * minute);
    expect(codeOf(await window.signIn.liftLock({ ...right, recoveryCode }))).toBe('account-locked');
  });
});

test('wrong codes in many challenges lead to the lockout, not to five more codes each', async () => {
  plantFailures(context, 'frank', 97, 97);
  const { open } = context;
  const codes: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const window = open.desk.window(round % 2 ? 'staff' : 'office');
    const begun = await window.signIn.begin(right);
    codes.push(
      begun.ok
        ? codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') }))
        : begun.error.code,
    );
    open.desk.clock.pass(15 * minute);
  }
  expect(codes).toEqual(['throttled', 'throttled', 'account-locked', 'account-locked']);
});
