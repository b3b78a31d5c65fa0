import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { codeFor, staffPassword } from '../support/school';
import { stageOf, type TestWindow, valueOf } from '../support/test-desk';
import { editedStaff, newStaff } from '../support/staff-calls';

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());
beforeEach(async () => {
  open = await school.open();
  raw = new RawStore(open.desk.directory);
});
afterEach(async () => {
  expect(open.desk.errors).toEqual([]);
  raw.close();
  await open.remove();
});

const outcomes = (results: readonly { ok: boolean; error?: { code: string } }[]): string[] =>
  results.map((result) => (result.ok ? 'in' : (result.error?.code ?? ''))).sort();
const openSessions = (): number => raw.rows('select 1 from sessions where ended_at = 0').length;
const frankAt = async (...portals: ('office' | 'staff')[]): Promise<TestWindow[]> => {
  const windows = portals.map((portal) => open.desk.window(portal));
  for (const window of windows) await open.begin('frank', window);
  return windows;
};

describe('of several parallel calls one wins', () => {
  test('the same code in two windows makes one session', async () => {
    const windows = await frankAt('office', 'staff', 'office');
    const code = open.code('frank');
    const results = await Promise.all(windows.map((window) => window.signIn.answerCode({ code })));
    expect(outcomes(results)).toEqual(['code-already-used', 'code-already-used', 'in']);
    expect(openSessions()).toBe(1);
    expect(raw.audited().filter((action) => action === 'sign-in.completed')).toHaveLength(1 + 4 + 1);
  });

  test('the same code twice in one window makes one session', async () => {
    const [window] = await frankAt('office');
    const code = open.code('frank');
    const results = await Promise.all([
      window?.signIn.answerCode({ code }),
      window?.signIn.answerCode({ code }),
    ]);
    expect(outcomes(results as never)).toEqual(['in', 'no-challenge']);
    expect(openSessions()).toBe(1);
  });

  test('the same recovery code in two windows makes one session', async () => {
    const windows = await frankAt('office', 'staff');
    const recoveryCode = school.members.frank.codes[3] ?? '';
    const results = await Promise.all(
      windows.map((window) => window.signIn.answerRecoveryCode({ recoveryCode })),
    );
    expect(outcomes(results)).toEqual(['in', 'wrong-recovery-code']);
    expect(openSessions()).toBe(1);
    expect(raw.rows('select 1 from recovery_codes where consumed_at <> 0')).toHaveLength(1);
  });

  test('a key that is confirmed twice at once makes one authenticator, one set of codes, one session', async () => {
    const maria = await open.signIn('maria');
    valueOf(
      await maria.staff.add(
        newStaff({ name: 'Nia', username: 'nia', role: 'front-desk', password: staffPassword }),
      ),
    );
    const windows = [open.desk.window('office'), open.desk.window('staff')] as const;
    const keys: string[] = [];
    for (const window of windows) {
      valueOf(await window.signIn.begin({ username: 'nia', password: staffPassword }));
      keys.push((await stageOf(window, 'enrolment')).secretKey);
    }
    // A key is on one screen at a time: the second window has a key of its own, and the first one is over.
    expect(keys[0]).not.toBe(keys[1]);
    const code = codeFor(keys[1] ?? '', open.desk.clock.now());
    const [office, staff] = windows;
    const results = await Promise.all(
      [office, staff, staff].map((window) => window.signIn.confirmEnrolment({ code })),
    );
    expect(outcomes(results)).toEqual(['in', 'no-challenge', 'no-challenge']);
    expect(
      raw.rows(
        "select 1 from authenticators a join accounts on accounts.id = account_id where username = 'nia'",
      ),
    ).toHaveLength(1);
    expect(
      raw.rows(
        "select 1 from recovery_codes join accounts on accounts.id = account_id where username = 'nia'",
      ),
    ).toHaveLength(10);
    // The confirming code counts as used.
    const again = open.desk.window('staff');
    valueOf(await again.signIn.begin({ username: 'nia', password: staffPassword }));
    expect(outcomes([await again.signIn.answerCode({ code })])).toEqual(['code-already-used']);
  });

  test('two first runs make one school', async () => {
    const { TestDesk } = await import('../support/test-desk');
    const empty = await TestDesk.start();
    const windows = [empty.window('office'), empty.window('office')];
    const results = await Promise.all(
      windows.map((window, index) =>
        window.signIn.setUp({
          schoolName: `School ${index}`,
          name: 'Anna',
          username: `anna${index}`,
          password: 'quiet harbours wake at 7',
        }),
      ),
    );
    expect(outcomes(results)).toEqual(['already-set-up', 'in']);
    const other = new RawStore(empty.directory);
    expect(other.rows('select 1 from accounts')).toHaveLength(1);
    expect(other.rows('select 1 from school')).toHaveLength(1);
    other.close();
    await empty.remove();
  });

  test('two right passwords at once in one window make one session', async () => {
    const maria = await open.signIn('maria');
    const stored = valueOf(await maria.options.read());
    const requireTwoFactor = { office: false, staff: false };
    valueOf(await maria.options.save({ ...stored, options: { ...stored.options, requireTwoFactor } }));
    valueOf(await maria.session.signOut());
    const window = open.desk.window('office');
    const begin = (username: 'frank' | 'mark') => window.signIn.begin({ username, password: staffPassword });
    expect(outcomes(await Promise.all([begin('frank'), begin('frank'), begin('mark')]))).toEqual([
      'in',
      'sign-out-first',
      'sign-out-first',
    ]);
    expect(openSessions()).toBe(1);
  });

  test('two edits of the same version make one change', async () => {
    const maria = await open.signIn('maria');
    const { accountId } = school.members.ines;
    const { version } = valueOf(await maria.staff.read({ accountId }));
    const edit = (name: string) =>
      maria.staff.edit(
        editedStaff({ accountId, version, name, username: 'ines', role: 'instructor', password: null }),
      );
    expect(outcomes(await Promise.all([edit('Ines A'), edit('Ines B')]))).toEqual(['in', 'stale-edit']);
  });

  test('two managers who demote each other leave one', async () => {
    const [maria, mark] = [await open.signIn('maria'), await open.signIn('mark', 'office')];
    const demote = async (by: TestWindow, whom: 'maria' | 'mark') => {
      const { accountId } = school.members[whom];
      const { version, name, username } = valueOf(await by.staff.read({ accountId }));
      return () =>
        by.staff.edit(
          editedStaff({ accountId, version, name, username, role: 'front-desk', password: null }),
        );
    };
    const both = [await demote(maria, 'mark'), await demote(mark, 'maria')];
    const results = await Promise.all(both.map((go) => go()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(raw.rows("select 1 from accounts where role = 'manager' and active = 1")).toHaveLength(1);
  });
});
