import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from '../../../shared/policy';
import { codeFor } from '../../support/school';
import { failuresOf, withPreparedSchool, wrongCode } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const now = () => context.open.desk.clock.now();
const pass = (milliseconds: number) => context.open.desk.clock.pass(milliseconds);
const lift = () => context.raw.run('delete from throttles');

/** The codes of Frank's phone, whose clock may be ahead. */
const shown = (ahead: number, later = 0) =>
  codeFor(context.school.members.frank.secretKey, now() + ahead + later * 30_000);
const pair = (ahead: number) => ({ first: shown(ahead, -1), second: shown(ahead) });

/** Frank at the code page after two wrong codes. */
const afterTwo = async (): Promise<TestWindow> => {
  const window = context.open.desk.window('office');
  await context.open.begin('frank', window);
  for (let wrong = 0; wrong < 2; wrong += 1)
    expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('wrong-code');
  return window;
};

describe('the clock doctor', () => {
  test('is available after two wrong codes of a challenge, not before', async () => {
    const window = context.open.desk.window('office');
    await context.open.begin('frank', window);
    for (let wrong = 0; wrong < 2; wrong += 1) {
      expect(await stageOf(window, 'code')).toMatchObject({ canCheckClocks: false });
      expect(codeOf(await window.signIn.checkClocks(pair(4 * minute)))).toBe('no-challenge');
      await window.signIn.answerCode({ code: wrongCode(context, 'frank') });
    }
    expect(await stageOf(window, 'code')).toMatchObject({ canCheckClocks: true });
    valueOf(await window.signIn.checkClocks(pair(4 * minute)));
    expect(context.raw.audited().at(-1)).toBe('two-factor.clocks-checked');
  });

  test('measures distance and direction exactly, within an hour', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -125, max: 125 }), async (steps) => {
        lift();
        context.raw.run('delete from burnt_steps');
        const window = await afterTwo();
        const answer = await window.signIn.checkClocks(pair(steps * 30_000));
        if (Math.abs(steps) > 120) expect(codeOf(answer)).toBe('codes-do-not-follow');
        else
          expect(valueOf(answer)).toMatchObject({
            device: 'app',
            aheadBy: steps * 30_000,
            agree: Math.abs(steps) <= 1,
          });
        // Failures and challenges of earlier runs must not disturb the next one.
        pass(30_000);
      }),
      { numRuns: 12, examples: [[120], [-120], [121], [-121], [0]] },
    );
  });

  test('never lets its codes in, now or at their own time, and locks nobody out', async () => {
    const ahead = 4 * minute;
    const { first, second } = pair(ahead);
    const window = await afterTwo();
    valueOf(await window.signIn.checkClocks({ first, second }));
    lift();
    // After the phone's clock is corrected, its code counts at once, and no clock seems turned back.
    valueOf(await window.signIn.answerCode({ code: shown(0) }));
    valueOf(await window.session.signOut());
    pass(ahead - 30_000);
    for (const code of [first, second]) {
      const next = context.open.desk.window('office');
      await context.open.begin('frank', next);
      expect(codeOf(await next.signIn.answerCode({ code }))).toBe('code-already-used');
    }
    pass(60_000);
    await context.open.signIn('frank');
  });

  test('tells a pair once, and then refuses the same pair', async () => {
    const window = await afterTwo();
    const typed = pair(-9 * minute);
    valueOf(await window.signIn.checkClocks(typed));
    expect(codeOf(await window.signIn.checkClocks(typed))).toBe('codes-do-not-follow');
  });

  test('gives the same answer if one code of the pair is right, in time or not', async () => {
    const window = await afterTwo();
    const typed = pair(0);
    const other = pair(20 * minute);
    const guesses = [
      { first: typed.first, second: '000000' },
      { first: '000000', second: typed.second },
      { first: typed.second, second: typed.first },
      { first: other.first, second: typed.second },
      { first: '000000', second: '000001' },
      { first: 'not', second: 'digits' },
    ];
    const before = context.raw.rows('select * from burnt_steps');
    for (const guess of guesses) {
      lift();
      const challenged = await afterTwo();
      lift();
      expect(await challenged.signIn.checkClocks(guess)).toEqual({
        ok: false,
        error: { code: 'codes-do-not-follow' },
      });
      expect(failuresOf(context, 'frank')).toBe(1);
    }
    expect(context.raw.rows('select * from burnt_steps')).toEqual(before);
    // The right code of a refused pair still counts.
    lift();
    await stageOf(window, 'code');
    valueOf(await window.signIn.answerCode({ code: typed.second }));
  });

  test('gives no cheaper guesses than the code field: failures count in the throttle and in the challenge', async () => {
    const window = await afterTwo();
    const guess = { first: '000000', second: '000001' };
    expect(codeOf(await window.signIn.checkClocks(guess))).toBe('codes-do-not-follow');
    expect(codeOf(await window.signIn.checkClocks(guess))).toBe('codes-do-not-follow');
    // The fifth failure in a row starts the wait and ends the challenge.
    expect(codeOf(await window.signIn.checkClocks(guess))).toBe('throttled');
    expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'too-many-codes' });
    expect(failuresOf(context, 'frank')).toBe(5);

    const { totp, authenticators } = policy;
    const byField = ((2 * totp.driftSteps + 1) * authenticators.most) / 1e6;
    const positions = (2 * authenticators.doctorReach) / 1000 / totp.periodSeconds + 1;
    const byDoctor = (positions * authenticators.most) / 1e12;
    expect(byField / byDoctor).toBeGreaterThan(10_000);
  });

  test('is throttled like a code, and void after a change of the account', async () => {
    const window = await afterTwo();
    context.raw.run('update throttles set failures = 100');
    expect(codeOf(await window.signIn.checkClocks(pair(0)))).toBe('account-locked');
    lift();
    const maria = await context.open.signIn('maria');
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: context.school.members.frank.accountId }),
    );
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    expect(codeOf(await window.signIn.checkClocks(pair(0)))).toBe('no-challenge');
  });

  test('says how far this computer is behind after its clock was turned back', async () => {
    const { clock } = context.open.desk;
    const window = context.open.desk.window('office');
    await context.open.begin('frank', window);
    clock.turn(-10 * minute);
    for (let wrong = 0; wrong < 2; wrong += 1)
      expect(codeOf(await window.signIn.answerCode({ code: shown(10 * minute) }))).toBe('clock-behind');
    expect(valueOf(await window.signIn.checkClocks(pair(10 * minute)))).toMatchObject({
      aheadBy: 10 * minute,
      agree: false,
    });
  });

  test('deletes burnt steps after a day', async () => {
    valueOf(await (await afterTwo()).signIn.checkClocks(pair(0)));
    lift();
    pass(24 * 60 * minute + 31_000);
    valueOf(await (await afterTwo()).signIn.checkClocks(pair(0)));
    expect(context.raw.rows('select step from burnt_steps')).toHaveLength(2);
  });
});
