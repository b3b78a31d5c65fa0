import { afterEach, describe, expect, test } from 'vitest';
import { managerPassword } from '../../support/school';
import { failuresOf, wrongCode, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { newStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
afterEach(() => {
  // The failed commit caused every one of these lines.
  for (const cause of context.open.desk.errors.splice(0)) expect(String(cause)).toContain('FOREIGN KEY');
});

const idOf = (username: 'frank' | 'ines') => context.school.members[username].accountId;

/** Nia, who needs a manager's code to set up her first app. */
const supervised = async (maria: TestWindow) => {
  const stored = valueOf(await maria.options.read());
  valueOf(await maria.options.save({ ...stored, options: { ...stored.options, supervisedEnrolment: true } }));
  const password = 'seven quiet harbours wake';
  const { accountId } = valueOf(
    await maria.staff.add(newStaff({ name: 'Nia', username: 'nia', role: 'instructor', password })),
  );
  return () => maria.enrolment.giveCode({ accountId });
};

/** Prepares each act that shows a secret on a window. */
const shows: Readonly<Record<string, (maria: TestWindow) => Promise<() => Promise<{ ok: boolean }>>>> = {
  'an enrolment code': supervised,
  'a one-time pass': async (maria) => () =>
    maria.oneTimePass.give({ accountId: idOf('frank'), countsForMinutes: 60, reason: 'Phone at home' }),
  'new recovery codes': async (maria) => () => maria.ownAccount.replaceRecoveryCodes(),
  'the key of another app': async (maria) => () => maria.authenticators.begin(),
};

describe('a failed commit shows nothing', () => {
  test.each(Object.keys(shows))('of %s', async (what) => {
    const maria = await context.open.signIn('maria');
    const show = await shows[what]?.(maria);
    context.raw.breakCommits();
    expect(codeOf((await show?.()) as never)).toBe('internal-error');
    await stageOf(maria, 'signed-in');
    context.raw.mendCommits();
    valueOf((await show?.()) as never);
    expect(valueOf(await maria.signIn.current()).current.stage).not.toBe('signed-in');
  });
});

describe('a failed commit does not accept a clock that was turned back', () => {
  test('after a manager’s recovery code', async () => {
    const { open, raw, school } = context;
    await open.desk.application.tick();
    open.desk.clock.turn(-60 * 60_000);
    const window = open.desk.window('office');
    await open.begin('maria', window);
    raw.breakCommits();
    const recoveryCode = school.members.maria.codes[0] ?? '';
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode }))).toBe('internal-error');
    expect(valueOf(await window.signIn.current()).clockBehind).toBe(true);
    raw.mendCommits();
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode }));
    expect(valueOf(await window.signIn.current()).clockBehind).toBe(false);
    await open.desk.restart();
    expect(valueOf(await open.desk.window('office').signIn.current()).clockBehind).toBe(false);
  });

  test('after the owner’s sheet', async () => {
    const { open, raw } = context;
    const maria = await open.signIn('maria');
    valueOf(await maria.keys.issueSheet());
    const { recoveryKey } = await stageOf(maria, 'owner-sheet');
    await open.desk.application.tick();
    open.desk.clock.turn(-60 * 60_000);
    const window = open.desk.window('office');
    const typed = { recoveryKey, username: 'maria', newPassword: 'thirteen brass kettles sing' };
    raw.breakCommits();
    expect(codeOf(await window.keys.recoverManager(typed))).toBe('internal-error');
    expect(valueOf(await window.signIn.current()).clockBehind).toBe(true);
    raw.mendCommits();
    valueOf(await window.keys.recoverManager(typed));
    expect(valueOf(await window.signIn.current()).clockBehind).toBe(false);
  });
});

describe('a failure whose commit failed', () => {
  test('leaves the wrong password uncounted until the next attempt, at sign-in and at step-up', async () => {
    const { open, raw } = context;
    const frank = { username: 'frank', password: 'not the password of frank' };
    const window = open.desk.window('staff');
    raw.breakCommits();
    expect(codeOf(await window.signIn.begin(frank))).toBe('internal-error');
    raw.mendCommits();
    expect(codeOf(await window.signIn.begin(frank))).toBe('wrong-credentials');
    expect(failuresOf(context, 'frank')).toBe(1);

    const maria = await open.signIn('maria');
    valueOf(await maria.session.lock());
    raw.breakCommits();
    const unlock = () => maria.session.unlock({ password: `${managerPassword}x`, code: null });
    expect(codeOf(await unlock())).toBe('internal-error');
    raw.mendCommits();
    expect(codeOf(await unlock())).toBe('wrong-password');
    expect(failuresOf(context, 'maria')).toBe(1);
    // The first committed attempt counts, the next one of the same password does not.
    expect(codeOf(await unlock())).toBe('wrong-password');
    expect(failuresOf(context, 'maria')).toBe(1);
  });

  test('starts no wait', async () => {
    const { open, raw } = context;
    const window = open.desk.window('staff');
    const begin = (password: string) => window.signIn.begin({ username: 'frank', password });
    for (let tries = 1; tries < 5; tries += 1)
      expect(codeOf(await begin(`wrong ${tries}`))).toBe('wrong-credentials');
    raw.breakCommits();
    expect(codeOf(await begin('wrong 5'))).toBe('internal-error');
    raw.mendCommits();
    // This is the fifth committed failure, which starts the wait.
    expect(codeOf(await begin('wrong 6'))).toBe('throttled');
    expect(failuresOf(context, 'frank')).toBe(5);
  });

  test('does not count against the challenge', async () => {
    const { open, raw } = context;
    const window = open.desk.window('staff');
    await open.begin('frank', window);
    raw.breakCommits();
    for (let tries = 0; tries < 6; tries += 1)
      expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe(
        'internal-error',
      );
    raw.mendCommits();
    await stageOf(window, 'code');
  });
});
