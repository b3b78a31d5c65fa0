import { expect, test, vi } from 'vitest';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, valueOf } from '../../support/test-desk';
import { editedStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: false });
const minute = 60_000;
const hour = 60 * minute;
const desk = () => context.open.desk;
const eventsOf = (action: string) => context.raw.audited().filter((one) => one === action);
/** A second passes at a store that fails: the backup that is due fails with it. */
const second = () =>
  desk()
    .application.tick()
    .catch(() => undefined);
/** What the technical log got: every line of it must be about the log that takes nothing. */
const logged = (): string[] => desk().errors.splice(0).map(String);

test('an idle lock that cannot be written still locks, tells its window, and is in the log later', async () => {
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

test('every window locks with the computer, and is told, where nothing can be written', async () => {
  const windows = [await context.open.signIn('frank'), await context.open.signIn('mark', 'staff')];
  context.raw.breakAudit();
  await desk().application.lockAll();
  expect(desk().desktop.notified).toEqual(windows.map(({ windowId }) => windowId));
  for (const window of windows) await stageOf(window, 'locked');
  expect(logged()).not.toEqual([]);
});

test('a window locks by hand, and lets somebody else in, where nothing can be written', async () => {
  const frank = await context.open.signIn('frank');
  const mark = await context.open.signIn('mark');
  context.raw.breakAudit();
  expect(valueOf(await frank.session.lock()).current.stage).toBe('locked');
  expect(valueOf(await mark.session.switchPerson()).current.stage).toBe('signed-out');
  expect(logged()).not.toEqual([]);
});

test('sessions end, by their time and by their persons, where nothing can be written', async () => {
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

test('what could not be written is written when the desk closes', async () => {
  const frank = await context.open.signIn('frank');
  context.raw.breakAudit();
  valueOf(await frank.session.lock());
  logged();
  context.raw.mendAudit();
  await desk().restart();
  expect(eventsOf('session.locked')).toHaveLength(1);
});

test('a window whose account cannot be read locks after the shortest idle time, and ends after its twelve hours', async () => {
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

test('a challenge that cannot be looked up ends with its time, and its window is told', async () => {
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

test('a step of the second that fails keeps no other from being taken', async () => {
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

test('a window that is revoked or found idle by somebody else’s act is told', async () => {
  const maria = await context.open.signIn('maria');
  const frank = await context.open.signIn('frank');
  // Found idle by a change that leaves it valid, a minute before the next second looks.
  desk().clock.pass(4 * minute);
  valueOf(await maria.session.touch());
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
