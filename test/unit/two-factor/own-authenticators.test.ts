import { describe, expect, test } from 'vitest';
import { codeFor, managerPassword, staffPassword } from '../../support/school';
import { failuresOf, setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { dismissShown } from '../../support/notices';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { newStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const pass = (milliseconds: number) => context.open.desk.clock.pass(milliseconds);
const now = () => context.open.desk.clock.now();

/** Adds and confirms an app at a window. Returns its Secret Key. */
const addApp = async (window: TestWindow, name = ''): Promise<string> => {
  valueOf(await window.authenticators.begin());
  const { secretKey } = await stageOf(window, 'new-authenticator');
  valueOf(await window.authenticators.confirm({ name, code: codeFor(secretKey, now()) }));
  return secretKey;
};

const answerWith = async (secretKey: string) => {
  const window = context.open.desk.window('staff');
  await context.open.begin('frank', window);
  return { window, answer: await window.signIn.answerCode({ code: codeFor(secretKey, now()) }) };
};

describe('adding an authenticator', () => {
  test('shows a key on a protected window, the same after a reload, and hides it while locked', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    valueOf(await frank.authenticators.begin());
    const shown = await stageOf(frank, 'new-authenticator');
    expect(context.open.desk.desktop.protectedWindows).toContain(frank.windowId);
    expect(shown.isFirst).toBe(false);
    expect(shown.provisioningUri).toContain(shown.secretKey);
    expect((await stageOf(frank, 'new-authenticator')).secretKey).toBe(shown.secretKey);
    valueOf(await frank.session.lock());
    expect(JSON.stringify(await stageOf(frank, 'locked'))).not.toContain(shown.secretKey);
    valueOf(await frank.session.unlock({ password: staffPassword, code: null }));
    expect((await stageOf(frank, 'new-authenticator')).secretKey).toBe(shown.secretKey);
    valueOf(await frank.authenticators.copySecretKey());
    expect(context.open.desk.desktop.copied).toEqual([shown.secretKey]);
  });

  test('keeps the old one: both sign in, each code once', async () => {
    const { frank: member } = context.school.members;
    const frank = await context.open.signIn('frank', 'staff');
    const added = await addApp(frank, 'New phone');
    await stageOf(frank, 'signed-in');
    const listed = valueOf(await frank.authenticators.list());
    expect(listed.map(({ kind, name }) => [kind, name])).toEqual([
      ['app', ''],
      ['app', 'New phone'],
    ]);
    expect((await answerWith(added)).answer).toMatchObject({ error: { code: 'code-already-used' } });
    pass(30_000);
    for (const key of [added, member.secretKey]) {
      expect((await answerWith(key)).answer.ok).toBe(true);
      expect((await answerWith(key)).answer).toMatchObject({ error: { code: 'code-already-used' } });
    }
  });

  test('needs a fresh factor of the person', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    for (let minute = 0; minute < 6; minute += 1) {
      pass(60_000);
      await context.open.desk.application.touch(frank.windowId);
    }
    expect(codeOf(await frank.authenticators.begin())).toBe('step-up-needed');
  });

  test('accepts a right code, and counts wrong ones like any other', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    valueOf(await frank.authenticators.begin());
    const wrong = await frank.authenticators.confirm({ name: '', code: context.open.code('maria') });
    expect(codeOf(wrong)).toBe('wrong-code');
    expect(failuresOf(context, 'frank')).toBe(1);
    expect(valueOf(await frank.authenticators.list())).toHaveLength(1);
    expect(context.raw.audited()).toContain('!two-factor.authenticator-added');
  });

  test('confirms nothing at a window that shows no key, and forgets a cancelled key', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    const office = await context.open.signIn('frank', 'office');
    valueOf(await frank.authenticators.begin());
    const { secretKey } = await stageOf(frank, 'new-authenticator');
    const code = codeFor(secretKey, now());
    expect(codeOf(await office.authenticators.confirm({ name: '', code }))).toBe('not-found');
    expect(codeOf(await office.authenticators.copySecretKey())).toBe('not-found');
    valueOf(await frank.authenticators.cancel());
    await stageOf(frank, 'signed-in');
    expect(codeOf(await frank.authenticators.confirm({ name: '', code }))).toBe('not-found');
    valueOf(await frank.authenticators.begin());
    expect((await stageOf(frank, 'new-authenticator')).secretKey).not.toBe(secretKey);
  });

  test('stops at five', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    const office = await context.open.signIn('frank', 'office');
    for (let count = 2; count < 5; count += 1) await addApp(frank);
    // One window began in time, then another window added the fifth.
    valueOf(await office.authenticators.begin());
    const { secretKey } = await stageOf(office, 'new-authenticator');
    context.raw.run(
      "insert into authenticators select 'planted', account_id, state, kind, '', '', 30, sealed_secret, 0, 0, 1, 0, 0, 0, 0 from authenticators where account_id = ? and state = 'confirmed' limit 1",
      context.school.members.frank.accountId,
    );
    const sixth = await office.authenticators.confirm({ name: '', code: codeFor(secretKey, now()) });
    expect(codeOf(sixth)).toBe('too-many-authenticators');
    expect(codeOf(await frank.authenticators.begin())).toBe('too-many-authenticators');
    context.raw.run("delete from authenticators where id = 'planted'");
  });

  test('is in a notice at the next sign-in, which the session that did it cannot dismiss', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    await addApp(frank);
    expect(await stageOf(frank, 'signed-in')).toMatchObject({ notices: [] });
    const next = await context.open.signIn('frank', 'office');
    expect((await stageOf(next, 'signed-in')).notices).toMatchObject([{ kind: 'authenticator-added' }]);
    valueOf(await dismissShown(next));
    expect((await stageOf(next, 'signed-in')).notices).toEqual([]);
  });

  test('shows its key to no window with a password alone', async () => {
    // Two windows begin the enrolment of the same new person; one of them confirms it.
    const maria = await context.open.signIn('maria');
    valueOf(
      await maria.staff.add(
        newStaff({ name: 'Nia', username: 'nia', role: 'front-desk', password: staffPassword }),
      ),
    );
    const [inside, outside] = [context.open.desk.window('office'), context.open.desk.window('staff')];
    for (const window of [inside, outside])
      valueOf(await window.signIn.begin({ username: 'nia', password: staffPassword }));
    // A key is on one screen at a time, so the first window ends. It signs in again.
    await stageOf(inside, 'signed-out');
    valueOf(await inside.signIn.begin({ username: 'nia', password: staffPassword }));
    const { secretKey: first } = await stageOf(inside, 'enrolment');
    valueOf(await inside.signIn.confirmEnrolment({ code: codeFor(first, now()) }));
    valueOf(await inside.ownAccount.confirmRecoveryCodesSaved());
    valueOf(await inside.authenticators.begin());
    const { secretKey } = await stageOf(inside, 'new-authenticator');
    await stageOf(outside, 'signed-out');
    expect(codeOf(await outside.signIn.copySecretKey())).toBe('no-challenge');
    const code = codeFor(secretKey, now());
    expect(codeOf(await outside.signIn.confirmEnrolment({ code }))).toBe('no-challenge');
  });
});

describe('the first authenticator, before any portal requires one', () => {
  test('is set up under My security, and ten recovery codes follow', async () => {
    const { open, school } = context;
    const mark = await open.signIn('mark');
    const { accountId, version } = valueOf(
      await mark.staff.read({ accountId: school.members.maria.accountId }),
    );
    valueOf(await mark.staff.resetTwoFactor({ accountId, version }));
    await setSwitches(mark, false, false);
    const window = open.desk.window('office');
    valueOf(await window.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await window.authenticators.begin());
    const { isFirst, secretKey } = await stageOf(window, 'new-authenticator');
    expect(isFirst).toBe(true);
    valueOf(await window.authenticators.confirm({ name: '', code: codeFor(secretKey, now()) }));
    expect((await stageOf(window, 'recovery-codes')).codes).toHaveLength(10);
    valueOf(await window.ownAccount.confirmRecoveryCodesSaved());
    await stageOf(window, 'signed-in');
    pass(30_000);
    await setSwitches(mark, true, true);
    const next = open.desk.window('office');
    valueOf(await next.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await next.signIn.answerCode({ code: codeFor(secretKey, now()) }));
  });
});

describe('naming and removing', () => {
  test('the last one stays, for the person and for managers', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    const [only] = valueOf(await frank.authenticators.list());
    if (!only) throw new Error('Frank has no authenticator');
    const { authenticatorId } = only;
    expect(codeOf(await frank.authenticators.remove({ authenticatorId }))).toBe('last-authenticator');
    const mark = await context.open.signIn('mark', 'staff');
    await addApp(mark);
    expect(codeOf(await mark.authenticators.remove({ authenticatorId }))).toBe('not-found');
    expect(codeOf(await mark.authenticators.rename({ authenticatorId, name: 'mine' }))).toBe('not-found');
    expect(valueOf(await frank.authenticators.list())).toEqual([only]);
  });

  test('a removed one signs nobody in, and the other sessions end', async () => {
    const { members } = context.school;
    const frank = await context.open.signIn('frank', 'staff');
    const elsewhere = await context.open.signIn('frank', 'office');
    const waiting = context.open.desk.window('office');
    await context.open.begin('frank', waiting);
    const added = await addApp(frank);
    const [old] = valueOf(await frank.authenticators.list());
    if (!old) throw new Error('Frank has no authenticator');
    valueOf(await frank.authenticators.remove({ authenticatorId: old.authenticatorId }));
    await stageOf(frank, 'signed-in');
    await stageOf(elsewhere, 'signed-out');
    await stageOf(waiting, 'signed-out');
    pass(30_000);
    expect((await answerWith(members.frank.secretKey)).answer).toMatchObject({
      error: { code: 'wrong-code' },
    });
    expect((await answerWith(added)).answer.ok).toBe(true);
    expect(context.raw.audited()).toContain('two-factor.authenticator-removed');
  });

  test('a name is stored, trimmed and audited; an empty one removes it', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    const [only] = valueOf(await frank.authenticators.list());
    if (!only) throw new Error('Frank has no authenticator');
    const { authenticatorId } = only;
    const renamed = valueOf(await frank.authenticators.rename({ authenticatorId, name: '  Old phone ' }));
    expect(renamed).toMatchObject([{ name: 'Old phone' }]);
    expect(context.raw.audited().at(-1)).toBe('two-factor.authenticator-renamed');
    expect(valueOf(await frank.authenticators.rename({ authenticatorId, name: ' ' }))).toMatchObject([
      { name: '' },
    ]);
    expect(codeOf(await frank.authenticators.rename({ authenticatorId, name: 'x'.repeat(41) }))).toBe(
      'input-refused',
    );
  });

  test('a reset removes all of them, the burnt steps and the recovery codes', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    await addApp(frank);
    const { accountId } = context.school.members.frank;
    context.raw.run(
      'insert into burnt_steps select id, 7 from authenticators where account_id = ?',
      accountId,
    );
    const maria = await context.open.signIn('maria');
    const { version } = valueOf(await maria.staff.read({ accountId }));
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    for (const table of ['authenticators', 'recovery_codes'])
      expect(context.raw.rows(`select 1 from ${table} where account_id = ?`, accountId)).toEqual([]);
    expect(context.raw.rows('select 1 from burnt_steps')).toEqual([]);
  });
});

describe('a wrong code', () => {
  test('counts if one authenticator judged it, also if the clock seems behind to another', async () => {
    const frank = await context.open.signIn('frank', 'staff');
    await addApp(frank);
    context.raw.run(
      "update authenticators set last_step = last_step + 1000 where account_id = ? and label = '' and id = (select min(id) from authenticators where account_id = ?)",
      context.school.members.frank.accountId,
      context.school.members.frank.accountId,
    );
    const window = context.open.desk.window('staff');
    await context.open.begin('frank', window);
    expect(codeOf(await window.signIn.answerCode({ code: context.open.code('maria') }))).toBe('wrong-code');
    expect(failuresOf(context, 'frank')).toBe(1);
  });
});
