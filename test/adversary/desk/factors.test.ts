import { expect } from 'vitest';
import { setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { codeFor } from '../../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';
import { profileOf } from '../support/stands';
import { editOf } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const member = (username: 'maria' | 'mark' | 'frank' | 'ines') => context.school.members[username];
const stolen = () => ({ username: 'frank', password: member('frank').password });

const isOut = async (window: TestWindow): Promise<void> => {
  const { current } = valueOf(await window.signIn.current());
  expect(['signed-in', 'recovery-codes', 'owner-sheet', 'locked']).not.toContain(current.stage);
};

const resetFrank = async (manager: TestWindow): Promise<void> => {
  const { accountId, version } = await profileOf(manager, 'frank');
  valueOf(await manager.staff.resetTwoFactor({ accountId, version }));
};

test('the page claims that the person showed the factor (Kaseya CVE-2021-30120, Capgo CVE-2026-56256)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const claims = [
    'twoFactorDone',
    'mfa',
    'verified',
    'kind',
    'stage',
    'role',
    'openedWith',
    'skipCode',
    'portal',
    'windowId',
  ];
  for (const claim of claims)
    for (const value of [true, 'session', 'staff', 1]) {
      const window = desk.window('office');
      const input = Object.assign(stolen(), { [claim]: value });
      expect(outcomeOf(await window.signIn.begin(input))).toBe('input-refused');
      await isOut(window);
      tries.add();
    }
});

test('an error counts as success (CVE-2024-10924)', async ({ tries }) => {
  const { desk } = context.open;
  const { raw } = context;
  const window = desk.window('staff');
  await context.open.begin('frank', window);
  raw.breakAudit();
  expect(codeOf(await window.signIn.answerCode({ code: context.open.code('frank') }))).toBe('internal-error');
  await isOut(window);
  raw.mendAudit();
  raw.run("update authenticators set sealed_secret = x'00' where account_id = ?", member('frank').accountId);
  expect(codeOf(await window.signIn.answerCode({ code: '000000' }))).toBe('internal-error');
  await isOut(window);
  // This test caused these errors.
  desk.errors.length = 0;
  for (const hash of ['', 'x', '$argon2id$', '$argon2id$v=19$m=65536,t=3,p=1$AAAA$']) {
    raw.run('update accounts set password_hash = ? where id = ?', hash, member('ines').accountId);
    const other = desk.window('staff');
    const { password } = member('ines');
    expect(['wrong-credentials', 'throttled']).toContain(
      codeOf(await other.signIn.begin({ username: 'ines', password })),
    );
    await isOut(other);
    tries.add();
  }
  desk.errors.length = 0;
  tries.add(2);
});

test('a channel skips the code: every channel with every known secret but the code (CVE-2026-8293)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const { password } = member('frank');
  const openPortal = (window: TestWindow) => window.signIn.openPortal({ portal: 'staff' });
  const ways: readonly ((window: TestWindow) => Promise<unknown>)[] = [
    (window) => window.session.unlock({ password, code: null }),
    (window) => window.session.stepUp({ factor: 'password', password }),
    (window) =>
      window.ownAccount.changePassword({ currentPassword: password, newPassword: 'another long passphrase' }),
    (window) => window.ownAccount.replaceRecoveryCodes(),
    (window) => window.signIn.liftLock({ ...stolen(), recoveryCode: 'ZZZZZZZZZZZZZZZZ' }),
    (window) => window.signIn.confirmEnrolment({ code: '000000' }),
    (window) => window.signIn.copySecretKey(),
    (window) => window.signIn.skipEnrolment(),
    (window) => window.session.switchPerson(),
    (window) => window.session.signOut(),
    (window) => window.keys.recover({ recoveryKey: 'Z'.repeat(28) }),
    openPortal,
  ];
  for (const portal of ['office', 'staff'] as const)
    for (const way of ways) {
      const window = desk.window(portal);
      valueOf(await window.signIn.begin(stolen()));
      const outcome = outcomeOf(await way(window));
      await isOut(window);
      expect(outcome === 'answered' && way !== openPortal).toBe(false);
      await isOut(desk.window('staff'));
      desk.clock.pass(20 * 60_000);
      tries.add();
    }
  // A parked session comes back locked, and after an hour the password alone does not unlock it.
  const frank = await context.open.signIn('frank');
  valueOf(await frank.session.switchPerson());
  desk.clock.pass(61 * 60_000);
  const { waiting } = await stageOf(frank, 'signed-out');
  const [{ sessionId } = { sessionId: '' }] = waiting;
  valueOf(await frank.signIn.resume({ sessionId }));
  for (const code of [null, '', '000000', 'null']) {
    expect(outcomeOf(await frank.session.unlock({ password, code }))).not.toBe('answered');
    await stageOf(frank, 'locked');
    tries.add();
  }
});

test('a code or recovery code without the password (CVE-2026-115829)', async ({ tries }) => {
  const { desk } = context.open;
  const [recoveryCode = ''] = member('frank').codes;
  const window = desk.window('office');
  expect(codeOf(await window.signIn.answerCode({ code: context.open.code('frank') }))).toBe('no-challenge');
  expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode }))).toBe('no-challenge');
  for (const password of ['a', 'wrong password that is long', recoveryCode, context.open.code('frank')]) {
    const lift = await window.signIn.liftLock({ username: 'frank', password, recoveryCode });
    expect(codeOf(lift)).toBe('wrong-credentials');
    tries.add();
  }
  await isOut(window);
  // The attempt does not consume the code, so its owner can still sign in with it.
  desk.clock.pass(60 * 60_000);
  await context.open.begin('frank', window);
  valueOf(await window.signIn.answerRecoveryCode({ recoveryCode }));
  tries.add(2);
});

test('a pending sign-in sets up or changes a factor (miniOrange CVE-2026-111949)', async ({ tries }) => {
  const { desk } = context.open;
  const before = context.raw.rows('select * from authenticators');
  const window = desk.window('office');
  valueOf(await window.signIn.begin(stolen()));
  await stageOf(window, 'code');
  const attempts = [
    window.signIn.confirmEnrolment({ code: context.open.code('frank') }),
    window.signIn.copySecretKey(),
    window.ownAccount.replaceRecoveryCodes(),
    window.ownAccount.copyRecoveryCodes(),
    window.keys.issueSheet(),
  ];
  for (const attempt of attempts) expect((await attempt).ok).toBe(false);
  expect(context.raw.rows('select * from authenticators')).toEqual(before);
  expect(desk.desktop.copied).toEqual([]);
  tries.add(attempts.length);
});

test('the same pending key at two windows: only the first one to confirm it succeeds (stolen password)', async ({
  tries,
}) => {
  const { desk } = context.open;
  await resetFrank(await context.open.signIn('maria'));
  const [thief, frank] = [desk.window('staff'), desk.window('office')];
  for (const window of [thief, frank]) valueOf(await window.signIn.begin(stolen()));
  const { secretKey } = await stageOf(frank, 'enrolment');
  valueOf(await frank.signIn.confirmEnrolment({ code: codeFor(secretKey, desk.clock.now()) }));
  desk.clock.pass(30_000);
  const code = codeFor(secretKey, desk.clock.now());
  expect(codeOf(await thief.signIn.confirmEnrolment({ code }))).toBe('no-challenge');
  expect(codeOf(await thief.signIn.answerCode({ code }))).toBe('no-challenge');
  expect(codeOf(await thief.signIn.copySecretKey())).toBe('no-challenge');
  await isOut(thief);
  expect(context.raw.rows("select * from authenticators where state = 'confirmed'")).toHaveLength(4);
  tries.add(3);
});

test('a challenge outlives the state that it was issued for (Devolutions CVE-2026-9047; govengers)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  type Change = (profile: Awaited<ReturnType<typeof profileOf>>) => Promise<unknown>;
  const changes: Readonly<Record<string, Change>> = {
    reset: ({ accountId, version }) => maria.staff.resetTwoFactor({ accountId, version }),
    demotion: (profile) => maria.staff.edit(editOf(profile, { role: 'instructor' })),
    password: (profile) => maria.staff.edit(editOf(profile, { password: 'an even longer passphrase' })),
    deactivation: ({ accountId, version }) => maria.staff.setActive({ accountId, version, active: false }),
  };
  for (const [name, change] of Object.entries(changes)) {
    const window = desk.window('staff');
    const password = name === 'deactivation' ? 'an even longer passphrase' : stolen().password;
    valueOf(await window.signIn.begin({ username: 'frank', password }));
    const { current } = valueOf(await window.signIn.current());
    const key = current.stage === 'enrolment' ? current.secretKey : member('frank').secretKey;
    valueOf((await change(await profileOf(maria, 'frank'))) as Parameters<typeof valueOf>[0]);
    desk.clock.pass(30_000);
    const code = codeFor(key, desk.clock.now());
    for (const answer of [
      await window.signIn.answerCode({ code }),
      await window.signIn.confirmEnrolment({ code }),
      await window.signIn.answerRecoveryCode({ recoveryCode: member('frank').codes[0] ?? '' }),
      await window.signIn.copySecretKey(),
    ])
      expect(codeOf(answer), name).toBe('no-challenge');
    await stageOf(window, 'signed-out');
    tries.add(4);
  }
});

test('a person switches off their own factor (phpMyAdmin CVE-2022-23807)', async ({ tries }) => {
  const maria = await context.open.signIn('maria');
  const profile = await profileOf(maria, 'maria');
  const { accountId, version } = profile;
  expect(codeOf(await maria.staff.resetTwoFactor({ accountId, version }))).toBe('own-two-factor');
  const edit = editOf(profile, { password: 'an even longer passphrase' });
  expect(codeOf(await maria.staff.edit(edit))).toBe('own-password');
  // The only authenticator stays, under My security too, and removing one needs a fresh factor.
  for (const { authenticatorId } of valueOf(await maria.authenticators.list()))
    expect(codeOf(await maria.authenticators.remove({ authenticatorId }))).toBe('last-authenticator');
  // A new channel whose name suggests that it switches a factor off must be added here first.
  expect(
    channels.map(({ name }) => name).filter((name) => /factor|reset|authenticator|disable/i.test(name)),
  ).toEqual([
    'session.stepUpFactor',
    'authenticators.list',
    'authenticators.begin',
    'authenticators.confirm',
    'authenticators.copySecretKey',
    'authenticators.cancel',
    'authenticators.confirmToken',
    'authenticators.rename',
    'authenticators.resynchronise',
    'authenticators.remove',
    'staff.resetTwoFactor',
  ]);
  tries.add(4);
});

test('a stolen password alone skips the enrolment at a portal that allows no skip', async ({ tries }) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  await resetFrank(maria);
  const day = 24 * 60 * 60_000;
  const save = async (change: object): Promise<void> => {
    const stored = valueOf(await maria.options.read());
    valueOf(await maria.options.save({ ...stored, options: { ...stored.options, ...change } }));
  };
  const skips = async (window: TestWindow, outcome: string): Promise<void> => {
    expect(outcomeOf(await window.signIn.skipEnrolment())).toBe(outcome);
    tries.add();
  };
  const enrolling = async (portal: 'office' | 'staff'): Promise<TestWindow> => {
    const window = desk.window(portal);
    valueOf(await window.signIn.begin(stolen()));
    await stageOf(window, 'enrolment');
    return window;
  };
  const before = context.raw.rows('select * from sessions');
  // No date and no grace, yesterday's date, an expired grace, and the other portal's date.
  await skips(await enrolling('office'), 'skip-refused');
  await save({ requiredFrom: { office: desk.clock.now() - day, staff: 0 } });
  await skips(await enrolling('office'), 'skip-refused');
  await save({ requiredFrom: { office: desk.clock.now() + day, staff: 0 } });
  await skips(await enrolling('staff'), 'skip-refused');
  // A key is on one screen at a time, so this page ends the other one.
  const offered = await enrolling('office');
  // A manager withdraws the offer while the page is open.
  await save({ requiredFrom: { office: 0, staff: 0 } });
  await skips(offered, 'skip-refused');
  // Earlier stages, later stages and other people's windows have nothing to skip.
  await skips(desk.window('office'), 'no-challenge');
  const code = desk.window('staff');
  valueOf(await code.signIn.begin({ username: 'ines', password: member('ines').password }));
  await skips(code, 'no-challenge');
  await skips(maria, 'no-challenge');
  expect(context.raw.rows('select * from sessions')).toEqual(before);
  expect(context.raw.audited()).not.toContain('two-factor.skipped');
});

test('a stolen password alone sets up an app despite supervised enrolment', async ({ tries }) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  const thief = desk.window('staff');
  await resetFrank(maria);
  valueOf(await thief.signIn.begin(stolen()));
  const { secretKey } = await stageOf(thief, 'enrolment');
  const stored = valueOf(await maria.options.read());
  valueOf(await maria.options.save({ ...stored, options: { ...stored.options, supervisedEnrolment: true } }));
  const code = (): string => codeFor(secretKey, desk.clock.now());
  // The page that was open before ends, and the key that it showed confirms nothing.
  expect(codeOf(await thief.signIn.confirmEnrolment({ code: code() }))).toBe('no-challenge');
  const [recoveryCode = ''] = member('frank').codes;
  const guesses = ['', 'ZZZZZZZZ', recoveryCode.slice(0, 8), recoveryCode, code(), member('frank').password];
  for (const enrolmentCode of guesses) {
    const window = desk.window('office');
    valueOf(await window.signIn.begin(stolen()));
    await stageOf(window, 'enrolment-code');
    expect((await window.signIn.answerEnrolmentCode({ enrolmentCode })).ok).toBe(false);
    for (const answer of [
      await window.signIn.confirmEnrolment({ code: code() }),
      await window.signIn.answerCode({ code: code() }),
      await window.signIn.answerRecoveryCode({ recoveryCode }),
      await window.signIn.copySecretKey(),
      await window.enrolment.giveCode({ accountId: member('frank').accountId }),
      await window.enrolment.putCodeAway(),
    ])
      expect(['no-challenge', 'no-session']).toContain(codeOf(answer));
    await isOut(window);
    desk.clock.pass(20 * 60_000);
    tries.add(7);
  }
  expect(context.raw.rows("select * from authenticators where state = 'pending'")).toEqual([]);
});

test('a password alone draws new recovery codes at the portal that requires no code', async ({ tries }) => {
  const { desk } = context.open;
  await setSwitches(await context.open.signIn('maria'), true, false);
  const staff = desk.window('staff');
  valueOf(await staff.signIn.begin(stolen()));
  await stageOf(staff, 'signed-in');
  const before = context.raw.rows('select * from recovery_codes order by code_hash');
  expect(codeOf(await staff.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
  expect(codeOf(await staff.authenticators.begin())).toBe('step-up-needed');
  expect(codeOf(await staff.session.stepUp({ factor: 'password', password: stolen().password }))).toBe(
    'step-up-needed',
  );
  valueOf(await staff.session.lock());
  valueOf(await staff.session.unlock({ password: stolen().password, code: null }));
  expect(codeOf(await staff.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
  expect(context.raw.rows('select * from recovery_codes order by code_hash')).toEqual(before);
  // Frank himself has the code, so he succeeds.
  expect(valueOf(await staff.session.stepUpFactor()).factor).toBe('code');
  desk.clock.pass(30_000);
  valueOf(await staff.session.stepUp({ factor: 'code', code: context.open.code('frank') }));
  valueOf(await staff.ownAccount.replaceRecoveryCodes());
  tries.add(3);
});
