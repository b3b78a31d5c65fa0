import { describe, expect } from 'vitest';
import type { Result } from '../../../shared/result';
import { givePass } from '../../support/no-phone';
import { dismissShown, noticesIn } from '../../support/notices';
import type { Username } from '../../support/prepared-school';
import { addStaff, codeFor } from '../../support/school';
import { setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { editedStaff } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';

const context = withPreparedSchool({ twoFactor: true });

const kindsIn = async (window: TestWindow) => (await noticesIn(window)).map(({ kind }) => kind);

const addPhone = async (window: TestWindow): Promise<string> => {
  valueOf(await window.authenticators.begin());
  const { secretKey } = await stageOf(window, 'new-authenticator');
  const code = codeFor(secretKey, context.open.desk.clock.now());
  valueOf(await window.authenticators.confirm({ name: '', code }));
  return secretKey;
};

/** Signs in as somebody with another key than theirs. */
const signInWith = async (username: Username, secretKey: string): Promise<TestWindow> => {
  const { open } = context;
  const window = open.desk.window('staff');
  await open.begin(username, window);
  open.desk.clock.pass(30_000);
  valueOf(await window.signIn.answerCode({ code: codeFor(secretKey, open.desk.clock.now()) }));
  return window;
};

const dismissWith = async (window: TestWindow, secretKey: string): Promise<Result<unknown>> => {
  context.open.desk.clock.pass(30_000);
  const code = codeFor(secretKey, context.open.desk.clock.now());
  const stepUp = await window.session.stepUp({ factor: 'code', code });
  return stepUp.ok ? dismissShown(window) : stepUp;
};

describe('a thief dismisses the notice that warns of them', () => {
  test('with the password alone, where another portal asks for no code', async ({ tries }) => {
    const { open } = context;
    await setSwitches(await open.signIn('maria'), true, false);
    await addPhone(await open.signIn('frank'));
    const thief = await open.signIn('frank', 'staff');
    expect(await kindsIn(thief)).toEqual(['authenticator-added']);
    expect(codeOf(await dismissShown(thief))).toBe('step-up-needed');
    const { password } = open.member('frank');
    expect(codeOf(await thief.session.stepUp({ factor: 'password', password }))).toBe('step-up-needed');
    expect(codeOf(await dismissShown(thief))).toBe('step-up-needed');
    expect(await kindsIn(await open.signIn('frank'))).toEqual(['authenticator-added']);
    tries.add(2);
  });

  test('during a shift that a pass or a vouch opened', async ({ tries }) => {
    const { open } = context;
    const pass = await givePass(open, await open.signIn('maria'), 'frank');
    const thief = open.desk.window('staff');
    await open.begin('frank', thief);
    valueOf(await thief.signIn.answerOneTimePass({ oneTimePass: pass }));
    expect(codeOf(await dismissShown(thief))).toBe('step-up-needed');
    const owner = await open.signIn('frank');
    expect(await kindsIn(owner)).toEqual(['one-time-pass-given']);
    valueOf(await dismissShown(owner));
    expect(await kindsIn(owner)).toEqual([]);
    tries.add();
  });

  test('with the very phone that they added, or with a second one', async ({ tries }) => {
    const { open } = context;
    const first = await addPhone(await open.signIn('frank', 'staff'));
    const thief = await signInWith('frank', first);
    valueOf(await dismissShown(thief));
    // It is out of the thief's sight, so that an honest person with that phone alone is not stuck with it.
    expect(await kindsIn(await signInWith('frank', first))).toEqual([]);
    const second = await addPhone(thief);
    valueOf(await dismissShown(await signInWith('frank', second)));
    expect(await kindsIn(await signInWith('frank', second))).toEqual([]);
    const owner = await open.signIn('frank');
    expect(await kindsIn(owner)).toEqual(['authenticator-added', 'authenticator-added']);
    valueOf(await dismissShown(owner));
    for (const key of [first, second]) expect(await kindsIn(await signInWith('frank', key))).toEqual([]);
    tries.add(2);
  });

  test('with the phone that they added, as a step-up in the owner’s window', async ({ tries }) => {
    const { open } = context;
    const added = await addPhone(await open.signIn('frank', 'staff'));
    const unattended = await open.signIn('frank', 'staff');
    valueOf(await dismissWith(unattended, added));
    expect(await kindsIn(await open.signIn('frank'))).toEqual(['authenticator-added']);
    tries.add();
  });

  test('with one of the recovery codes that they made', async ({ tries }) => {
    const { open } = context;
    const unattended = await open.signIn('frank', 'staff');
    valueOf(await unattended.ownAccount.replaceRecoveryCodes());
    const { codes } = await stageOf(unattended, 'recovery-codes');
    valueOf(await unattended.ownAccount.confirmRecoveryCodesSaved());
    for (const [times, recoveryCode] of codes.slice(0, 2).entries()) {
      const thief = open.desk.window('staff');
      await open.begin('frank', thief);
      valueOf(await thief.signIn.answerRecoveryCode({ recoveryCode }));
      expect((await kindsIn(thief)).toSorted()).toEqual(
        times === 0 ? ['recovery-codes-replaced'] : ['recovery-code-used'],
      );
      valueOf(await dismissShown(thief));
      tries.add();
    }
    const owner = await open.signIn('frank');
    expect((await kindsIn(owner)).toSorted()).toEqual(['recovery-code-used', 'recovery-codes-replaced']);
  });

  test('in the window of the act, with the clock turned back by 110 seconds', async ({ tries }) => {
    const { open } = context;
    const unattended = await open.signIn('frank', 'staff');
    open.desk.clock.turn(-110_000);
    await addPhone(unattended);
    expect(await kindsIn(unattended)).toEqual([]);
    open.desk.clock.turn(110_000);
    expect(await kindsIn(unattended)).toEqual([]);
    expect(await kindsIn(await open.signIn('frank'))).toEqual(['authenticator-added']);
    tries.add();
  });

  test('by pressing Dismiss for a notice that has told of more since', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    await addStaff(maria, 'nora', 'manager');
    const mark = await open.signIn('mark');
    const seen = (await noticesIn(mark)).map(({ id, count }) => ({ id, count }));
    await addStaff(maria, 'nils', 'manager');
    valueOf(await mark.session.dismissNotices({ seen }));
    expect(await noticesIn(mark)).toMatchObject([
      { kind: 'manager-added', count: 2, details: { subject: 'nils' } },
    ]);
    tries.add();
  });

  test('of another person, or one that their own window does not show yet', async ({ tries }) => {
    const { open } = context;
    const added = await open.signIn('frank', 'staff');
    await addPhone(added);
    const owner = await open.signIn('frank');
    const seen = (await noticesIn(owner)).map(({ id, count }) => ({ id, count }));
    for (const window of [added, await open.signIn('ines', 'staff'), await open.signIn('maria')]) {
      valueOf(await window.session.dismissNotices({ seen }));
      tries.add();
    }
    expect(await kindsIn(owner)).toEqual(['authenticator-added']);
  });
});

describe('an act on somebody, of which nobody was told', () => {
  const profileOf = async (maria: TestWindow, username: Username) =>
    valueOf(await maria.staff.read({ accountId: context.open.member(username).accountId }));

  test('a changed name, username and role; a demoted manager', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'mark');
    const changed = { name: 'Marc', username: 'mark', role: 'front-desk', password: null } as const;
    valueOf(await maria.staff.edit(editedStaff({ accountId, version, ...changed })));
    expect((await kindsIn(await open.signIn('mark', 'staff'))).toSorted()).toEqual([
      'name-changed',
      'role-changed',
    ]);
    // Maria is told of her own act, from her next session on.
    expect(await kindsIn(maria)).not.toContain('manager-demoted');
    expect(await kindsIn(await open.signIn('maria'))).toContain('manager-demoted');
    tries.add(3);
  });

  test('somebody who became a manager, and a manager who was given a password', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'frank');
    const frank = { name: 'frank', username: 'frank' };
    valueOf(
      await maria.staff.edit(editedStaff({ accountId, version, ...frank, role: 'manager', password: null })),
    );
    const password = 'a wholly new passphrase';
    valueOf(
      await maria.staff.edit(
        editedStaff({ accountId, version: version + 1, ...frank, role: 'manager', password }),
      ),
    );
    const mark = await noticesIn(await open.signIn('mark'));
    expect(mark.map(({ kind }) => kind)).toEqual(['manager-password-set', 'manager-made']);
    expect(mark).toMatchObject([
      { byName: 'Maria Lopez', details: { subject: 'frank', accountId } },
      { byName: 'Maria Lopez' },
    ]);
    tries.add(2);
  });

  test('a status, set back and forth by a manager', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'mark');
    valueOf(await maria.staff.setActive({ accountId, version, active: false }));
    valueOf(await maria.staff.setActive({ accountId, version: version + 1, active: true }));
    expect((await kindsIn(await open.signIn('mark', 'staff'))).toSorted()).toEqual([
      'set-active',
      'set-inactive',
    ]);
    expect(await kindsIn(await open.signIn('maria'))).toEqual(
      expect.arrayContaining(['manager-set-active', 'manager-set-inactive']),
    );
    tries.add(2);
  });

  test('an authenticator that a manager removed, and one’s own', async ({ tries }) => {
    const { open } = context;
    const frank = await open.signIn('frank', 'staff');
    await addPhone(frank);
    await addPhone(frank);
    const [, own, others] = valueOf(await frank.authenticators.list());
    valueOf(await frank.authenticators.remove({ authenticatorId: own?.authenticatorId as never }));
    const { accountId } = open.member('frank');
    const maria = await open.signIn('maria');
    valueOf(await maria.tokens.remove({ accountId, authenticatorId: others?.authenticatorId as never }));
    expect(await kindsIn(await open.signIn('frank', 'staff'))).toEqual(
      expect.arrayContaining(['authenticator-removed', 'authenticator-taken']),
    );
    tries.add(2);
  });

  test('the owner’s sheet, the data key, a switch that is off, a restore', async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { name } = valueOf(await maria.backup.make());
    valueOf(await maria.keys.issueSheet());
    valueOf(await maria.keys.putSheetAway());
    valueOf(await maria.keys.rotate());
    await setSwitches(maria, true, false);
    expect(await kindsIn(await open.signIn('mark'))).toEqual([
      'code-not-required',
      'data-key-rotated',
      'sheet-issued',
    ]);
    valueOf(await maria.backup.restore({ name }));
    for (const username of ['mark', 'maria'] as const)
      expect(await kindsIn(await open.signIn(username))).toContain('restored');
    tries.add(4);
  });

  test('one’s own password, lockout and recovery code, in case that a thief did it', async ({ tries }) => {
    const { open } = context;
    const frank = await open.signIn('frank', 'staff');
    const { password, codes } = open.member('frank');
    const newPassword = 'a wholly new passphrase';
    valueOf(await frank.ownAccount.changePassword({ currentPassword: password, newPassword }));
    expect(await kindsIn(frank)).toEqual([]);
    const [recoveryCode = '', another = ''] = codes;
    for (const [index, code] of [recoveryCode, another].entries()) {
      const window = open.desk.window('staff');
      valueOf(await window.signIn.begin({ username: 'frank', password: newPassword }));
      valueOf(await window.signIn.answerRecoveryCode({ recoveryCode: code }));
      expect((await kindsIn(window)).includes('recovery-code-used')).toBe(index > 0);
      expect(await kindsIn(window)).toContain('own-password-changed');
    }
    tries.add(2);
  });
});
