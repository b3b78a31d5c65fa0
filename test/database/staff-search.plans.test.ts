import type { RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { accountIdSchema } from '../../shared/ids';
import { type StaffCursor } from '../../shared/ipc/staff-search';
import {
  noStaffFilter,
  type StaffFilter,
  type StaffSort,
  sortDirections,
  staffSorts,
} from '../../shared/staff-list';
import { wantedOf } from '../../main/school/staff/staff-search';
import { countStatement, pageStatement } from '../../main/school/staff/staff-search-statements';
import { StaffStore } from '../support/staff-store';

let kept: StaffStore;
beforeAll(async () => {
  kept = await StaffStore.make();
});
afterAll(() => kept.close());

/** What SQLite would do for a statement, a line a step. */
const planOf = async (statement: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await sql<{ detail: string }>`explain query plan ${statement}`.execute(kept.store);
  return rows.map(({ detail }) => detail);
};

/** Each word but one is looked up by account, in the index that holds the words. */
const expectLookedUp = (steps: readonly string[], text: string): void => {
  const lookups = steps.filter((step) => step.startsWith('SEARCH other'));
  expect(lookups).toHaveLength(text.split(' ').length - 1);
  for (const step of lookups)
    expect(step).toMatch(
      /USING COVERING INDEX account_words_by_account \(account_id=\? AND word>\? AND word<\?\)/,
    );
};

const filters: readonly StaffFilter[] = [null, 'manager', 'front-desk', 'instructor'].flatMap((role) =>
  [null, 'office'].flatMap((portal) =>
    [null, true, false].flatMap((active) =>
      [null, 'set-up', 'not-set-up'].map(
        (twoFactor) => ({ ...noStaffFilter, role, portal, active, twoFactor }) as StaffFilter,
      ),
    ),
  ),
);

const cursor = (sort: StaffSort): StaffCursor => ({
  key: sort === 'status' || sort === 'last-sign-in' ? 1 : 'm',
  name: 'm',
  accountId: accountIdSchema.parse('01890000-0000-7000-8000-000000000000'),
});

describe.each(staffSorts)('sorted by %s', (sort) => {
  test.each(sortDirections)(
    '%s, a page is read off its own index, whatever is filtered by',
    async (direction) => {
      const index = `accounts_by_${sort.replaceAll('-', '_')}`;
      for (const filter of filters)
        for (const after of [null, cursor(sort)]) {
          const page = { sort, direction, after, skip: 0, limit: 100 };
          const [step, ...more] = await planOf(pageStatement(wantedOf(filter, true), page));
          expect([filter, step]).toEqual([filter, expect.stringContaining(`USING COVERING INDEX ${index}`)]);
          // The rows before the cursor are not walked over, and nothing is sorted.
          if (after !== null) expect(step).toMatch(/^SEARCH accounts .*[<>]/);
          expect(more).toEqual([]);
        }
    },
  );

  test('a search reads only the words that begin as it was typed, and looks the others up', async () => {
    for (const filter of filters)
      for (const text of ['ann', 'ann smi', 'a b c']) {
        const page = { sort, direction: 'ascending', after: cursor(sort), skip: 0, limit: 100 } as const;
        const steps = await planOf(pageStatement(wantedOf({ ...filter, text }, true), page));
        expect(steps[0]).toMatch(/^SEARCH account_words USING PRIMARY KEY \(word>\? AND word<\?\)$/);
        expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
        expectLookedUp(steps, text);
      }
  });

  test('a search for several words that is counted on the way looks them up once', async () => {
    for (const filter of filters)
      for (const text of ['ann smi', 'a b c']) {
        const page = { sort, direction: 'ascending', after: null, skip: 0, limit: 100 } as const;
        const steps = await planOf(pageStatement(wantedOf({ ...filter, text }, true), page, true));
        const [counting, driver] = steps;
        expect(counting).toMatch(/^CO-ROUTINE/);
        expect(driver).toMatch(/^SEARCH account_words USING PRIMARY KEY \(word>\? AND word<\?\)$/);
        // What is found and counted is read once more, from memory.
        expect(steps.filter((step) => /^SCAN (?!\(subquery)/.test(step))).toEqual([]);
        expectLookedUp(steps, text);
      }
  });
});

describe.each([
  ['names and usernames', true, 'account_words_shared'],
  ['names alone', false, 'account_words_name_shared'],
] as const)('one or two letters in %s', (_, manages, index) => {
  test.each(['c', 'ca', '1'])(
    '%s is read off an index in the order by name, and counted already',
    async (text) => {
      const wanted = wantedOf({ ...noStaffFilter, text }, manages);
      for (const direction of sortDirections)
        for (const after of [null, cursor('name')]) {
          const page = { sort: 'name', direction, after, skip: 0, limit: 100 } as const;
          const [step, ...more] = await planOf(pageStatement(wanted, page));
          const behind =
            after === null ? '' : ` AND (name_key,account_id)${direction === 'ascending' ? '>' : '<'}(?,?)`;
          expect(step).toBe(
            `SEARCH account_words USING COVERING INDEX ${index}_${text.length} (<expr>=?${behind})`,
          );
          expect(more).toEqual([]);
        }
      expect(await planOf(countStatement(wanted))).toEqual([
        'SEARCH word_counts USING PRIMARY KEY (beginning=?)',
      ]);
    },
  );

  test('are read and sorted in any other order, with a filter, and where SQL counts letters differently', async () => {
    const page = { direction: 'ascending', after: null, skip: 0, limit: 100 } as const;
    const usual = 'SEARCH account_words USING PRIMARY KEY (word>? AND word<?)';
    const wanted = wantedOf({ ...noStaffFilter, text: 'c' }, manages);
    for (const sort of staffSorts.filter((one) => one !== 'name'))
      expect((await planOf(pageStatement(wanted, { ...page, sort })))[0]).toBe(usual);
    for (const other of [
      { ...wanted, active: true },
      { ...wanted, terms: ['🏅'] },
      { ...wanted, terms: ['日'] },
    ]) {
      expect((await planOf(pageStatement(other, { ...page, sort: 'name' })))[0]).toBe(usual);
      expect(await planOf(countStatement(other))).toEqual([usual]);
    }
  });
});

test('a sign-in does not write the indexes of one or two letters', async () => {
  const { rows: indexes } = await sql<{ rootpage: number }>`select rootpage from sqlite_schema
    where name glob 'account_words_*shared_[12]'`.execute(kept.store);
  const writtenBy = async (statement: string): Promise<number> => {
    const { rows } = await sql<{ opcode: string; p2: number }>`explain ${sql.raw(statement)}`.execute(
      kept.store,
    );
    const written = rows.filter(({ opcode }) => opcode === 'OpenWrite').map(({ p2 }) => p2);
    return indexes.filter(({ rootpage }) => written.includes(rootpage)).length;
  };
  expect(await writtenBy("update accounts set last_sign_in_at = 1 where id = ''")).toBe(0);
  expect(await writtenBy("update accounts set two_factor = 'set-up' where id = ''")).toBe(0);
  expect(await writtenBy("delete from account_words where account_id = ''")).toBe(4);
});

test('a count touches no row of the accounts themselves', async () => {
  for (const filter of filters)
    for (const text of ['', 'ann']) {
      const steps = await planOf(countStatement(wantedOf({ ...filter, text }, true)));
      expect(steps[0]).toMatch(
        text === ''
          ? /^(SCAN account_counts|SEARCH account_counts USING PRIMARY KEY)/
          : /^SEARCH account_words USING PRIMARY KEY/,
      );
      expect(steps.filter((step) => /TEMP B-TREE/.test(step))).toEqual([]);
    }
});
