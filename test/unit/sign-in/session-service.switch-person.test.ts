import { describe, expect, test } from 'vitest';
import { staffPassword } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const openSessions = (): number => context.raw.rows('select 1 from sessions where ended_at = 0').length;
const park = async (window: TestWindow) => {
  valueOf(await window.session.switchPerson());
  const { waiting } = await stageOf(window, 'signed-out');
  const [first] = waiting;
  if (!first) throw new Error('Nobody waits');
  return first.sessionId;
};

describe('a session that waits', () => {
  test('comes back locked, even if an unlock was under way when it was parked', async () => {
    const window = await context.open.signIn('frank');
    valueOf(await window.session.lock());
    const unlocking = window.session.unlock({ password: staffPassword, code: null });
    const sessionId = await park(window);
    await unlocking;
    valueOf(await window.signIn.resume({ sessionId }));
    await stageOf(window, 'locked');
    expect(codeOf(await window.ownAccount.read())).toBe('session-locked');
  });

  test('ends the sign-in that it interrupts', async () => {
    const { open } = context;
    const window = await open.signIn('frank');
    const sessionId = await park(window);
    await open.begin('mark', window);
    valueOf(await window.signIn.resume({ sessionId }));
    expect(codeOf(await window.signIn.answerCode({ code: open.code('mark') }))).toBe('no-challenge');
    expect(await stageOf(window, 'locked')).toMatchObject({ username: 'frank' });
    expect(openSessions()).toBe(1);
  });

  test('does not replace a person who signs in at the same time', async () => {
    const { open } = context;
    const window = await open.signIn('frank');
    const sessionId = await park(window);
    await open.begin('mark', window);
    const answers = await Promise.all([
      window.signIn.answerCode({ code: open.code('mark') }),
      window.signIn.resume({ sessionId }),
    ]);
    // Either of them may win, but never both.
    const markIsIn = answers[0].ok;
    expect(answers[1].ok).toBe(!markIsIn);
    expect(openSessions()).toBe(markIsIn ? 2 : 1);
    expect(await stageOf(window, markIsIn ? 'signed-in' : 'locked')).toMatchObject({
      username: markIsIn ? 'mark' : 'frank',
    });
  });

  test('comes back only at its own window, and not after its end', async () => {
    const { open } = context;
    const window = await open.signIn('frank');
    const sessionId = await park(window);
    for (const portal of ['office', 'staff'] as const)
      expect(codeOf(await open.desk.window(portal).signIn.resume({ sessionId }))).toBe('no-session');
    const maria = await open.signIn('maria');
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: context.school.members.frank.accountId }),
    );
    valueOf(await maria.staff.setActive({ accountId, version, active: false }));
    expect(codeOf(await window.signIn.resume({ sessionId }))).toBe('no-session');
    expect((await stageOf(window, 'signed-out')).waiting).toEqual([]);
    expect(openSessions()).toBe(1);
  });
});
