import { describe, expect, test } from 'vitest';
import type { AccountId } from '../../../shared/ids';
import { staffPassword, firstOfStaff } from '../../support/school';
import { setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editedStaff } from '../../support/staff-calls';

interface Seen {
  readonly accountId: AccountId;
  readonly version: number;
}

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const hour = 60 * minute;
const pass = (milliseconds: number) => context.open.desk.clock.pass(milliseconds);

describe('an idle session', () => {
  test.each([
    ['office', 5],
    ['staff', 2],
  ] as const)(
    'locks at the %s portal after %i minutes, and answers nothing then',
    async (portal, minutes) => {
      const { open, raw } = context;
      const window = await open.signIn('frank', portal);
      pass(minutes * minute - 1);
      valueOf(await window.ownAccount.read());
      pass(1);
      // Input that comes too late.
      await open.desk.application.touch(window.windowId);
      expect(codeOf(await window.ownAccount.read())).toBe('session-locked');
      expect(codeOf(await window.session.stepUp({ factor: 'code', code: open.code('frank') }))).toBe(
        'session-locked',
      );
      expect(await stageOf(window, 'locked')).toMatchObject({
        name: 'frank',
        username: 'frank',
        codeNeeded: false,
      });
      expect(raw.audited().filter((action) => action === 'session.locked')).toHaveLength(1);
    },
  );

  test('stays open after activity, but not after calls that the page makes by itself', async () => {
    const window = await context.open.signIn('frank');
    pass(4 * minute);
    await context.open.desk.application.touch(window.windowId);
    pass(4 * minute);
    valueOf(await window.signIn.current());
    valueOf(await window.ownAccount.read());
    pass(minute);
    await stageOf(window, 'locked');
  });

  test('locks by the monotonic clock', async () => {
    const { clock } = context.open.desk;
    const window = await context.open.signIn('frank');
    clock.turn(24 * hour);
    await stageOf(window, 'signed-in');
    clock.turn(-48 * hour);
    pass(5 * minute);
    await stageOf(window, 'locked');
  });

  test('locks after the minutes that a manager sets, and the sweep notifies its window', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const stored = valueOf(await maria.options.read());
    valueOf(
      await maria.options.save({
        ...stored,
        options: { ...stored.options, idleLockMinutes: { office: 1, staff: 60 } },
      }),
    );
    const staff = await open.signIn('frank', 'staff');
    pass(minute);
    await open.desk.application.tick();
    expect(open.desk.desktop.notified).toEqual([maria.windowId]);
    await stageOf(maria, 'locked');
    await stageOf(staff, 'signed-in');
  });

  test('locks with the computer', async () => {
    const { open } = context;
    const windows = [await open.signIn('frank'), await open.signIn('mark', 'staff')];
    await open.desk.application.lockAll();
    for (const window of windows) await stageOf(window, 'locked');
    expect(open.desk.desktop.notified).toEqual(windows.map(({ windowId }) => windowId));
  });
});

describe('a session ends', () => {
  const ended = async (window: TestWindow, because: string | null) => {
    expect(codeOf(await window.ownAccount.read())).toBe('no-session');
    expect(
      codeOf(await window.session.unlock({ password: staffPassword, code: context.open.code('frank') })),
    ).toBe('no-session');
    expect(await stageOf(window, 'signed-out')).toMatchObject({ because });
  };

  test('after twelve hours, active or not, locked or not', async () => {
    const { open } = context;
    const busy = await open.signIn('frank');
    const locked = await open.signIn('frank', 'staff');
    valueOf(await locked.session.lock());
    // Touched every four minutes.
    for (let minutes = 0; minutes + 4 < 12 * 60; minutes += 4) {
      pass(4 * minute);
      await context.open.desk.application.touch(busy.windowId);
    }
    pass(3 * minute);
    await stageOf(busy, 'signed-in');
    pass(minute);
    await open.desk.application.tick();
    expect(open.desk.desktop.notified).toContain(locked.windowId);
    await ended(busy, 'session-over');
    await ended(locked, 'session-over');
    expect(context.raw.rows('select 1 from sessions where ended_at = 0')).toEqual([]);
  });

  test('when the person signs out or closes the window', async () => {
    const { open, raw } = context;
    const out = await open.signIn('frank');
    valueOf(await out.session.lock());
    valueOf(await out.session.signOut());
    await ended(out, null);
    const closed = await open.signIn('frank', 'staff');
    await open.desk.application.closeWindow(closed.windowId);
    await ended(closed, null);
    expect(raw.rows('select 1 from sessions where ended_at = 0')).toEqual([]);
  });

  test('when the app ends or is killed', async () => {
    const { open, raw } = context;
    const window = await open.signIn('frank');
    expect(raw.rows('select 1 from sessions where ended_at = 0')).toHaveLength(1);
    await open.desk.restart();
    await ended(window, null);
    expect(raw.rows('select 1 from sessions where ended_at = 0')).toEqual([]);
  });

  test.each([
    ['a reset', async (maria: TestWindow, seen: Seen) => maria.staff.resetTwoFactor(seen)],
    [
      'being set inactive',
      async (maria: TestWindow, seen: Seen) => maria.staff.setActive({ ...seen, active: false }),
    ],
    [
      'a new role',
      async (maria: TestWindow, seen: Seen) =>
        maria.staff.edit(
          editedStaff({ ...seen, name: 'Frank', username: 'frank', role: 'instructor', password: null }),
        ),
    ],
    [
      'a new password',
      async (maria: TestWindow, seen: Seen) =>
        maria.staff.edit(
          editedStaff({
            ...seen,
            name: 'Frank',
            username: 'frank',
            role: 'front-desk',
            password: 'other quiet harbours',
          }),
        ),
    ],
  ] as const)('at once with %s, open or locked, at both portals', async (_name, change) => {
    const { open } = context;
    const windows = [await open.signIn('frank'), await open.signIn('frank', 'staff')];
    if (windows[1]) valueOf(await windows[1].session.lock());
    const maria = await open.signIn('maria');
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: context.school.members.frank.accountId }),
    );
    expect((await change(maria, { accountId, version })).ok).toBe(true);
    expect(open.desk.desktop.notified).toEqual(windows.map(({ windowId }) => windowId));
    for (const window of windows) await ended(window, 'session-revoked');
  });

  test('in other windows when the person changes the password, but not in this one', async () => {
    const { open } = context;
    const here = await open.signIn('frank');
    const there = await open.signIn('frank', 'staff');
    valueOf(
      await here.ownAccount.changePassword({
        currentPassword: staffPassword,
        newPassword: 'other quiet harbours',
      }),
    );
    await ended(there, 'session-revoked');
    await stageOf(here, 'signed-in');
  });

  test('not with a new name alone', async () => {
    const { open } = context;
    const window = await open.signIn('frank');
    const maria = await open.signIn('maria');
    const { accountId, version } = valueOf(
      await maria.staff.read({ accountId: context.school.members.frank.accountId }),
    );
    valueOf(
      await maria.staff.edit(
        editedStaff({
          accountId,
          version,
          name: 'Franka',
          username: 'frank',
          role: 'front-desk',
          password: null,
        }),
      ),
    );
    expect(await stageOf(window, 'signed-in')).toMatchObject({ name: 'Franka' });
  });
});

test('no session changes the store after its account lost the permission', async () => {
  const { open } = context;
  const mark = await open.signIn('mark');
  const maria = await open.signIn('maria');
  await setSwitches(mark, true, true);
  const { accountId, version } = valueOf(
    await maria.staff.read({ accountId: context.school.members.mark.accountId }),
  );
  valueOf(
    await maria.staff.edit(
      editedStaff({
        accountId,
        version,
        name: 'Mark',
        username: 'mark',
        role: 'front-desk',
        password: null,
      }),
    ),
  );
  expect(codeOf(await mark.options.read())).toBe('no-session');
  expect(codeOf(await mark.staff.search(firstOfStaff))).toBe('no-session');
});
