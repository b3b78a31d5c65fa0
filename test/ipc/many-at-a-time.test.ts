import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { takenSerials } from '../../main/school/factors/two-factor-repository';
import type { AccountId } from '../../shared/ids';
import { noStaffFilter } from '../../shared/staff-list';
import { addCrowd } from '../support/crowd';
import { RawStore } from '../support/raw-store';
import { foundSchool, type School } from '../support/school';
import { codeOf, type TestWindow, valueOf } from '../support/test-desk';

// Work in batches must be complete, also at the end of a batch.

const crowd = 620;
let school: School;
let office: TestWindow;
let raw: RawStore;
beforeAll(async () => {
  school = await foundSchool();
  office = school.office;
  addCrowd(school.desk.directory, crowd);
  raw = new RawStore(school.desk.directory);
});
afterAll(async () => {
  raw.close();
  expect(school.desk.errors).toEqual([]);
  await school.desk.remove();
});

const inOrder = (names: readonly unknown[]): string[] =>
  names.map(String).toSorted((one, other) => (one < other ? -1 : 1));
const column = (query: string): unknown[] => raw.rows(query).map((row) => Object.values(row)[0]);

test('the exported list has everybody once, by name, and says how many', async () => {
  const { saved, people } = valueOf(await office.staffFile.export(noStaffFilter));
  expect([saved, people]).toEqual([true, crowd + 1]);
  const file = school.desk.desktop.saved.at(-1);
  const { data } = Papa.parse<string[]>(String(file?.content).slice(1), { skipEmptyLines: true });
  expect(data[0]?.[1]).toBe('Username');
  expect(data.slice(1).map(([, username]) => username)).toEqual(
    column('select username from accounts order by name_key, id'),
  );
  const [told] = raw.rows("select details from audit_events where action = 'staff.exported'");
  expect(JSON.parse(String(told?.['details']))).toEqual({ people: crowd + 1, narrowed: false });
});

test('an act on many people covers every selected person, and nobody twice', async () => {
  const but = raw.rows('select id from accounts order by name_key, id limit 1 offset 249')[0]?.['id'];
  const begin = (accountIds: readonly unknown[]) =>
    office.staffBulk.begin({
      act: 'set-active',
      reason: 'Autumn',
      whom: { kind: 'these', accountIds: accountIds as AccountId[] },
    });
  const everybody = valueOf(
    await office.staffBulk.begin({
      act: 'set-active',
      reason: 'Autumn',
      whom: { kind: 'matching', filter: noStaffFilter, except: [but as AccountId] },
    }),
  );
  expect(everybody.people).toBe(crowd);
  const ids = column('select id from accounts');
  expect(valueOf(await begin([...ids, ...ids])).people).toBe(crowd + 1);
  await office.staffBulk.stop();
});

test('hand-outs for too many people are refused, and people without one are counted', async () => {
  const handOuts = (filter: Partial<typeof noStaffFilter>) =>
    office.print.handOuts({
      whom: { kind: 'matching', filter: { ...noStaffFilter, ...filter }, except: [] },
      alsoSetUp: false,
    });
  expect(codeOf(await handOuts({}))).toBe('too-many-people');
  const { handOuts: made, leftOut } = valueOf(await handOuts({ role: 'instructor' }));
  expect(made.map(({ username }) => username)).toEqual(
    column("select username from accounts where role = 'instructor' and active = 1 order by name_key, id"),
  );
  expect(leftOut).toBe(raw.rows("select 1 from accounts where role = 'instructor' and active = 0").length);
  expect(made.length + leftOut).toBeGreaterThan(250);
});

test('a rotation seals every secret again, over several batches', async () => {
  const owners = column("select username from accounts where active = 1 and password_hash = '' limit 45");
  const rows = Array.from(
    { length: 230 },
    (_, at) => `T${at},${'ABCDEFGHIJKLMNOP'.repeat(2)},${at < 225 ? String(owners[at % 45]) : ''}`,
  );
  valueOf(await office.tokens.import({ text: ['serial,secret,username', ...rows].join('\n') }));
  const keysOf = (table: string, sealed: string) => [
    ...new Set(column(`select ${sealed} from ${table}`).map((bytes) => (bytes as Buffer)[0])),
  ];
  expect(keysOf('authenticators', 'sealed_secret')).toEqual([1]);
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  expect(valueOf(await office.keys.rotate())).toEqual({ sealedAnew: 230, generation: 2 });
  clearImmediate(next);
  // Each batch has fifty people; other calls run in between.
  expect(turns).toBeGreaterThanOrEqual(4);
  expect(keysOf('authenticators', 'sealed_secret')).toEqual([2]);
  expect(keysOf('token_stock', 'sealed_seed')).toEqual([2]);
});

test('a known serial number is found among more than one batch', async () => {
  const open = connect(`${school.desk.directory}/latchkey.db`);
  try {
    const asked = Array.from({ length: 500 }, (_, at) => `T${499 - at}`);
    // The last five of the 230 are in the stock, without an owner.
    const expected = asked.filter((serial) => Number(serial.slice(1)) < 225);
    expect([...(await takenSerials(open.store, ['nobody’s', '', ...asked]))]).toEqual(
      expect.arrayContaining(expected),
    );
    expect((await takenSerials(open.store, ['nobody’s', '', ...asked])).size).toBe(225);
    expect(await takenSerials(open.store, [])).toEqual(new Set());
  } finally {
    await open.close();
  }
});

const addPending = (expiresAt: number): void => {
  raw.run(
    `insert into authenticators (id, account_id, state, kind, label, serial, period_seconds, sealed_secret, created_at, expires_at,
     confirmed_at, last_step, drift_steps, last_used_at, shown_at)
     select 'pending ' || id, id, 'pending', 'app', '', '', 30, x'00', 0, ?, 0, -1, 0, 0, 0 from accounts
     where id not in (select account_id from authenticators) limit 120`,
    expiresAt,
  );
};
const pending = (): number => raw.rows("select 1 from authenticators where state = 'pending'").length;

test('unconfirmed keys are all removed when they expire, and when supervised enrolment begins', async () => {
  const { clock } = school.desk;
  addPending(clock.now() - 1);
  expect(pending()).toBe(120);
  // The unexpired keys stay.
  raw.run(
    "update authenticators set expires_at = ? where id in (select id from authenticators where state = 'pending' limit 20)",
    clock.now() + 60 * 60_000,
  );
  clock.pass(61_000);
  await school.desk.application.tick();
  expect(pending()).toBe(20);
  addPending(clock.now() + 60 * 60_000);
  expect(raw.rows("select 1 from authenticators where state = 'pending'")).toHaveLength(140);
  const { version, options } = valueOf(await office.options.read());
  valueOf(await office.options.save({ version, options: { ...options, supervisedEnrolment: true } }));
  expect(pending()).toBe(0);
  expect(raw.rows("select 1 from authenticators where state = 'pending'")).toHaveLength(0);
});

test('an act on many people does every selected person once, step by step, also at the end of a batch', async () => {
  const but = raw.rows('select id from accounts order by name_key, id limit 250').map(({ id }) => id);
  const meant = column('select name from accounts order by name_key, id limit -1 offset 250');
  valueOf(
    await office.staffBulk.begin({
      act: 'set-active',
      reason: 'Autumn',
      whom: { kind: 'matching', filter: noStaffFilter, except: but as AccountId[] },
    }),
  );
  const seen: unknown[] = [];
  for (let step = 0; step < Math.ceil(meant.length / 20); step += 1) {
    const { seenTo, passedOver, finished } = valueOf(await office.staffBulk.step());
    seen.push(...passedOver.map(({ name }) => name));
    const those = Math.min((step + 1) * 20, meant.length);
    expect([seenTo, finished]).toEqual([those, those === meant.length]);
  }
  seen.push(...column("select subject_name from audit_events where action = 'staff.set-active'"));
  expect(inOrder(seen)).toEqual(inOrder(meant));
  expect(codeOf(await office.staffBulk.step())).toBe('not-found');
});
