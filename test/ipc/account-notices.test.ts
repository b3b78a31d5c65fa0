import { describe, expect, test } from 'vitest';
import { setSwitches, withPreparedSchool } from '../support/sign-in-tests';
import { stageOf, type TestWindow, valueOf } from '../support/test-desk';
import { editedStaff } from '../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });

const wrongPassword = (window: TestWindow, password = 'not the right one') =>
  window.signIn.begin({ username: 'frank', password });

const noticesOf = async (window: TestWindow) => {
  valueOf(await window.ownAccount.read());
  return (await stageOf(window, 'signed-in')).notices;
};

describe('failed tries since the last sign-in', () => {
  test('are told at the next one: how many, the latest, and no longer once read', async () => {
    const { open } = context;
    valueOf(await (await open.signIn('frank')).session.signOut());
    const passing = open.desk.window('staff');
    open.desk.clock.pass(60 * 60_000);
    await wrongPassword(passing);
    open.desk.clock.pass(60_000);
    await wrongPassword(passing, 'another wrong one');
    const latestAt = open.desk.clock.now();
    open.desk.clock.pass(60 * 60_000);
    const frank = await open.signIn('frank');
    const told = await noticesOf(frank);
    expect(told).toMatchObject([
      { kind: 'failed-tries', details: { count: 2, latestAt, portal: 'staff', merged: false } },
    ]);
    expect(open.desk.desktop.notified).toContain(frank.windowId);
    // Looked for once a session, however often Home is opened.
    expect(await noticesOf(frank)).toEqual(told);
    valueOf(await frank.session.dismissNotices());
    expect(await noticesOf(frank)).toEqual([]);
    valueOf(await frank.session.signOut());
    open.desk.clock.pass(60_000);
    expect(await noticesOf(await open.signIn('frank'))).toEqual([]);
  });

  test('that nobody has read yet are told together with later ones', async () => {
    const { open } = context;
    valueOf(await (await open.signIn('frank')).session.signOut());
    open.desk.clock.pass(60_000);
    await wrongPassword(open.desk.window('staff'));
    const first = await open.signIn('frank');
    expect(await noticesOf(first)).toMatchObject([{ details: { count: 1 } }]);
    valueOf(await first.session.signOut());
    open.desk.clock.pass(60_000);
    await wrongPassword(open.desk.window('office'), 'another wrong one');
    const second = await open.signIn('frank');
    expect(await noticesOf(second)).toMatchObject([
      { kind: 'failed-tries', details: { count: 2, portal: 'office', merged: true } },
    ]);
  });

  test('are no reason to show the person nothing when the store takes no more', async () => {
    const { open, raw } = context;
    await wrongPassword(open.desk.window('staff'));
    const frank = await open.signIn('frank');
    raw.sqlite.exec(
      "create trigger no_notice before insert on notices begin select raise(abort, 'full'); end",
    );
    expect(valueOf(await frank.ownAccount.read()).username).toBe('frank');
    raw.sqlite.exec('drop trigger no_notice');
    expect(await noticesOf(frank)).toMatchObject([{ kind: 'failed-tries' }]);
  });
});

describe('what else is told at the next sign-in', () => {
  test('a password set by a manager, and a lockout lifted', async () => {
    const { open } = context;
    for (let tries = 0; tries < 5; tries += 1)
      await wrongPassword(open.desk.window('staff'), `wrong number ${tries} of them`);
    const maria = await open.signIn('maria');
    const { accountId } = context.school.members.frank;
    const { version } = valueOf(await maria.staff.read({ accountId }));
    valueOf(await maria.staff.liftLockout({ accountId, version }));
    const now = valueOf(await maria.staff.read({ accountId }));
    const password = 'a wholly new passphrase';
    valueOf(
      await maria.staff.edit(
        editedStaff({
          accountId,
          version: now.version,
          name: now.name,
          username: now.username,
          role: now.role,
          password,
        }),
      ),
    );
    await setSwitches(maria, false, false);
    open.desk.clock.pass(60_000);
    const frank = open.desk.window('office');
    valueOf(await frank.signIn.begin({ username: 'frank', password }));
    const told = await noticesOf(frank);
    expect(told.map(({ kind, byName }) => `${kind} ${byName}`).toSorted()).toEqual([
      'failed-tries ',
      'lockout-lifted Maria Lopez',
      'password-changed Maria Lopez',
    ]);
  });

  test('new recovery codes: not to who makes them, but at the next sign-in', async () => {
    const { open } = context;
    const frank = await open.signIn('frank');
    valueOf(await frank.ownAccount.replaceRecoveryCodes());
    valueOf(await frank.ownAccount.confirmRecoveryCodesSaved());
    expect(await noticesOf(frank)).toEqual([]);
    // Dismissing what is on the screen must not take what is not.
    valueOf(await frank.session.dismissNotices());
    open.desk.clock.pass(60_000);
    expect(await noticesOf(await open.signIn('frank', 'staff'))).toMatchObject([
      { kind: 'recovery-codes-replaced' },
    ]);
  });

  test('somebody who has shown a password alone sees only why an app is to be set up', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { accountId } = context.school.members.frank;
    const frank = await open.signIn('frank');
    valueOf(await frank.ownAccount.replaceRecoveryCodes());
    const { version } = valueOf(await maria.staff.read({ accountId }));
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    open.desk.clock.pass(60_000);
    const window = open.desk.window('staff');
    await open.begin('frank', window);
    expect((await stageOf(window, 'enrolment')).notices.map(({ kind }) => kind)).toEqual([
      'two-factor-reset',
    ]);
  });
});
