import { expect, test, vi } from 'vitest';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, valueOf } from '../../support/test-desk';
import { editedStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: false });
const minute = 60_000;
const hour = 60 * minute;
const desk = () => context.open.desk;
const eventsOf = (action: string) => context.raw.audited().filter((one) => one === action);
/** Lets a second pass with a failing store. The due backup fails too. */
const second = () =>
  desk()
    .application.tick()
    .catch(() => undefined);
/** The lines of the technical log. Each must be about the failing audit log. */
const logged = (): string[] => desk().errors.splice(0).map(String);

test('an idle lock that the store refuses still locks, notifies its window, and reaches the audit log later', async () => {
  const frank = await context.open.signIn('frank');
  const mark = await context.open.signIn('mark');
  desk().clock.pass(5 * minute);
  const lockedAt = desk().clock.now();
  context.raw.breakAudit();
  await second();
  expect(desk().desktop.notified).toEqual([frank.windowId, mark.windowId]);
  for (const window of [frank, mark]) {
    expect(codeOf(await window.ownAccount.read())).toBe('session-locked');
    await stageOf(window, 'locked');
  }
  expect(eventsOf('session.locked')).toEqual([]);
  expect(logged().join()).toContain('audit is broken');

  context.raw.mendAudit();
  desk().clock.pass(minute);
  await desk().application.tick();
  const events = context.raw.rows("select details from audit_events where action = 'session.locked'");
  expect(events.map(({ details }) => JSON.parse(String(details)))).toEqual([
    { by: 'idle', happenedAt: lockedAt },
    { by: 'idle', happenedAt: lockedAt },
  ]);
  await desk().application.tick();
  expect(eventsOf('session.locked')).toHaveLength(2);
});

test('every window locks with the computer and is notified while the store fails', async () => {
  const windows = [await context.open.signIn('frank'), await context.open.signIn('mark', 'staff')];
  context.raw.breakAudit();
  await desk().application.lockAll();
  expect(desk().desktop.notified).toEqual(windows.map(({ windowId }) => windowId));
  for (const window of windows) await stageOf(window, 'locked');
  expect(logged()).not.toEqual([]);
});

test('a window locks by hand, and another person can sign in, while the store fails', async () => {
  const frank = await context.open.signIn('frank');
  const mark = await context.open.signIn('mark');
  context.raw.breakAudit();
  expect(valueOf(await frank.session.lock()).current.stage).toBe('locked');
  expect(valueOf(await mark.session.switchPerson()).current.stage).toBe('signed-out');
  expect(logged()).not.toEqual([]);
});

test('sessions expire and people can sign out while the store fails', async () => {
  const frank = await context.open.signIn('frank');
  const mark = await context.open.signIn('mark');
  const ines = await context.open.signIn('ines', 'staff');
  context.raw.breakAudit();
  expect(valueOf(await ines.session.signOut()).current.stage).toBe('signed-out');
  desk().clock.pass(12 * hour);
  await second();
  expect(desk().desktop.notified).toEqual([frank.windowId, mark.windowId]);
  for (const window of [frank, mark])
    expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'session-over' });
  logged();

  context.raw.mendAudit();
  await desk().application.tick();
  expect(context.raw.rows('select 1 from sessions where ended_at = 0')).toEqual([]);
  expect(eventsOf('session.ended')).toHaveLength(3);
});

test('refused locks and ends are written when the desk closes', async () => {
  const frank = await context.open.signIn('frank');
  context.raw.breakAudit();
  valueOf(await frank.session.lock());
  logged();
  context.raw.mendAudit();
  await desk().restart();
  expect(eventsOf('session.locked')).toHaveLength(1);
});

test('a session whose account cannot be read locks after the shortest idle time and ends after twelve hours', async () => {
  const frank = await context.open.signIn('frank');
  context.raw.run('alter table accounts rename to hidden_accounts');
  desk().clock.pass(minute - 1);
  await second();
  expect(desk().desktop.notified).toEqual([]);
  desk().clock.pass(1);
  await second();
  expect(desk().desktop.notified).toEqual([frank.windowId]);
  desk().clock.pass(12 * hour);
  await second();
  expect(desk().desktop.notified).toEqual([frank.windowId, frank.windowId]);
  logged();
  context.raw.run('alter table hidden_accounts rename to accounts');
  expect(await stageOf(frank, 'signed-out')).toMatchObject({ because: 'session-over' });
});

test('a challenge whose account cannot be read expires on time, and its window is notified', async () => {
  const window = desk().window('staff');
  const manager = await context.open.signIn('maria');
  const stored = valueOf(await manager.options.read());
  const requireTwoFactor = { office: false, staff: true };
  valueOf(await manager.options.save({ ...stored, options: { ...stored.options, requireTwoFactor } }));
  await context.open.begin('frank', window);
  await stageOf(window, 'enrolment');
  context.raw.run('alter table accounts rename to hidden_accounts');
  desk().clock.pass(5 * minute);
  await second();
  expect(desk().desktop.notified).toContain(window.windowId);
  logged();
  context.raw.run('alter table hidden_accounts rename to accounts');
  expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'challenge-expired' });
});

test('a failing step of the tick does not stop the other steps', async () => {
  const window = desk().window('staff');
  await context.open.signIn('maria');
  for (let tries = 0; tries < 5; tries += 1)
    await window.signIn.begin({ username: 'frank', password: `wrong ${tries}` });
  const remaining = () => context.raw.rows('select remaining_wait as left from throttles')[0]?.['left'];
  expect(remaining()).toBe(30_000);
  context.raw.run('alter table accounts rename to hidden_accounts');
  desk().clock.pass(10_000);
  const threw = vi.fn();
  await desk().application.tick().catch(threw);
  expect(threw).toHaveBeenCalledOnce();
  expect(remaining()).toBe(20_000);
  logged();
  context.raw.run('alter table hidden_accounts rename to accounts');
});

test('a window is notified if another person’s act revokes its session or finds it idle', async () => {
  const maria = await context.open.signIn('maria');
  const frank = await context.open.signIn('frank');
  // A change that leaves the session valid finds it idle before the next tick does.
  desk().clock.pass(4 * minute);
  await desk().application.touch(maria.windowId);
  desk().clock.pass(minute);
  const { accountId } = context.school.members.frank;
  const { version } = valueOf(await maria.staff.read({ accountId }));
  valueOf(
    await maria.staff.edit(
      editedStaff({
        accountId,
        version,
        name: 'Fran',
        username: 'frank',
        role: 'front-desk',
        password: null,
      }),
    ),
  );
  await desk().application.tick();
  expect(desk().desktop.notified).toContain(frank.windowId);
  await stageOf(frank, 'locked');
});
