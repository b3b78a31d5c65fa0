import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { Accounts } from '../../main/school/accounts/accounts';
import { Throttle } from '../../main/school/attempts/throttle';
import { OverviewService } from '../../main/school/staff/overview-service';
import { migrate } from '../../main/school/store/migrate';
import type { Schema, Store } from '../../main/school/store/schema';
import { policy } from '../../shared/policy';
import type { AuthenticatorId, DeskId, HostId, SessionId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { datesIn } from '../support/dates-in';
import { person as made } from '../support/staff-calls';

const clock = new FakeClock();

/** Gives each school its own store. */
const emptyStore = async (): Promise<Store> => {
  const store = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Sqlite(':memory:') }) });
  await migrate(store, async () => undefined);
  return store;
};

const people = fc.array(
  fc.record({
    role: fc.constantFrom('manager' as const, 'front-desk' as const, 'instructor' as const),
    isActive: fc.boolean(),
    confirmed: fc.integer({ min: 0, max: 2 }),
    pending: fc.constantFrom('none', 'expired', 'running'),
    codesLeft: fc.integer({ min: 0, max: 5 }),
    codesUsed: fc.integer({ min: 0, max: 3 }),
    sessions: fc.integer({ min: 0, max: 2 }),
    hasPassword: fc.boolean(),
    failures: fc.constantFrom(0, 1, 5, 100),
  }),
  { maxLength: 12 },
);

type Person = typeof people extends fc.Arbitrary<(infer One)[]> ? One : never;

/** Adds a person with everything that the Overview counts. */
const add = async (
  store: Store,
  accounts: Accounts,
  throttle: Throttle,
  person: Person,
  index: number,
): Promise<void> => {
  const account = await accounts.add(store, {
    ...made({ username: `frank${index}`, role: person.role }),
    password: accounts.password(person.hasPassword ? 'a hash' : '', 'owner'),
  });
  if (!account) throw new Error('Not added');
  if (!person.isActive) await accounts.change(store, account, { active: 0 }, false);
  const authenticator = async (number: number, state: 'confirmed' | 'pending', expiresAt: number) => {
    await store
      .insertInto('authenticators')
      .values({
        id: `${account.id} ${number}` as AuthenticatorId,
        account_id: account.id,
        state,
        kind: 'app',
        label: '',
        serial: '',
        period_seconds: 30,
        sealed_secret: Buffer.alloc(1),
        created_at: 1,
        expires_at: expiresAt,
        confirmed_at: 1,
        last_step: -1,
        drift_steps: 0,
        last_used_at: 0,
        shown_at: 0,
      })
      .execute();
  };
  for (let one = 0; one < person.confirmed; one += 1) await authenticator(one, 'confirmed', 0);
  if (person.pending !== 'none')
    await authenticator(9, 'pending', clock.now() + (person.pending === 'running' ? 1 : 0));
  for (let code = 0; code < person.codesLeft + person.codesUsed; code += 1)
    await store
      .insertInto('recovery_codes')
      .values({
        account_id: account.id,
        code_hash: Buffer.of(code),
        created_at: 1,
        consumed_at: code < person.codesLeft ? 0 : 1,
      })
      .execute();
  for (let session = 0; session < person.sessions; session += 1)
    await store
      .insertInto('sessions')
      .values({
        id: `${account.id} ${session}` as SessionId,
        account_id: account.id,
        host_id: 'h' as HostId,
        desk_id: 'd' as DeskId,
        portal: 'staff',
        epoch: 1,
        created_at: 1,
        ended_at: 1,
      })
      .execute();
  for (let failure = 0; failure < person.failures; failure += 1)
    await throttle.recordFailure(store, account.id, false);
};

test('the Overview’s counts of the staff are those of a plain model', async () => {
  await fc.assert(
    fc.asyncProperty(people, async (staff) => {
      const store = await emptyStore();
      let ids = 0;
      const accounts = new Accounts(clock, <Id>() => `account ${(ids += 1)}` as Id);
      const throttle = new Throttle(clock);
      await throttle.recordFailure(store, 'a username that nobody has', false);
      for (const [index, person] of staff.entries()) await add(store, accounts, throttle, person, index);
      const states = await throttle.states(store);
      const isLocked = (index: number): boolean => {
        const state = states.get(`account ${index + 1}`);
        return state !== undefined && (state.lockedOut || state.lockedUntil !== null);
      };
      const active = staff.map((person, index) => ({ ...person, index })).filter(({ isActive }) => isActive);
      const count = (fits: (person: (typeof active)[number]) => boolean): number =>
        active.filter(fits).length;
      const isSetUp = ({ confirmed }: (typeof active)[number]): boolean => confirmed > 0;
      const overview = await new OverviewService({ store, throttle, clock, dateOf: datesIn('UTC') }).read();
      expect(overview.accounts).toBe(staff.length);
      expect(overview.staff).toEqual({
        active: active.length,
        setUp: count(isSetUp),
        pending: count((person) => !isSetUp(person) && person.pending === 'running'),
        notSetUp: count((person) => !isSetUp(person) && person.pending !== 'running'),
        locked: count(({ index }) => isLocked(index)),
        lowOnCodes: count((person) => isSetUp(person) && person.codesLeft < policy.recoveryCodes.fewLeft),
        neverSignedIn: count(({ sessions }) => sessions === 0),
        managers: count(({ role }) => role === 'manager'),
        // Counts only managers who can manage now.
        managersSetUp: count(
          (person) =>
            person.role === 'manager' && person.hasPassword && person.failures < 100 && isSetUp(person),
        ),
      });
      await store.destroy();
    }),
    { numRuns: 30 },
  );
});
