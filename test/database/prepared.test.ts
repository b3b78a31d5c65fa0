import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { prepared } from '../../main/school/store/prepared';
import type { Queries } from '../../main/school/store/schema';
import { temporaryFolder } from '../support/prepared-school';

const throttled = (queries: Queries, subject: string, failures: number, updatedAt: number) =>
  queries.insertInto('throttles').values({
    subject,
    failures,
    code_failures: 0,
    remaining_wait: failures,
    updated_at: updatedAt,
  });

test('a prepared query is built once, and each call’s arguments go where they were used, in a transaction too', async () => {
  let built = 0;
  const insert = prepared((queries, failures: number, subject: string) => {
    built += 1;
    return throttled(queries, subject, failures, 7);
  });
  const above = prepared((queries, least: number) =>
    queries.selectFrom('throttles').selectAll().where('failures', '>', least).orderBy('subject'),
  );
  const raise = prepared((queries, subject: string, by: number) =>
    queries
      .updateTable('throttles')
      .set((of) => ({ failures: of('failures', '+', by) }))
      .where('subject', '=', subject),
  );
  const { store, close } = connect(join(temporaryFolder(), 'latchkey.db'));
  await migrate(store, async () => undefined);
  await insert(store, 1, 'one');
  await store.transaction().execute(async (trx) => {
    await insert(trx, 2, 'two');
    await insert(trx, 3, 'three');
  });
  expect(built).toBe(1);
  expect((await raise(store, 'nobody', 5)).numAffectedRows).toBe(0n);
  expect((await raise(store, 'one', 9)).numAffectedRows).toBe(1n);
  const rows = async (least: number) =>
    (await above(store, least)).rows.map(({ subject, failures, remaining_wait, updated_at }) => [
      subject,
      failures,
      remaining_wait,
      updated_at,
    ]);
  expect(await rows(2)).toEqual([
    ['one', 10, 1, 7],
    ['three', 3, 3, 7],
  ]);
  expect(await rows(3)).toEqual([['one', 10, 1, 7]]);
  await close();
});
