import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool, type Username } from './prepared-school';
import { RawStore } from './raw-store';
import { wrongCodeFor } from './school';
import { type TestWindow, valueOf } from './test-desk';

/** What a test of signing in works with; filled in anew before every test. */
export interface SignInTest {
  school: PreparedSchool;
  open: PreparedDesk;
  raw: RawStore;
}

/** Prepares a school once a file and opens a copy of it for every test. No test may leave an incident behind. */
export const withPreparedSchool = (of: { twoFactor: boolean }): SignInTest => {
  const context = {} as SignInTest;
  beforeAll(async () => {
    context.school = await prepareSchool(of);
  });
  afterAll(() => context.school.remove());
  beforeEach(async () => {
    context.open = await context.school.open();
    context.raw = new RawStore(context.open.desk.directory);
  });
  afterEach(async () => {
    expect(context.open.desk.errors).toEqual([]);
    context.raw.close();
    await context.open.remove();
  });
  return context;
};

/** Failures in a row that the store holds for somebody. */
export const failuresOf = ({ school, raw }: SignInTest, username: Username): number =>
  Number(
    raw.rows('select failures from throttles where subject = ?', school.members[username].accountId)[0]?.[
      'failures'
    ] ?? 0,
  );

/** Puts failures in a row into the store, as if they had happened; no wait is on. */
export const plantFailures = (
  { school, raw }: SignInTest,
  username: Username,
  failures: number,
  ofCodes = 0,
): void => {
  raw.run(
    'insert into throttles values (?, ?, ?, 0, 0)',
    school.members[username].accountId,
    failures,
    ofCodes,
  );
};

/** A code that is wrong for somebody now. */
export const wrongCode = ({ school, open }: SignInTest, username: Username): string =>
  wrongCodeFor(school.members[username].secretKey, open.desk.clock.now());

/** Sets the two switches through a manager's window. */
export const setSwitches = async (manager: TestWindow, office: boolean, staff: boolean): Promise<void> => {
  const stored = valueOf(await manager.options.read());
  valueOf(
    await manager.options.save({
      ...stored,
      options: { ...stored.options, requireTwoFactor: { office, staff } },
    }),
  );
};
