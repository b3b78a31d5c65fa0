import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { staffPassword } from '../support/school';
import { setSwitches, withPreparedSchool } from '../support/sign-in-tests';
import { stageOf, TestDesk, type TestWindow, valueOf } from '../support/test-desk';
import { dismissShown } from '../support/notices';
import { PreparedDesk } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { editedStaff } from '../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });

const wrongPassword = (window: TestWindow, password = 'not the right one') =>
  window.signIn.begin({ username: 'frank', password });

const noticesOf = async (window: TestWindow) => {
  valueOf(await window.ownAccount.read());
  return (await stageOf(window, 'signed-in')).notices;
};

describe('the notice of failures since the last sign-in', () => {
  test('appears at the next sign-in, with their number and the latest one, until it is dismissed', async () => {
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
    // The desk searches once a session, however often a person opens Home.
    expect(await noticesOf(frank)).toEqual(told);
    valueOf(await dismissShown(frank));
    expect(await noticesOf(frank)).toEqual([]);
    valueOf(await frank.session.signOut());
    open.desk.clock.pass(60_000);
    expect(await noticesOf(await open.signIn('frank'))).toEqual([]);
  });

  test('includes later failures while it is not dismissed', async () => {
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

  test('never hides the account when the store refuses the write', async () => {
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

describe('other notices at the next sign-in', () => {
  test('report a password that a manager set, and the end of a lockout', async () => {
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
    valueOf(await frank.signIn.choosePassword({ newPassword: staffPassword }));
    const told = await noticesOf(frank);
    expect(told.map(({ kind, byName }) => `${kind} ${byName}`).toSorted()).toEqual([
      'failed-tries ',
      'lockout-lifted Maria Lopez',
      'password-changed Maria Lopez',
    ]);
  });

  test('report new recovery codes, but not in the session that made them', async () => {
    const { open } = context;
    const frank = await open.signIn('frank');
    valueOf(await frank.ownAccount.replaceRecoveryCodes());
    valueOf(await frank.ownAccount.confirmRecoveryCodesSaved());
    expect(await noticesOf(frank)).toEqual([]);
    open.desk.clock.pass(60_000);
    expect(await noticesOf(await open.signIn('frank', 'staff'))).toMatchObject([
      { kind: 'recovery-codes-replaced' },
    ]);
  });

  test('tell every manager of a start that finds the end of the audit log cut off', async () => {
    const { directory, application } = (await context.school.open()).desk;
    await application.close();
    const raw = new RawStore(directory);
    raw.run('delete from audit_events where sequence = (select max(sequence) from audit_events)');
    raw.close();
    const cut = new PreparedDesk(await TestDesk.startOn(directory), context.school.members);
    rmSync(directory, { recursive: true });
    for (const username of ['maria', 'mark'] as const)
      expect(await noticesOf(await cut.signIn(username))).toMatchObject([{ kind: 'audit-log-broken' }]);
    await cut.remove();
  });

  test('show a person with only a password nothing but why they must set up an app', async () => {
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
