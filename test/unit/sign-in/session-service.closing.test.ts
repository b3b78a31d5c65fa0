import { expect, test } from 'vitest';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: false });
const openSessions = (): unknown[] => context.raw.rows('select id from sessions where ended_at = 0');

test('a sign-in leaves no session if its window closes during the password check', async () => {
  const { desk } = context.open;
  const { username, password } = context.open.member('frank');
  const window = desk.window('staff');
  // The window closes while main checks the password.
  const begun = window.signIn.begin({ username, password });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await desk.application.closeWindow(window.windowId);
  await begun;
  expect(openSessions()).toEqual([]);
  expect(codeOf(await window.ownAccount.read())).toBe('no-session');
  // The audit log records the end, and the next window works.
  expect(context.raw.audited().slice(-2)).toEqual(['sign-in.completed', 'session.ended']);
  await context.open.signIn('frank', 'staff');
  expect(openSessions()).toHaveLength(1);
});
