import { describe, expect, test } from 'vitest';
import type { Portal } from '../../shared/access';
import { withPreparedSchool } from '../support/sign-in-tests';
import { codeOf, type TestWindow } from '../support/test-desk';

const context = withPreparedSchool({ twoFactor: false });
const refusals = () =>
  context.raw
    .rows(
      "select portal, details, outcome from audit_events where action = 'desk.call-refused' order by sequence",
    )
    .map((row) => ({
      ...row,
      details: JSON.parse(String(row['details'])) as unknown,
    }));
const send = (sender: { windowId: TestWindow['windowId']; portal: Portal } | null, channel: string) =>
  context.open.desk.application.dispatch(sender, channel, undefined);

describe('a call that no real window makes', () => {
  test('leaves an audit event: without a sender, on a channel of the other portal, without the permission', async () => {
    const frank = await context.open.signIn('frank');
    const staff = context.open.desk.window('staff');
    await send(null, 'signIn.current');
    await send(staff, 'staff.search');
    await send(staff, 'no.such');
    await send(frank, 'options.read');
    expect(refusals()).toEqual([
      { portal: '', outcome: 'failure', details: { channel: 'signIn.current', code: 'sender-refused' } },
      { portal: 'staff', outcome: 'failure', details: { channel: 'staff.search', code: 'portal-refused' } },
      { portal: 'staff', outcome: 'failure', details: { channel: 'no.such', code: 'portal-refused' } },
      {
        portal: 'office',
        outcome: 'failure',
        details: { channel: 'options.read', code: 'permission-refused' },
      },
    ]);
  });

  test('leaves at most one event a minute', async () => {
    const calls = () => Promise.all(Array.from({ length: 500 }, () => send(null, 'signIn.begin')));
    for (const result of await calls()) expect(codeOf(result)).toBe('sender-refused');
    expect(refusals()).toHaveLength(1);
    context.open.desk.clock.turn(24 * 60 * 60_000);
    context.open.desk.clock.pass(59_999);
    await calls();
    expect(refusals()).toHaveLength(1);
    context.open.desk.clock.pass(1);
    await calls();
    expect(refusals()).toHaveLength(2);
  });

  test('does not suppress the event of another kind', async () => {
    await send(null, 'signIn.begin');
    await send(null, 'signIn.setUp');
    await send(context.open.desk.window('staff'), 'signIn.setUp');
    await send(context.open.desk.window('staff'), 'signIn.setUp');
    expect(refusals()).toHaveLength(4);
  });
});

test('an everyday refusal leaves no event: no session, no challenge, wrong input', async () => {
  const window = context.open.desk.window('office');
  for (const channel of ['ownAccount.read', 'signIn.answerCode', 'signIn.begin']) await send(window, channel);
  expect(refusals()).toEqual([]);
});
