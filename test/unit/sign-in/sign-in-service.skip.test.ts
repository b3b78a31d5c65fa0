import { describe, expect, test } from 'vitest';
import type { AccountId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { StaffOptions } from '../../../shared/staff-options';
import { codeFor, enrol, staffPassword, wrongCodeFor } from '../../support/school';
import { failuresOf, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { newStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: false });
const minute = 60_000;
const day = 24 * 60 * minute;

/** Changes the Staff Options through a manager's window. */
const set = async (manager: TestWindow, change: Partial<StaffOptions>): Promise<void> => {
  const stored = valueOf(await manager.options.read());
  valueOf(await manager.options.save({ ...stored, options: { ...stored.options, ...change } }));
};
const both = (value: number) => ({ office: value, staff: value });
const on = { requireTwoFactor: { office: true, staff: true } };
const now = (): number => context.open.desk.clock.now();

/** Maria's window, with codes required at both portals after the given milliseconds. */
const requiredIn = async (wait: number): Promise<TestWindow> => {
  const maria = await context.open.signIn('maria');
  await set(maria, { ...on, requiredFrom: both(now() + wait) });
  return maria;
};

const frankAt = async (portal: 'office' | 'staff' = 'staff'): Promise<TestWindow> => {
  const window = context.open.desk.window(portal);
  await context.open.begin('frank', window);
  return window;
};

describe('before the date', () => {
  test('a person without an app can skip, like a sign-in with the password alone, and the audit log has the date', async () => {
    await requiredIn(day);
    const frank = await frankAt();
    const until = now() + day;
    expect((await stageOf(frank, 'enrolment')).skippableUntil).toBe(until);
    valueOf(await frank.signIn.skipEnrolment());
    await stageOf(frank, 'signed-in');
    expect(context.raw.audited().slice(-2)).toEqual(['two-factor.skipped', 'sign-in.completed']);
    const [skipped, completed] = context.raw
      .rows('select details from audit_events order by sequence desc limit 2')
      .map(({ details }) => JSON.parse(String(details)))
      .toReversed();
    expect(skipped).toEqual({ until });
    expect(completed).toEqual({ with: 'password' });
    expect(valueOf(await frank.session.stepUpFactor()).factor).toBe('password');
    expect(valueOf(await frank.ownAccount.read()).skippableUntil).toEqual(both(until));
  });

  test('a skip consumes the challenge', async () => {
    await requiredIn(day);
    const frank = await frankAt();
    const { secretKey } = await stageOf(frank, 'enrolment');
    valueOf(await frank.signIn.skipEnrolment());
    expect(codeOf(await frank.signIn.skipEnrolment())).toBe('no-challenge');
    expect(codeOf(await frank.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }))).toBe(
      'no-challenge',
    );
  });

  test('a person with an app needs its code as soon as the option is on', async () => {
    const maria = await requiredIn(day);
    await enrol(context.open.desk, context.open.desk.window('staff'), 'frank');
    const frank = await frankAt('office');
    await stageOf(frank, 'code');
    expect(codeOf(await frank.signIn.skipEnrolment())).toBe('no-challenge');
    await stageOf(frank, 'code');
    // Step-up needs the code too.
    await set(maria, { requireTwoFactor: { office: true, staff: false } });
    const staff = context.open.desk.window('staff');
    await context.open.begin('frank', staff);
    expect(valueOf(await staff.session.stepUpFactor()).factor).toBe('code');
  });

  test('no copy of what the authenticators say decides: without triggers a password alone opens no session', async () => {
    const maria = await requiredIn(day);
    await set(maria, { supervisedEnrolment: true });
    const { sqlite } = context.raw;
    for (const { name } of context.raw.rows("select name from sqlite_master where type = 'trigger'"))
      sqlite.exec(`drop trigger "${String(name)}"`);
    // This challenge shows no key, so it goes on while Frank sets up his app at another window.
    const thief = await frankAt();
    await stageOf(thief, 'enrolment-code');
    valueOf(await maria.enrolment.giveCode({ accountId: context.school.members.frank.accountId }));
    const { code: enrolmentCode } = await stageOf(maria, 'given-enrolment-code');
    const frank = await frankAt();
    valueOf(await frank.signIn.answerEnrolmentCode({ enrolmentCode }));
    const { secretKey } = await stageOf(frank, 'enrolment');
    valueOf(await frank.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }));
    expect(codeOf(await thief.signIn.skipEnrolment())).toBe('skip-refused');
    await stageOf(await frankAt('office'), 'code');
  });

  test('nobody can skip after an app was set up at another window', async () => {
    await requiredIn(day);
    const thief = await frankAt();
    await stageOf(thief, 'enrolment');
    await enrol(context.open.desk, context.open.desk.window('office'), 'frank');
    expect(codeOf(await thief.signIn.skipEnrolment())).toBe('no-challenge');
    expect(codeOf(await thief.ownAccount.read())).toBe('no-session');
  });

  test('failed codes stay counted after a skip', async () => {
    await requiredIn(day);
    const frank = await frankAt();
    const { secretKey } = await stageOf(frank, 'enrolment');
    for (let time = 0; time < 2; time += 1)
      expect(codeOf(await frank.signIn.confirmEnrolment({ code: wrongCodeFor(secretKey, now()) }))).toBe(
        'wrong-code',
      );
    valueOf(await frank.signIn.skipEnrolment());
    expect(failuresOf(context, 'frank')).toBe(2);
  });

  test('a portal that is closed to the role stays closed', async () => {
    await requiredIn(day);
    const window = context.open.desk.window('office');
    const { password } = context.school.members.ines;
    expect(codeOf(await window.signIn.begin({ username: 'ines', password }))).toBe('portal-not-open-to-role');
  });

  test('the pending key stays the same from a skip to the next sign-in', async () => {
    await requiredIn(day);
    const frank = await frankAt();
    const { secretKey } = await stageOf(frank, 'enrolment');
    valueOf(await frank.signIn.skipEnrolment());
    expect((await stageOf(await frankAt('office'), 'enrolment')).secretKey).toBe(secretKey);
  });
});

describe('from the date on', () => {
  test('a skip is refused, also on a page that was open before the date', async () => {
    await requiredIn(2 * minute);
    const frank = await frankAt();
    expect((await stageOf(frank, 'enrolment')).skippableUntil).not.toBeNull();
    context.open.desk.clock.pass(2 * minute);
    expect(codeOf(await frank.signIn.skipEnrolment())).toBe('skip-refused');
    expect((await stageOf(frank, 'enrolment')).skippableUntil).toBeNull();
    expect(context.raw.audited()).not.toContain('two-factor.skipped');
    expect(codeOf(await frank.ownAccount.read())).toBe('no-session');
  });

  test('a refused skip is no wrong code: the page stays, and the right code still confirms the app', async () => {
    await requiredIn(minute);
    const frank = await frankAt();
    const { secretKey } = await stageOf(frank, 'enrolment');
    context.open.desk.clock.pass(minute);
    for (let tries = 0; tries < policy.challenge.wrongCodes; tries += 1)
      expect(codeOf(await frank.signIn.skipEnrolment())).toBe('skip-refused');
    expect(failuresOf(context, 'frank')).toBe(0);
    valueOf(await frank.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }));
  });

  test('a clock that is turned back allows no skip', async () => {
    await requiredIn(day);
    context.open.desk.clock.pass(day);
    await context.open.desk.application.tick();
    context.open.desk.clock.turn(-30 * day);
    const frank = await frankAt();
    expect((await stageOf(frank, 'enrolment')).skippableUntil).toBeNull();
    expect(codeOf(await frank.signIn.skipEnrolment())).toBe('skip-refused');
  });

  test('nor does one that is turned back before a restart', async () => {
    await requiredIn(day);
    context.open.desk.clock.pass(day);
    await context.open.desk.application.tick();
    context.open.desk.clock.turn(-30 * day);
    await context.open.desk.restart();
    expect(codeOf(await (await frankAt()).signIn.skipEnrolment())).toBe('skip-refused');
  });

  test('a signed-in person stays signed in, and unlocks with the password', async () => {
    await requiredIn(2 * minute);
    const frank = await frankAt();
    valueOf(await frank.signIn.skipEnrolment());
    context.open.desk.clock.pass(90 * minute);
    const { codeNeeded } = await stageOf(frank, 'locked');
    expect(codeNeeded).toBe(false);
    valueOf(await frank.session.unlock({ password: staffPassword, code: null }));
    await stageOf(frank, 'signed-in');
    expect(valueOf(await frank.ownAccount.read()).skippableUntil).toEqual({ office: null, staff: null });
  });
});

describe('days of grace', () => {
  test('start with the creation of the account, and old accounts have none', async () => {
    const maria = await context.open.signIn('maria');
    await set(maria, { ...on, graceDays: { office: 0, staff: 1 } });
    const frank = await frankAt();
    const made = Number(
      context.raw.rows("select created_at from accounts where username = 'frank'")[0]?.['created_at'],
    );
    expect((await stageOf(frank, 'enrolment')).skippableUntil).toBe(made + day);
    // The other portal allows no days of grace.
    expect((await stageOf(await frankAt('office'), 'enrolment')).skippableUntil).toBeNull();
    context.open.desk.clock.pass(day);
    expect(codeOf(await (await frankAt()).signIn.skipEnrolment())).toBe('skip-refused');
  });
});

describe('while people can skip the enrolment', () => {
  test('new passwords need the longer minimum, whether a manager or the person sets them', async () => {
    const maria = await requiredIn(day);
    expect(valueOf(await maria.staff.shortestPasswords())).toMatchObject({ manager: 15, instructor: 15 });
    expect(valueOf(await maria.ownAccount.read()).shortestPassword).toBe(15);
    const add = newStaff({ password: 'only 12 long' });
    expect(codeOf(await maria.staff.add(add))).toBe('input-refused');
    context.open.desk.clock.pass(day);
    const again = context.open.desk.window('office');
    await context.open.begin('maria', again);
    const { secretKey } = await stageOf(again, 'enrolment');
    valueOf(await again.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }));
    valueOf(await again.ownAccount.confirmRecoveryCodesSaved());
    expect(valueOf(await again.staff.shortestPasswords())).toMatchObject({ manager: 8, instructor: 8 });
    expect(valueOf(await again.ownAccount.read()).shortestPassword).toBe(8);
    valueOf(await again.staff.add(add));
  });

  test('the sign-in page names the date of the requirement', async () => {
    await requiredIn(day);
    const window = context.open.desk.window('office');
    expect(valueOf(await window.signIn.current())).toMatchObject({
      codeRequired: true,
      codeRequiredFrom: now() + day,
    });
    context.open.desk.clock.pass(day);
    expect(valueOf(await window.signIn.current())).toMatchObject({
      codeRequired: true,
      codeRequiredFrom: null,
    });
  });
});

describe('the options', () => {
  test('refuse a date more than a year ahead', async () => {
    const maria = await context.open.signIn('maria');
    const stored = valueOf(await maria.options.read());
    const answer = await maria.options.save({
      ...stored,
      options: { ...stored.options, requiredFrom: { office: 0, staff: now() + 367 * day } },
    });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'input-refused',
        fields: [{ field: 'options.requiredFrom.staff', problem: 'too-far-ahead' }],
      },
    });
  });

  test('put their dates and grace into the audit log', async () => {
    const maria = await requiredIn(day);
    await set(maria, { graceDays: { office: 0, staff: 5 }, supervisedEnrolment: true });
    const details = context.raw
      .rows("select details from audit_events where action = 'options.changed' order by sequence")
      .map((row) => JSON.parse(String(row['details'])));
    expect(details.at(-2)).toMatchObject({
      'requiredFrom.office': now() + day,
      'requireTwoFactor.staff': true,
    });
    expect(details.at(-1)).toEqual({ 'graceDays.staff': 5, supervisedEnrolment: true });
  });

  test('show a manager the people that a requirement concerns, and those without a password', async () => {
    const maria = await context.open.signIn('maria');
    context.raw.run("update accounts set password_hash = '' where username = 'ines'");
    context.raw.run("update accounts set active = 0 where username = 'mark'");
    const found = valueOf(await maria.options.preflight({ asking: { office: false, staff: true } }));
    const [at] = found.portals;
    expect(at?.asked.first.people.map(({ name, isSelf }) => [name, isSelf])).toEqual([
      ['frank', false],
      ['ines', false],
      ['Maria Lopez', true],
    ]);
    expect(found).toMatchObject({
      portals: [{ portal: 'staff', staff: 3, asked: { count: 3 } }],
      withoutPassword: { count: 1, first: { people: [{ name: 'ines' }], next: null } },
      managersSetUp: 'none',
      selfSetUp: false,
      anotherManager: false,
    });
    const after = { name: 'frank', accountId: at?.asked.first.people[0]?.accountId ?? ('' as AccountId) };
    const more = valueOf(
      await maria.options.preflightMore({
        asking: { office: false, staff: true },
        withoutPassword: false,
        after,
      }),
    );
    expect(more).toEqual({ people: at?.asked.first.people.slice(1), next: null });
  });
});
