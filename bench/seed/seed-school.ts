import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { quarterLength } from '../../main/school/audit/sign-in-counts';
import { type OpenDesk, openDesk } from '../../main/school/open-desk';
import { systemClock } from '../../main/school/platform/clock';
import { systemRandom } from '../../main/school/platform/random';
import type { Queries } from '../../main/school/store/schema';
import type { AuthenticatorId } from '../../shared/ids';
import { longestImport } from '../../shared/staff-import';
import { fakeKeyProtector } from '../../test/support/fake-key-protector';
import {
  addStaff,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  staffPassword,
} from '../../test/support/school';
import { TestDesk, type TestWindow, valueOf } from '../../test/support/test-desk';
import { type Caller, callersFile, OpenSchool } from '../open-school';
import { createDice, type Dice, inventPerson } from './invented';
import { createSignInLog, type Member } from './sign-in-log';
import { importRow } from '../../test/support/staff-calls';

/** The size of a seeded school. */
export interface SeedSize {
  readonly accounts: number;
  readonly events: number;
}

/** The manager and nine receptionists; the smallest school has only these. */
export const callerCount = 10;
/** Statements in one transaction. */
const writesAtOnce = 60;

/**
 * Makes a school of any size in an empty folder, and a file with the callers' passwords and Secret Keys. The app's own
 * calls found it, add the staff and enrol the callers. Bulk writes add the other authenticators and the audit log, sealed
 * and chained as in the app.
 */
export const seedSchool = async (directory: string, size: SeedSize): Promise<readonly Caller[]> => {
  mkdirSync(directory, { recursive: true });
  if (readdirSync(directory).length > 0) throw new Error(`${directory} is not empty`);
  const dice = createDice(1);
  const callers = await foundWithStaff(directory, size.accounts, dice);
  writeFileSync(join(directory, callersFile), JSON.stringify(callers, null, 2));
  const desk = await openDesk({
    dataDirectory: directory,
    clock: systemClock,
    random: systemRandom,
    keyProtector: fakeKeyProtector(null),
  });
  try {
    const members = await desk.database.store.transaction().execute((trx) => completeStaff(trx, desk, dice));
    const log = await createSignInLog(desk, { dice, members, events: size.events });
    while (!log.isComplete())
      await desk.database.store.transaction().execute(async (trx) => {
        for (let done = 0; done < writesAtOnce && !log.isComplete(); done += 1) await log.write(trx);
      });
    await desk.database.store.transaction().execute(deriveFromLog);
  } finally {
    await desk.database.close();
  }
  // The app writes the audit head, a file outside of the store, when it closes.
  await (await OpenSchool.open(directory)).close();
  return callers;
};

const foundWithStaff = async (directory: string, accounts: number, dice: Dice): Promise<Caller[]> => {
  const desk = await TestDesk.on(directory, fakeKeyProtector(null));
  try {
    const { office } = await foundSchool(desk);
    const callers = [{ username: 'maria', password: managerPassword }];
    while (callers.length < callerCount) {
      const number = callers.length;
      const { username } = await addStaff(office, `caller.${number}`, 'front-desk', `Caller ${number}`);
      callers.push({ username, password: staffPassword });
    }
    await importStaff(office, accounts, dice);
    await requireTwoFactor(office, { office: true, staff: true });
    const enrolled: Caller[] = [];
    for (const caller of callers) {
      const { secretKey } = await enrol(desk, desk.window('office'), caller.username, caller.password);
      enrolled.push({ ...caller, secretKey });
      desk.clock.pass(30_000);
    }
    return enrolled;
  } finally {
    await desk.application.close();
  }
};

const importStaff = async (office: TestWindow, accounts: number, dice: Dice): Promise<void> => {
  for (let made = callerCount; made < accounts; made += longestImport) {
    const rows = Array.from({ length: Math.min(longestImport, accounts - made) }, (_, index) =>
      importRow(index + 2, {
        ...inventPerson(dice, made + index),
        role: dice.below(50) === 0 ? 'manager' : dice.below(3) === 0 ? 'front-desk' : 'instructor',
      }),
    );
    const outcome = valueOf(await office.staffFile.import({ rows, fileName: 'staff.csv', onlyGood: false }));
    if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome.errors[0]));
  }
};

/** Gives imported people the common staff password, most of them an authenticator, and sets some inactive. */
const completeStaff = async (queries: Queries, desk: OpenDesk, dice: Dice): Promise<Member[]> => {
  const { password_hash } = await queries
    .selectFrom('accounts')
    .select('password_hash')
    .where('username', '=', 'caller.1')
    .executeTakeFirstOrThrow();
  const imported = queries.selectFrom('imported_accounts').select('account_id');
  await queries.updateTable('accounts').set({ password_hash }).where('id', 'in', imported).execute();
  const members = await queries.selectFrom('accounts').selectAll().where('id', 'in', imported).execute();
  for (const member of members) {
    if (dice.below(20) === 0)
      await queries.updateTable('accounts').set({ active: 0 }).where('id', '=', member.id).execute();
    const drawn = dice.below(10);
    if (drawn < 9) await addAuthenticator(queries, desk, member, drawn < 8);
  }
  return queries
    .selectFrom('accounts')
    .select(['id', 'name', 'role', 'active', 'epoch'])
    .orderBy('id')
    .execute();
};

const addAuthenticator = async (
  queries: Queries,
  { box, newId }: OpenDesk,
  { id: accountId, created_at }: { id: Member['id']; created_at: number },
  isConfirmed: boolean,
): Promise<void> => {
  const id = newId<AuthenticatorId>();
  await queries
    .insertInto('authenticators')
    .values({
      id,
      account_id: accountId,
      state: isConfirmed ? 'confirmed' : 'pending',
      kind: 'app',
      label: '',
      serial: '',
      period_seconds: 30,
      sealed_secret: box.seal('authenticator-secret', systemRandom.bytes(20), [accountId, id]),
      created_at,
      expires_at: isConfirmed ? 0 : Date.now() + 86_400_000,
      confirmed_at: isConfirmed ? created_at : 0,
      last_step: isConfirmed ? Math.floor(created_at / 30_000) : -1,
      drift_steps: 0,
      last_used_at: 0,
      shown_at: 0,
    })
    .execute();
};

/** Fills in the data that the app derives from each event: the last sign-ins and the counts. */
const deriveFromLog = async (queries: Queries): Promise<void> => {
  await sql`update accounts set last_sign_in_at =
    coalesce((select max(created_at) from sessions where account_id = accounts.id), 0)`.execute(queries);
  await queries.deleteFrom('sign_in_counts').execute();
  await sql`insert into sign_in_counts (quarter_at, host_id, portal, sign_ins, failures)
    select occurred_at - occurred_at % ${quarterLength}, host_id, portal,
      sum(action = 'sign-in.completed' and outcome = 'success'), sum(outcome = 'failure')
    from audit_events where action like 'sign-in.%' and portal != ''
      and (action = 'sign-in.completed' or outcome = 'failure')
    group by 1, 2, 3`.execute(queries);
};
