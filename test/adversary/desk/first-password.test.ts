import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Portal } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import type { StaffOptions } from '../../../shared/staff-options';
import { givePass, vouchOf } from '../../support/no-phone';
import { codeFor, givenPassword, staffPassword } from '../../support/school';
import { failuresOf, plantFailures, setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { editOf } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';
import { knownOf } from '../support/knowledge';
import { givePassword, profileOf } from '../support/stands';
import { validInput } from '../support/valid-input';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const own = 'nine small doors ajar';
const desk = () => context.open.desk;
const frankId = (): AccountId => context.school.members.frank.accountId;

const franksRow = () =>
  context.raw.rows('select epoch, password_hash, must_choose_password from accounts where id = ?', frankId());
const franksSessions = (): number =>
  context.raw.rows('select id from sessions where account_id = ? and ended_at = 0', frankId()).length;

const setOptions = async (manager: TestWindow, change: Partial<StaffOptions>): Promise<void> => {
  const stored = valueOf(await manager.options.read());
  valueOf(await manager.options.save({ ...stored, options: { ...stored.options, ...change } }));
};

const begun = async (portal: Portal, password = givenPassword): Promise<TestWindow> => {
  const window = desk().window(portal);
  valueOf(await window.signIn.begin({ username: 'frank', password }));
  return window;
};

const reset = async (maria: TestWindow): Promise<void> => {
  const { accountId, version } = await profileOf(maria, 'frank');
  valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
};

const currentOf = async (window: TestWindow): Promise<string> =>
  valueOf(await window.signIn.current()).current.stage;

/** The ways through a sign-in, up to the last factor. Maria has set Frank's password. */
const paths: Readonly<
  Record<string, (portal: Portal, maria: TestWindow) => Promise<{ window: TestWindow; with: string }>>
> = {
  'password alone': async (portal, maria) => {
    await setSwitches(maria, false, false);
    await reset(maria);
    return { window: await begun(portal), with: 'password' };
  },
  code: async (portal) => {
    const window = await begun(portal);
    desk().clock.pass(30_000);
    valueOf(await window.signIn.answerCode({ code: context.open.code('frank') }));
    return { window, with: 'code' };
  },
  'recovery code': async (portal) => {
    const window = await begun(portal);
    const [recoveryCode = ''] = context.school.members.frank.codes;
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode }));
    return { window, with: 'recovery-code' };
  },
  'one-time pass': async (portal, maria) => {
    const oneTimePass = await givePass(context.open, maria, 'frank');
    const window = await begun(portal);
    valueOf(await window.signIn.answerOneTimePass({ oneTimePass }));
    return { window, with: 'one-time-pass' };
  },
  vouch: async (portal) => {
    const window = await begun(portal);
    desk().clock.pass(30_000);
    valueOf(await window.signIn.vouch(vouchOf(context.open, 'mark')));
    return { window, with: 'vouched' };
  },
  'lifted lock': async (portal) => {
    plantFailures(context, 'frank', 100);
    const window = desk().window(portal);
    const [recoveryCode = ''] = context.school.members.frank.codes;
    valueOf(await window.signIn.liftLock({ username: 'frank', password: givenPassword, recoveryCode }));
    return { window, with: 'recovery-code' };
  },
  'first enrolment': async (portal, maria) => {
    await reset(maria);
    const window = await begun(portal);
    const { secretKey } = await stageOf(window, 'enrolment');
    valueOf(await window.signIn.confirmEnrolment({ code: codeFor(secretKey, desk().clock.now()) }));
    return { window, with: 'code' };
  },
  skip: async (portal, maria) => {
    await reset(maria);
    const tomorrow = desk().clock.now() + 24 * 60 * minute;
    await setOptions(maria, { requiredFrom: { office: tomorrow, staff: tomorrow } });
    const window = await begun(portal);
    valueOf(await window.signIn.skipEnrolment());
    return { window, with: 'password' };
  },
};

/** Frank, with his code, at the step. */
const choosing = async (): Promise<TestWindow> => {
  const maria = await context.open.signIn('maria');
  await givePassword(maria, 'frank');
  const { window } = await (paths['code'] as (typeof paths)[string])('office', maria);
  await stageOf(window, 'first-password');
  return window;
};

describe('no session before a choice of one’s own', () => {
  for (const portal of ['office', 'staff'] as const)
    for (const [name, path] of Object.entries(paths))
      test(`${portal}, ${name}`, async ({ tries }) => {
        const maria = await context.open.signIn('maria');
        await givePassword(maria, 'frank');
        const events = context.raw.audited().length;
        const { window, with: openedWith } = await path(portal, maria);

        const stage = await stageOf(window, 'first-password');
        expect(stage).toMatchObject({ username: 'frank', shortestPassword: expect.any(Number) });
        expect(franksSessions()).toBe(0);
        expect(codeOf(await window.ownAccount.read())).toBe('no-session');
        expect(context.raw.audited().slice(events)).not.toContain('sign-in.completed');
        // A reload, and a crashed page.
        await stageOf(window, 'first-password');

        valueOf(await window.signIn.choosePassword({ newPassword: own }));
        const { stage: after } = valueOf(await window.signIn.current()).current;
        expect(after).toBe(name === 'first enrolment' ? 'recovery-codes' : 'signed-in');
        expect(franksSessions()).toBe(1);
        const [completed, changed] = context.raw.rows(
          'select action, details, portal from audit_events order by sequence desc limit 2',
        );
        expect(completed).toMatchObject({ action: 'sign-in.completed', portal });
        expect(JSON.parse(String(completed?.['details']))).toEqual({ with: openedWith });
        expect(changed).toMatchObject({ action: 'password.changed', details: '{"first":true}', portal });
        // A key that was drawn under the manager's password is gone.
        expect(context.raw.rows("select id from authenticators where state = 'pending'")).toEqual([]);
        tries.add(2);
      });

  test('a choice before its factor is refused, and changes nothing', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    await givePassword(maria, 'frank');
    const before = franksRow();
    const atCode = await begun('office');
    await stageOf(atCode, 'code');
    expect(codeOf(await atCode.signIn.choosePassword({ newPassword: own }))).toBe('no-challenge');
    expect(codeOf(await atCode.signIn.choosePassword({ newPassword: 'short' }))).toBe('no-challenge');
    expect(codeOf(await desk().window('office').signIn.choosePassword({ newPassword: own }))).toBe(
      'no-challenge',
    );
    expect(franksRow()).toEqual(before);
    tries.add(3);
  });

  test('a portal that is closed to the role says so before the step', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    await givePassword(maria, 'ines');
    const window = desk().window('office');
    valueOf(await window.signIn.begin({ username: 'ines', password: givenPassword }));
    expect(codeOf(await window.signIn.answerCode({ code: context.open.code('ines') }))).toBe(
      'portal-not-open-to-role',
    );
    await stageOf(window, 'signed-out');
    tries.add();
  });

  test('a session that is planted past the step counts for nothing', async ({ tries }) => {
    const frank = await context.open.signIn('frank');
    context.raw.run('update accounts set must_choose_password = 1 where id = ?', frankId());
    expect(codeOf(await frank.ownAccount.read())).toBe('no-session');
    await stageOf(frank, 'signed-out');
    tries.add();
  });
});

describe('at the step', () => {
  test('every other channel is refused, and changes nothing', async ({ tries }) => {
    const window = await choosing();
    const { windowId } = window;
    const store = context.raw.contents();
    const known = knownOf(context.school, context.open);
    for (const { name, entry } of channels.filter(({ entry }) => entry.caller !== 'anyone')) {
      if (name === 'signIn.choosePassword' || name === 'signIn.cancel') continue;
      for (const input of fc.sample(validInput(entry.input, known), { numRuns: 4, seed: 5 })) {
        const answer = await desk().application.dispatch({ windowId, portal: 'office' }, name, input);
        expect(outcomeOf(answer), name).toBe(entry.caller === 'challenge' ? 'no-challenge' : 'no-session');
        tries.add();
      }
    }
    // A manager's right factors, and a right code: neither is used up.
    desk().clock.pass(30_000);
    expect(codeOf(await window.signIn.vouch(vouchOf(context.open, 'mark')))).toBe('no-challenge');
    expect(codeOf(await window.signIn.answerCode({ code: context.open.code('frank') }))).toBe('no-challenge');
    expect(context.raw.contents() === store, 'the store is as it was').toBe(true);
    await stageOf(window, 'first-password');
    tries.add(2);
  });

  test('weak passwords and the one that was set are a field’s error, and count for nothing', async ({
    tries,
  }) => {
    const window = await choosing();
    const refused = async (newPassword: string, problem: string): Promise<void> => {
      const answer = await window.signIn.choosePassword({ newPassword });
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'input-refused', fields: [{ field: 'newPassword', problem }] },
      });
      tries.add();
    };
    for (let times = 0; times < 3; times += 1) {
      await refused('short', 'too-short');
      await refused('password123', 'common-password');
      await refused('northside frank', 'made-of-names');
      await refused(givenPassword, 'same-as-before');
      await refused(givenPassword.normalize('NFD'), 'same-as-before');
    }
    expect(failuresOf(context, 'frank')).toBe(0);
    expect(franksRow()).toMatchObject([{ must_choose_password: 1 }]);
    valueOf(await window.signIn.choosePassword({ newPassword: own }));
  });

  test('going back, waiting too long and a restart take the whole sign-in again', async ({ tries }) => {
    const window = await choosing();
    const used = context.open.code('frank');
    valueOf(await window.signIn.cancel());
    expect(codeOf(await window.signIn.choosePassword({ newPassword: own }))).toBe('no-challenge');
    expect(await stageOf(window, 'signed-out')).toMatchObject({ username: 'frank' });
    // The code that led to the step is used up.
    valueOf(await window.signIn.begin({ username: 'frank', password: givenPassword }));
    expect(codeOf(await window.signIn.answerCode({ code: used }))).toBe('code-already-used');
    desk().clock.pass(30_000);
    valueOf(await window.signIn.answerCode({ code: context.open.code('frank') }));
    await stageOf(window, 'first-password');
    desk().clock.pass(5 * minute);
    expect(codeOf(await window.signIn.choosePassword({ newPassword: own }))).toBe('no-challenge');
    expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'challenge-expired' });
    valueOf(await window.signIn.begin({ username: 'frank', password: givenPassword }));
    valueOf(await window.signIn.answerCode({ code: context.open.code('frank') }));
    await desk().restart();
    const again = desk().window('office');
    expect(codeOf(await again.signIn.choosePassword({ newPassword: own }))).toBe('no-challenge');
    expect(franksSessions()).toBe(0);
    expect(franksRow()).toMatchObject([{ must_choose_password: 1 }]);
    tries.add(4);
  });

  const ends: Readonly<Record<string, (maria: TestWindow) => Promise<unknown>>> = {
    'a reset': reset,
    'another password': (maria) => givePassword(maria, 'frank'),
    'another role': async (maria) =>
      valueOf(await maria.staff.edit(editOf(await profileOf(maria, 'frank'), { role: 'instructor' }))),
    'a deactivation': async (maria) => {
      const { accountId, version } = await profileOf(maria, 'frank');
      valueOf(await maria.staff.setActive({ accountId, version, active: false }));
    },
  };
  for (const [name, end] of Object.entries(ends))
    test(`${name} ends it`, async ({ tries }) => {
      const window = await choosing();
      await end(await context.open.signIn('maria'));
      expect(codeOf(await window.signIn.choosePassword({ newPassword: own }))).toBe('no-challenge');
      await stageOf(window, 'signed-out');
      expect(franksSessions()).toBe(0);
      tries.add();
    });
});

describe('races', () => {
  test('two windows at the step: one choice counts, and one session begins', async ({ tries }) => {
    const one = await choosing();
    const other = await begun('staff');
    desk().clock.pass(30_000);
    valueOf(await other.signIn.answerCode({ code: context.open.code('frank') }));
    const answers = await Promise.all([
      one.signIn.choosePassword({ newPassword: own }),
      one.signIn.choosePassword({ newPassword: `${own} again` }),
      other.signIn.choosePassword({ newPassword: 'ten large doors shut' }),
    ]);
    expect(answers.map(outcomeOf).toSorted()).toEqual(['answered', 'no-challenge', 'no-challenge']);
    expect(franksSessions()).toBe(1);
    expect(franksRow()).toMatchObject([{ must_choose_password: 0 }]);
    expect([await currentOf(one), await currentOf(other)].toSorted()).toEqual(['signed-in', 'signed-out']);
    tries.add(3);
  });

  test('a manager who sets another password meanwhile wins, or ends the session', async ({ tries }) => {
    const window = await choosing();
    const maria = await context.open.signIn('maria');
    const profile = await profileOf(maria, 'frank');
    const [chosen, edited] = await Promise.all([
      window.signIn.choosePassword({ newPassword: own }),
      maria.staff.edit(editOf(profile, { password: 'a wholly new one' })),
    ]);
    // One of them saw a stale account: nobody is in with a password that the other one set.
    expect([chosen, edited].filter(({ ok }) => ok)).toHaveLength(1);
    expect(franksSessions()).toBe(chosen.ok ? 1 : 0);
    expect(franksRow()).toMatchObject([{ must_choose_password: chosen.ok ? 0 : 1 }]);
    tries.add();
  });
});

describe('a manager as somebody else', () => {
  test('a manager who gets in with a password that they set leaves the owner without theirs', async ({
    tries,
  }) => {
    const maria = await context.open.signIn('maria');
    await givePassword(maria, 'frank');
    const pass = await givePass(context.open, maria, 'frank');
    const asFrank = await begun('office');
    valueOf(await asFrank.signIn.answerOneTimePass({ oneTimePass: pass }));
    // The password that the manager set can't stay, and Frank's own one is unknown to them.
    expect(codeOf(await asFrank.signIn.choosePassword({ newPassword: givenPassword }))).toBe('input-refused');
    valueOf(await asFrank.signIn.choosePassword({ newPassword: own }));
    await stageOf(asFrank, 'signed-in');
    const frank = desk().window('staff');
    expect(codeOf(await frank.signIn.begin({ username: 'frank', password: staffPassword }))).toBe(
      'wrong-credentials',
    );
    tries.add(2);
  });

  test('a given password that the owner once had lets nobody in either', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    valueOf(await maria.staff.edit(editOf(await profileOf(maria, 'frank'), { password: staffPassword })));
    const frank = await begun('staff', staffPassword);
    desk().clock.pass(30_000);
    valueOf(await frank.signIn.answerCode({ code: context.open.code('frank') }));
    await stageOf(frank, 'first-password');
    tries.add();
  });

  test('a manager with a password that somebody else set vouches for nobody', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    await givePassword(maria, 'mark');
    const ines = desk().window('staff');
    await context.open.begin('ines', ines);
    desk().clock.pass(30_000);
    const vouch = { ...vouchOf(context.open, 'mark'), password: givenPassword };
    expect(codeOf(await ines.signIn.vouch(vouch))).toBe('vouch-refused');
    await stageOf(ines, 'code');
    // His code is not used up.
    const mark = desk().window('office');
    valueOf(await mark.signIn.begin({ username: 'mark', password: givenPassword }));
    valueOf(await mark.signIn.answerCode({ code: vouch.code }));
    valueOf(await mark.signIn.choosePassword({ newPassword: own }));
    desk().clock.pass(30_000);
    valueOf(await ines.signIn.vouch({ ...vouchOf(context.open, 'mark'), password: own }));
    await stageOf(ines, 'signed-in');
    tries.add();
  });

  test('people who are added choose theirs, whatever their role', async ({ tries }) => {
    desk().takesFirstPasswords = false;
    const maria = await context.open.signIn('maria');
    await setSwitches(maria, false, false);
    for (const role of ['manager', 'front-desk', 'instructor'] as const) {
      const person = { name: role, username: role, role, password: givenPassword };
      valueOf(await maria.staff.add(person));
      const window = desk().window('staff');
      valueOf(await window.signIn.begin({ username: role, password: givenPassword }));
      await stageOf(window, 'first-password');
      expect(codeOf(await window.ownAccount.read())).toBe('no-session');
      valueOf(await window.signIn.choosePassword({ newPassword: own }));
      await stageOf(window, 'signed-in');
      tries.add();
    }
  });
});
