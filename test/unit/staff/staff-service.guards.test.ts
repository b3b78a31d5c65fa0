import { describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/access';
import { policy } from '../../../shared/policy';
import type { Username } from '../../support/prepared-school';
import { staffPassword, firstOfStaff, staffIn } from '../../support/school';
import { plantFailures, setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editedStaff, importRow, newStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const seen = async (window: TestWindow, username: Username) => {
  const profile = valueOf(await window.staff.read({ accountId: context.school.members[username].accountId }));
  return { profile, accountId: profile.accountId, version: profile.version };
};
const giveRole = async (window: TestWindow, username: Username, role: Role) => {
  const { accountId, version, profile } = await seen(window, username);
  return window.staff.edit(
    editedStaff({ accountId, version, name: profile.name, username, role, password: null }),
  );
};
const setActive = async (window: TestWindow, username: Username, active: boolean) => {
  const { accountId, version } = await seen(window, username);
  return window.staff.setActive({ accountId, version, active });
};

describe('two factor', () => {
  test('can’t be reset by oneself, and nothing changes', async () => {
    const maria = await context.open.signIn('maria');
    const { accountId, version } = await seen(maria, 'maria');
    const before = context.raw.contents();
    expect(codeOf(await maria.staff.resetTwoFactor({ accountId, version }))).toBe('own-two-factor');
    expect(context.raw.contents()).toBe(before);
  });

  test('loses authenticator and recovery codes at once with a reset, which leaves a notice', async () => {
    const { open, raw, school } = context;
    const maria = await open.signIn('maria');
    const { accountId, version } = await seen(maria, 'frank');
    expect(valueOf(await maria.staff.resetTwoFactor({ accountId, version }))).toMatchObject({
      twoFactor: 'not-set-up',
      recoveryCodesLeft: 0,
    });
    for (const table of ['authenticators', 'recovery_codes'])
      expect(raw.rows(`select 1 from ${table} where account_id = ?`, accountId)).toEqual([]);
    expect(raw.audited().slice(-3)).toContain('two-factor.reset');
    const [event] = raw.rows(
      "select actor_name, subject_name from audit_events where action = 'two-factor.reset'",
    );
    expect(event).toEqual({ actor_name: 'Maria Lopez', subject_name: 'frank' });
    const { version: now } = await seen(maria, 'frank');
    expect(codeOf(await maria.staff.resetTwoFactor({ accountId, version: now }))).toBe('nothing-to-reset');
    expect(school.members.frank.codes).toHaveLength(10);
  });

  test('can’t be reset for an account that has changed since the manager read it', async () => {
    const maria = await context.open.signIn('maria');
    const stale = await seen(maria, 'frank');
    valueOf(await giveRole(maria, 'frank', 'instructor'));
    const before = context.raw.contents();
    for (const call of [
      maria.staff.resetTwoFactor({ accountId: stale.accountId, version: stale.version }),
      maria.staff.setActive({ accountId: stale.accountId, version: stale.version, active: false }),
      maria.staff.edit(
        editedStaff({
          accountId: stale.accountId,
          version: stale.version,
          name: 'F',
          username: 'frank',
          role: 'instructor',
          password: null,
        }),
      ),
    ])
      expect(codeOf(await call)).toBe('stale-edit');
    expect(context.raw.contents()).toBe(before);
  });

  test('can’t be switched off by oneself on any channel', async () => {
    const { open } = context;
    const frank = await open.signIn('frank');
    const { accountId, version } = await seen(await open.signIn('maria'), 'frank');
    expect(codeOf(await frank.staff.resetTwoFactor({ accountId, version }))).toBe('permission-refused');
    expect(codeOf(await frank.options.read())).toBe('permission-refused');
  });
});

describe('the last active manager', () => {
  test('can be neither set inactive nor given another role, by oneself either', async () => {
    const maria = await context.open.signIn('maria');
    valueOf(await setActive(maria, 'mark', false));
    const before = context.raw.contents();
    expect(codeOf(await setActive(maria, 'maria', false))).toBe('last-manager');
    for (const role of ['front-desk', 'instructor'] as const)
      expect(codeOf(await giveRole(maria, 'maria', role))).toBe('last-manager');
    expect(context.raw.contents()).toBe(before);
    // An inactive manager does not count, and may get another role.
    valueOf(await giveRole(maria, 'mark', 'instructor'));
  });

  test('is the only one left: with another active manager both are allowed', async () => {
    const maria = await context.open.signIn('maria');
    valueOf(await giveRole(maria, 'maria', 'front-desk'));
    expect(codeOf(await maria.staff.search(firstOfStaff))).toBe('no-session');
    const mark = await context.open.signIn('mark');
    expect(codeOf(await setActive(mark, 'mark', false))).toBe('last-manager');
  });

  test('is the last who can manage: an imported manager without a password does not count', async () => {
    const maria = await context.open.signIn('maria');
    valueOf(await setActive(maria, 'mark', false));
    const rows = [importRow(2, { name: 'Nora Ek', username: 'nora', role: 'manager' })];
    valueOf(await maria.staffFile.import({ rows, fileName: 'staff.csv', onlyGood: false }));
    const before = context.raw.contents();
    expect(codeOf(await giveRole(maria, 'maria', 'front-desk'))).toBe('last-manager');
    expect(codeOf(await setActive(maria, 'maria', false))).toBe('last-manager');
    expect(context.raw.contents()).toBe(before);
  });

  test('is the last who can manage: a manager with 100 failures does not count', async () => {
    const maria = await context.open.signIn('maria');
    plantFailures(context, 'mark', policy.throttle.lockAfter);
    expect(codeOf(await giveRole(maria, 'maria', 'front-desk'))).toBe('last-manager');
    expect(codeOf(await setActive(maria, 'maria', false))).toBe('last-manager');
    // One failure fewer means only a wait.
    context.raw.run('update throttles set failures = ?', policy.throttle.lockAfter - 1);
    valueOf(await giveRole(maria, 'maria', 'front-desk'));
  });
});

test('the hint about managers with an app counts those who can manage', async () => {
  const maria = await context.open.signIn('maria');
  const asking = { office: true, staff: false };
  const counted = async () => {
    const { managersSetUp, anotherManager } = valueOf(await maria.options.preflight({ asking }));
    const { staff } = valueOf(await maria.overview.read());
    return [managersSetUp, anotherManager, staff.managersSetUp];
  };
  expect(await counted()).toEqual(['second', true, 2]);
  // A hardware token can be handed out before the first password is given.
  context.raw.run("update accounts set password_hash = '' where username = 'mark'");
  expect(await counted()).toEqual(['only-self', false, 1]);
  context.raw.run("update accounts set password_hash = 'a hash' where username = 'mark'");
  plantFailures(context, 'mark', policy.throttle.lockAfter);
  expect(await counted()).toEqual(['only-self', false, 1]);
});

describe('a username', () => {
  test.each(['MARIA', ' maria ', 'ｍａｒｉａ', 'mAriA'])(
    'is taken, however it is written: %j',
    async (username) => {
      const maria = await context.open.signIn('maria');
      const taken = {
        ok: false,
        error: { code: 'input-refused', fields: [{ field: 'username', problem: 'taken' }] },
      };
      expect(
        await maria.staff.add(
          newStaff({ name: 'Other', username, role: 'instructor', password: staffPassword }),
        ),
      ).toEqual(taken);
      const { accountId, version } = await seen(maria, 'frank');
      expect(
        await maria.staff.edit(
          editedStaff({
            accountId,
            version,
            name: 'Frank',
            username,
            role: 'front-desk',
            password: null,
          }),
        ),
      ).toEqual(taken);
    },
  );

  test('may be changed in its spelling for its holder', async () => {
    const maria = await context.open.signIn('maria');
    const { accountId, version } = await seen(maria, 'frank');
    valueOf(
      await maria.staff.edit(
        editedStaff({
          accountId,
          version,
          name: 'Frank',
          username: 'FRANK',
          role: 'front-desk',
          password: null,
        }),
      ),
    );
  });
});

describe('a password that a manager sets', () => {
  const add = (maria: TestWindow, password: string, role: Role = 'instructor') =>
    maria.staff.add(newStaff({ name: 'Nia', username: 'nia.okafor', role, password }));

  test('is checked against the role and the present switches', async () => {
    const maria = await context.open.signIn('maria');
    const short = { code: 'input-refused', fields: [{ field: 'password', problem: 'too-short', bound: 15 }] };
    await setSwitches(maria, true, false);
    expect(await add(maria, 'harbours')).toEqual({ ok: false, error: short });
    await setSwitches(maria, false, true);
    expect(await add(maria, 'harbours', 'manager')).toEqual({ ok: false, error: short });
    expect(valueOf(await maria.staff.shortestPasswords())).toEqual({
      manager: 15,
      'front-desk': 15,
      instructor: 8,
    });
    valueOf(await add(maria, 'harbours'));
  });

  test.each([
    ['password', 'common-password'],
    ['nia.okafor1', 'made-of-names'],
    ['Northside1', 'made-of-names'],
  ])('is not %s', async (password, problem) => {
    const maria = await context.open.signIn('maria');
    const refused = await add(maria, password);
    expect(refused).toEqual({
      ok: false,
      error: { code: 'input-refused', fields: [{ field: 'password', problem }] },
    });
    expect(context.raw.rows("select 1 from accounts where username = 'nia.okafor'")).toEqual([]);
  });
});

test('front-desk staff see names, roles and who is active, and nothing else', async () => {
  const { open } = context;
  const frank = await open.signIn('frank');
  const rows = await staffIn(frank);
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row.managed).toBeNull();
  expect(JSON.stringify(rows)).not.toContain('"username"');
  const maria = await open.signIn('maria');
  expect((await staffIn(maria)).every(({ managed }) => managed?.twoFactor === 'set-up')).toBe(true);
});
