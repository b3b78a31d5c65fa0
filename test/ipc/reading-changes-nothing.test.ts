import { expect, test } from 'vitest';
import type { TestWindow } from '../support/test-desk';
import { withPreparedSchool } from '../support/sign-in-tests';
import { codeOf, stageOf, valueOf } from '../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;

/** What the store and the desk hold that a call could change. */
const snapshot = () => ({
  events: context.raw.rows('select count(*) as events from audit_events'),
  sessions: context.raw.rows('select id, ended_at from sessions order by id'),
  notified: [...context.open.desk.desktop.notified],
  isProtected: [...context.open.desk.desktop.protectedWindows],
});

const read = async ({ windowId, portal }: TestWindow) =>
  (await context.open.desk.application.read({ windowId, portal })).current;

test('reading where an idle window stands shows it locked and changes nothing; the next call locks it', async () => {
  const window = await context.open.signIn('frank');
  context.open.desk.clock.pass(5 * minute);
  const before = snapshot();
  expect(await read(window)).toMatchObject({ stage: 'locked', username: 'frank' });
  expect(await read(window)).toMatchObject({ stage: 'locked' });
  expect(snapshot()).toEqual(before);
  await stageOf(window, 'locked');
  expect(context.raw.audited()).toContain('session.locked');
});

test('reading where a window stands whose session is over ends nothing; the next call says why', async () => {
  const window = await context.open.signIn('frank');
  context.open.desk.clock.pass(13 * 60 * minute);
  const before = snapshot();
  expect(await read(window)).toMatchObject({ stage: 'signed-out', because: null });
  expect(snapshot()).toEqual(before);
  expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'session-over', username: 'frank' });
});

test('a call that answers something else settles its window as well', async () => {
  const window = await context.open.signIn('frank');
  context.open.desk.clock.pass(5 * minute);
  expect(codeOf(await window.ownAccount.read())).toBe('session-locked');
  expect(context.raw.audited()).toContain('session.locked');
});

test('a key that another window forgot is shown no more, and one that it began is not shown here', async () => {
  const first = await context.open.signIn('frank');
  const second = await context.open.signIn('frank', 'staff');
  const shown = valueOf(await first.authenticators.begin()).current;
  expect(shown).toMatchObject({ stage: 'new-authenticator' });
  await stageOf(second, 'signed-in');
  valueOf(await second.authenticators.begin());
  valueOf(await second.authenticators.cancel());
  await stageOf(first, 'signed-in');
  valueOf(await second.authenticators.begin());
  await stageOf(first, 'signed-in');
  await stageOf(second, 'new-authenticator');
});
