import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signInAt, signInsOf } from '../../main/school/audit/sign-in-repository';
import { migrate } from '../../main/school/store/migrate';
import type { Queries, Schema, Store } from '../../main/school/store/schema';
import type { AccountId, HostId } from '../../shared/ids';

let sqlite: Sqlite.Database;
let store: Store;
let sent: { sql: string; parameters: readonly unknown[] }[];
beforeEach(async () => {
  sqlite = new Sqlite(':memory:');
  sent = [];
  store = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query }) => void sent.push(query),
  });
  await migrate(store, async () => undefined);
  sent = [];
});
afterEach(() => store.destroy());

/** The query plan of the last statement that some work sends. */
const planOf = async (ask: (queries: Queries) => Promise<unknown>): Promise<string> => {
  await ask(store);
  const query = sent.at(-1);
  if (!query) throw new Error('Sent no statement');
  return sqlite
    .prepare<unknown[], { detail: string }>(`explain query plan ${query.sql}`)
    .all(...query.parameters)
    .map(({ detail }) => detail)
    .join('\n');
};

const account = 'a' as AccountId;
const host = 'h' as HostId;

test.each([
  ['the newest page', null],
  ['a later page', { hostId: host, sequence: 5 }],
])('%s of a person’s sign-ins reads that person’s events alone, and sorts nothing', async (_what, before) => {
  const plan = await planOf((queries) => signInsOf(queries, account, before, 11));
  expect(plan).toMatch(/^SEARCH audit_events USING INDEX audit_events_by_subject \(subject_id=\?/);
  expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  // A page finds its position by the primary key, starts there, and reads no earlier rows.
  expect(sent).toHaveLength(before ? 2 : 1);
  if (before) expect(plan).toContain('(era,occurred_at,host_id,sequence)<(?,?,?,?)');
});

test('one entry is read by its primary key', async () => {
  const plan = await planOf((queries) => signInAt(queries, account, { hostId: host, sequence: 1 }));
  expect(plan).toMatch(/^SEARCH audit_events USING /);
  expect(plan).not.toMatch(/SCAN/);
});

test('a person sees every sign-in, and every failure to sign in or unlock', async () => {
  const insert = sqlite.prepare(
    `insert into audit_events values ('h', ?, 'd', 0, ?, ?, ?, '', '', 'a', '', '', '{}', x'00')`,
  );
  const kinds = [
    ['sign-in.completed', 'success'],
    ['sign-in.password', 'failure'],
    ['sign-in.vouched', 'failure'],
    ['session.unlocked', 'failure'],
    ['sign-in.password', 'success'],
    ['session.unlocked', 'success'],
    ['session.step-up', 'failure'],
    ['staff.edited', 'success'],
  ];
  kinds.forEach(([action, outcome], index) => insert.run(index, index, action, outcome));
  const shown = await signInsOf(store, account, null, 20);
  expect(shown.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'session.unlocked failure',
    'sign-in.vouched failure',
    'sign-in.password failure',
    'sign-in.completed success',
  ]);
});
