import { describe, expect, test } from 'vitest';
import { failuresOf, plantFailures, withPreparedSchool } from '../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });

/** Makes a backup at Maria’s window, which the restore will sign out. */
const backUp = async (): Promise<{ maria: TestWindow; name: string }> => {
  const maria = await context.open.signIn('maria');
  return { maria, name: valueOf(await maria.backup.make()).name };
};

const epochs = (): Map<unknown, number> =>
  new Map(context.raw.rows('select id, epoch from accounts').map(({ id, epoch }) => [id, Number(epoch)]));

/** Restores a backup, which replaces the file under the test’s second connection. */
const restore = async ({ maria, name }: { maria: TestWindow; name: string }): Promise<void> => {
  valueOf(await maria.backup.restore({ name }));
  context.raw.reopen();
};

describe('a restore', () => {
  test('raises the epoch of every account above what it was in the backup and today', async () => {
    const { open, school } = context;
    const made = await backUp();
    // Two changes since then put today's epoch above the backup's.
    for (const active of [false, true]) {
      const { accountId, version } = valueOf(
        await made.maria.staff.read({ accountId: school.members.frank.accountId }),
      );
      valueOf(await made.maria.staff.setActive({ accountId, version, active }));
    }
    const before = epochs();
    const challenge = open.desk.window('staff');
    await open.begin('frank', challenge);
    const session = await open.signIn('ines', 'staff');
    await restore(made);
    const after = epochs();
    expect(after.size).toBe(4);
    for (const [id, epoch] of before) expect(after.get(id)).toBeGreaterThan(epoch);
    expect(codeOf(await challenge.signIn.answerCode({ code: open.code('frank') }))).toBe('no-challenge');
    expect(codeOf(await session.ownAccount.read())).toBe('no-session');
  });

  test.each([
    ['that came after the backup', 0, 6],
    ['that were lifted after the backup', 6, 0],
    ['of which there are more now', 3, 7],
  ])('forgets no failures %s', async (_when, then, now) => {
    const { maria } = await backUp();
    if (then > 0) plantFailures(context, 'frank', then, then);
    const made = { maria, name: valueOf(await maria.backup.make()).name };
    context.raw.run('delete from throttles');
    if (now > 0) plantFailures(context, 'frank', now, now);
    await restore(made);
    expect(failuresOf(context, 'frank')).toBe(Math.max(then, now));
  });

  test('never moves the desk’s latest time back', async () => {
    const { desk } = context.open;
    const made = await backUp();
    desk.clock.pass(4 * 60_000);
    await desk.application.tick();
    const mark = (): number =>
      Number(context.raw.rows('select high_water_at from desks')[0]?.['high_water_at']);
    await desk.restart();
    const before = mark();
    const maria = await context.open.signIn('maria');
    await restore({ ...made, maria });
    expect(mark()).toBeGreaterThanOrEqual(before);
    // A clock an hour back is behind that time, also after a restart.
    desk.clock.turn(-60 * 60_000);
    await desk.restart();
    expect(valueOf(await desk.window('office').signIn.current()).clockBehind).toBe(true);
  });

  test('brings back no used code, no used recovery code, and no authenticator that was reset', async () => {
    const { open, school } = context;
    const { frank, ines } = school.members;
    const made = await backUp();
    const window = open.desk.window('staff');
    await open.begin('frank', window);
    const code = open.code('frank');
    valueOf(await window.signIn.answerCode({ code }));
    valueOf(await window.session.signOut());
    await open.begin('frank', window);
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode: frank.codes[0] ?? '' }));
    const { accountId, version } = valueOf(await made.maria.staff.read({ accountId: ines.accountId }));
    valueOf(await made.maria.staff.resetTwoFactor({ accountId, version }));

    await restore(made);
    await open.begin('frank', window);
    expect(codeOf(await window.signIn.answerCode({ code }))).toBe('code-already-used');
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode: frank.codes[0] ?? '' }))).toBe(
      'wrong-recovery-code',
    );
    const other = open.desk.window('staff');
    await open.begin('ines', other);
    expect((await stageOf(other, 'enrolment')).secretKey).not.toBe(ines.secretKey);
  });
});
