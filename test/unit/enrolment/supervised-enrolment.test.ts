import { beforeEach, describe, expect, test } from 'vitest';
import { policy } from '../../../shared/policy';
import type { StaffOptions } from '../../../shared/staff-options';
import { codeFor, managerPassword, wrongCodeFor } from '../../support/school';
import { failuresOf, plantFailures, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editOf } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: false });
const minute = 60_000;

const set = async (manager: TestWindow, change: Partial<StaffOptions>): Promise<void> => {
  const stored = valueOf(await manager.options.read());
  valueOf(await manager.options.save({ ...stored, options: { ...stored.options, ...change } }));
};
const on = { requireTwoFactor: { office: false, staff: true }, supervisedEnrolment: true };
const idOf = (username: 'maria' | 'mark' | 'frank' | 'ines') => context.school.members[username].accountId;
const now = (): number => context.open.desk.clock.now();

/** Maria in the Office Portal. Enrolment is supervised, and the Staff Portal requires a code. */
let maria: TestWindow;
beforeEach(async () => {
  maria = await context.open.signIn('maria');
  await set(maria, on);
});

/** The code that Maria gives to a person. */
const give = async (username: 'mark' | 'frank' | 'ines'): Promise<string> => {
  valueOf(await maria.enrolment.giveCode({ accountId: idOf(username) }));
  const { code } = await stageOf(maria, 'given-enrolment-code');
  valueOf(await maria.enrolment.putCodeAway());
  await stageOf(maria, 'signed-in');
  return code;
};

const begun = async (username: 'maria' | 'frank' | 'ines' = 'frank'): Promise<TestWindow> => {
  const window = context.open.desk.window('staff');
  await context.open.begin(username, window);
  return window;
};

const answer = (window: TestWindow, enrolmentCode: string) =>
  window.signIn.answerEnrolmentCode({ enrolmentCode });

describe('with supervised enrolment on, a right password alone', () => {
  test('draws and shows no key, and no enrolment channel answers', async () => {
    const frank = await begun();
    const stage = await stageOf(frank, 'enrolment-code');
    expect(Object.keys(stage).toSorted()).toEqual([
      'canBeGiven',
      'expiresAt',
      'notices',
      'skippableUntil',
      'stage',
      'username',
    ]);
    expect(context.raw.rows('select * from authenticators')).toEqual([]);
    expect(codeOf(await frank.signIn.confirmEnrolment({ code: '123456' }))).toBe('no-challenge');
    expect(codeOf(await frank.signIn.copySecretKey())).toBe('no-challenge');
    expect(codeOf(await frank.signIn.skipEnrolment())).toBe('skip-refused');
    expect(context.open.desk.desktop.protectedWindows.has(frank.windowId)).toBe(false);
  });

  test('starts the enrolment if supervision is off', async () => {
    await set(maria, { supervisedEnrolment: false });
    await stageOf(await begun(), 'enrolment');
  });

  test('needs no enrolment code if the person has an app', async () => {
    const code = await give('frank');
    const frank = await begun();
    valueOf(await answer(frank, code));
    const { secretKey } = await stageOf(frank, 'enrolment');
    valueOf(await frank.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }));
    await stageOf(await begun(), 'code');
    expect(codeOf(await maria.enrolment.giveCode({ accountId: idOf('frank') }))).toBe(
      'enrolment-code-not-needed',
    );
    expect(context.raw.rows('select * from enrolment_codes')).toEqual([]);
  });
});

describe('a manager’s enrolment code', () => {
  test('leads to the QR page once, also after a reload, and both acts are audited', async () => {
    const code = await give('frank');
    const frank = await begun();
    valueOf(await answer(frank, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `));
    const { secretKey } = await stageOf(frank, 'enrolment');
    expect((await stageOf(frank, 'enrolment')).secretKey).toBe(secretKey);
    expect(codeOf(await answer(frank, code))).toBe('no-challenge');
    expect(context.raw.audited().slice(-2)).toEqual([
      'two-factor.enrolment-code-used',
      'two-factor.enrolment-begun',
    ]);
    expect(context.raw.audited()).toContain('two-factor.enrolment-code-given');
    // Before the key is confirmed, a new sign-in needs a new code. The window was closed, so the key is the same.
    await context.open.desk.application.closeWindow(frank.windowId);
    const again = await begun();
    await stageOf(again, 'enrolment-code');
    expect(codeOf(await answer(again, code))).toBe('wrong-enrolment-code');
    valueOf(await answer(again, await give('frank')));
    expect((await stageOf(again, 'enrolment')).secretKey).toBe(secretKey);
    valueOf(await again.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }));
    await stageOf(again, 'recovery-codes');
  });

  test('is stored as a hash, and shown only at the manager’s window', async () => {
    valueOf(await maria.enrolment.giveCode({ accountId: idOf('frank') }));
    const { code, name, expiresAt } = await stageOf(maria, 'given-enrolment-code');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect([name, expiresAt]).toEqual(['frank', now() + 10 * minute]);
    expect(context.open.desk.desktop.protectedWindows.has(maria.windowId)).toBe(true);
    expect(context.raw.contents()).not.toContain(code);
    expect(JSON.stringify(context.raw.rows('select details from audit_events'))).not.toContain(code);
    valueOf(await maria.enrolment.putCodeAway());
    expect(context.open.desk.desktop.protectedWindows.has(maria.windowId)).toBe(false);
  });

  test('expires after ten minutes, also by a clock that was turned back', async () => {
    const code = await give('frank');
    context.open.desk.clock.pass(10 * minute - 1);
    const inTime = await begun();
    valueOf(await answer(inTime, code));
    const whileLocked = await give('frank').catch(() => '');
    // Maria's window has locked itself meanwhile, so she unlocks it first.
    expect(whileLocked).toBe('');
    valueOf(await maria.session.unlock({ password: managerPassword, code: null }));
    const second = await give('frank');
    context.open.desk.clock.pass(10 * minute);
    const over = await begun();
    expect(codeOf(await answer(over, second))).toBe('wrong-enrolment-code');
    await context.open.desk.application.tick();
    context.open.desk.clock.turn(-5 * minute);
    expect(codeOf(await answer(over, second))).toBe('clock-behind');
    expect(failuresOf(context, 'frank')).toBe(1);
    context.open.desk.clock.turn(4 * minute);
    expect(codeOf(await answer(over, second))).toBe('wrong-enrolment-code');
  });

  test('belongs to one account, and a newer one voids it', async () => {
    const first = await give('frank');
    const ines = await begun('ines');
    expect(codeOf(await answer(ines, first))).toBe('wrong-enrolment-code');
    const second = await give('frank');
    const frank = await begun();
    expect(codeOf(await answer(frank, first))).toBe('wrong-enrolment-code');
    valueOf(await answer(frank, second));
  });

  test('counts after a restart of the app', async () => {
    const code = await give('frank');
    await context.open.desk.restart();
    valueOf(await answer(await begun(), code));
  });

  test.each([
    ['a new password', { password: 'an even longer passphrase' }, {}],
    ['a new role', { role: 'instructor' }, {}],
    ['a deactivation', {}, { active: false }],
  ] as const)('is void after %s', async (_name, edit, access) => {
    const code = await give('frank');
    const accountId = idOf('frank');
    const profile = valueOf(await maria.staff.read({ accountId }));
    const { version } = profile;
    if ('active' in access) {
      const after = valueOf(await maria.staff.setActive({ accountId, version, active: false }));
      valueOf(await maria.staff.setActive({ accountId, version: after.version, active: true }));
    } else valueOf(await maria.staff.edit(editOf(profile, edit)));
    const window = context.open.desk.window('staff');
    const password = 'password' in edit ? edit.password : context.school.members.frank.password;
    valueOf(await window.signIn.begin({ username: 'frank', password }));
    expect(codeOf(await answer(window, code))).toBe('wrong-enrolment-code');
  });

  test('is void after a reset', async () => {
    valueOf(await answer(await begun(), await give('frank')));
    const code = await give('frank');
    const accountId = idOf('frank');
    const { version } = valueOf(await maria.staff.read({ accountId }));
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    expect(codeOf(await answer(await begun(), code))).toBe('wrong-enrolment-code');
  });

  test('wrong ones count, are throttled and end the challenge, like wrong codes', async () => {
    const frank = await begun();
    for (let time = 1; time <= 4; time += 1) {
      expect(codeOf(await answer(frank, 'ZZZZ-ZZZZ'))).toBe('wrong-enrolment-code');
      expect(failuresOf(context, 'frank')).toBe(time);
    }
    expect(codeOf(await answer(frank, 'not even a code'))).toBe('throttled');
    expect((await stageOf(frank, 'signed-out')).because).toBe('too-many-codes');
    expect(context.raw.audited().slice(-2)).toEqual([
      '!two-factor.enrolment-code-used',
      '!account.locked-out',
    ]);
    // A sign-in with the password alone, at the portal without codes, clears none of them.
    context.open.desk.clock.pass(minute);
    const office = context.open.desk.window('office');
    await context.open.begin('frank', office);
    await stageOf(office, 'signed-in');
    expect(failuresOf(context, 'frank')).toBe(5);
  });

  test('a right one that cannot be audited is not consumed', async () => {
    const code = await give('frank');
    const frank = await begun();
    context.raw.breakAudit();
    expect(codeOf(await answer(frank, code))).toBe('internal-error');
    context.open.desk.errors.length = 0;
    context.raw.mendAudit();
    valueOf(await answer(frank, code));
  });
});

describe('giving an enrolment code', () => {
  test('is refused for oneself', async () => {
    expect(codeOf(await maria.enrolment.giveCode({ accountId: idOf('maria') }))).toBe('own-enrolment-code');
    expect(context.raw.rows('select * from enrolment_codes')).toEqual([]);
  });

  test('needs a manager with a fresh factor', async () => {
    const frank = context.open.desk.window('office');
    await context.open.begin('frank', frank);
    expect(codeOf(await frank.enrolment.giveCode({ accountId: idOf('ines') }))).toBe('permission-refused');
    for (let passed = 0; passed < 6; passed += 1) {
      context.open.desk.clock.pass(minute);
      await context.open.desk.application.touch(maria.windowId);
    }
    expect(codeOf(await maria.enrolment.giveCode({ accountId: idOf('ines') }))).toBe('step-up-needed');
  });

  test('is refused for an account that needs none', async () => {
    const accountId = idOf('frank');
    const { version } = valueOf(await maria.staff.read({ accountId }));
    valueOf(await maria.staff.setActive({ accountId, version, active: false }));
    expect(codeOf(await maria.enrolment.giveCode({ accountId }))).toBe('enrolment-code-not-needed');
    expect(valueOf(await maria.enrolment.wantsCode({ accountId }))).toBe(false);
    expect(valueOf(await maria.enrolment.wantsCode({ accountId: idOf('ines') }))).toBe(true);
    await set(maria, { supervisedEnrolment: false });
    expect(codeOf(await maria.enrolment.giveCode({ accountId: idOf('ines') }))).toBe(
      'enrolment-code-not-needed',
    );
  });
});

describe('turning supervision on', () => {
  test('voids every key that a window with a password alone shows, and ends its challenge', async () => {
    await set(maria, { supervisedEnrolment: false });
    const thief = await begun();
    const { secretKey } = await stageOf(thief, 'enrolment');
    await set(maria, { supervisedEnrolment: true });
    expect(context.raw.rows('select * from authenticators')).toEqual([]);
    // Frank sets up his app under supervision while the thief's page is open.
    const frank = await begun();
    valueOf(await answer(frank, await give('frank')));
    const { secretKey: fresh } = await stageOf(frank, 'enrolment');
    expect(fresh).not.toBe(secretKey);
    await stageOf(thief, 'signed-out');
    expect(codeOf(await thief.signIn.confirmEnrolment({ code: codeFor(fresh, now()) }))).toBe('no-challenge');
    expect(codeOf(await thief.signIn.copySecretKey())).toBe('no-challenge');
  });

  test('ends a challenge whose key another writer of the store has left pending', async () => {
    await set(maria, { ...on, supervisedEnrolment: false });
    const frank = await begun();
    const { secretKey } = await stageOf(frank, 'enrolment');
    context.raw.run('update school set supervised_enrolment = 1');
    const answered = await frank.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) });
    expect(codeOf(answered)).toBe('no-challenge');
    await stageOf(frank, 'signed-out');
  });

  test('and off again makes the enrolment code needless on an open page', async () => {
    const frank = await begun();
    await set(maria, { supervisedEnrolment: false });
    valueOf(await answer(frank, 'A'));
    await stageOf(frank, 'enrolment');
    expect(failuresOf(context, 'frank')).toBe(0);
  });
});

describe('before the date', () => {
  test('people can skip the manager’s code like the app', async () => {
    await set(maria, { requiredFrom: { office: 0, staff: now() + 60 * minute } });
    const frank = await begun();
    expect((await stageOf(frank, 'enrolment-code')).skippableUntil).toBe(now() + 60 * minute);
    valueOf(await frank.signIn.skipEnrolment());
    await stageOf(frank, 'signed-in');
  });
});

describe('the only manager', () => {
  test('learns that nobody else can give a code', async () => {
    expect((await stageOf(await begun('maria'), 'enrolment-code')).canBeGiven).toBe(true);
    context.raw.run("update accounts set active = 0 where username = 'mark'");
    expect((await stageOf(await begun('maria'), 'enrolment-code')).canBeGiven).toBe(false);
  });

  test('learns so too if every other manager is locked out', async () => {
    plantFailures(context, 'mark', policy.throttle.lockAfter);
    expect((await stageOf(await begun('maria'), 'enrolment-code')).canBeGiven).toBe(false);
  });

  test('can enrol with the new password alone for an hour after using the owner’s sheet', async () => {
    context.raw.run("update accounts set active = 0 where username = 'mark'");
    valueOf(await maria.keys.issueSheet());
    const { recoveryKey } = await stageOf(maria, 'owner-sheet');
    const recoveryWindow = context.open.desk.window('office');
    const newPassword = 'thirteen brass kettles sing';
    valueOf(await recoveryWindow.keys.recoverManager({ recoveryKey, username: 'maria', newPassword }));
    const enter = async (password = newPassword): Promise<TestWindow> => {
      const window = context.open.desk.window('staff');
      valueOf(await window.signIn.begin({ username: 'maria', password }));
      return window;
    };
    // An expired challenge costs nothing, because the hour still runs.
    await stageOf(await enter(), 'enrolment');
    context.open.desk.clock.pass(59 * minute);
    const window = await enter();
    const { secretKey } = await stageOf(window, 'enrolment');
    expect(codeOf(await window.signIn.confirmEnrolment({ code: wrongCodeFor(secretKey, now()) }))).toBe(
      'wrong-code',
    );
    context.open.desk.clock.pass(2 * minute);
    await stageOf(window, 'enrolment');
    valueOf(await window.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }));
    expect(context.raw.rows('select * from enrolment_codes')).toEqual([]);
  });

  test('needs a manager or the sheet again after that hour', async () => {
    valueOf(await maria.keys.issueSheet());
    const { recoveryKey } = await stageOf(maria, 'owner-sheet');
    const newPassword = 'thirteen brass kettles sing';
    const recoveryWindow = context.open.desk.window('office');
    valueOf(await recoveryWindow.keys.recoverManager({ recoveryKey, username: 'maria', newPassword }));
    context.open.desk.clock.pass(60 * minute);
    const window = context.open.desk.window('staff');
    valueOf(await window.signIn.begin({ username: 'maria', password: newPassword }));
    await stageOf(window, 'enrolment-code');
  });
});
