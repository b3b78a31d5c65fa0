import type { Selectable } from 'kysely';
import type { StaffOptions } from '../../../shared/staff-options';
import { columnsOf, optionsOf } from '../store/option-columns';
import type { Queries, SchoolTable } from '../store/schema';

/** The school as services see it. */
export interface School {
  readonly name: string;
  readonly version: number;
  readonly options: StaffOptions;
}

const schoolOf = (row: Selectable<SchoolTable>): School => ({
  name: row.name,
  version: row.version,
  options: optionsOf(row),
});

/** The school, or null before the first run. */
export const readSchool = async (queries: Queries): Promise<School | null> => {
  const row = await queries.selectFrom('school').selectAll().executeTakeFirst();
  return row ? schoolOf(row) : null;
};

/** Adds the one row; false when a first run came before. */
export const insertSchool = async (
  queries: Queries,
  name: string,
  options: StaffOptions,
  now: number,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('school')
    .values({ singleton: 1, name, ...columnsOf(options), version: 1, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Saves at the version that the editor saw; false when it has moved on. */
export const updateOptions = async (
  queries: Queries,
  version: number,
  options: StaffOptions,
): Promise<boolean> => {
  const { numUpdatedRows } = await queries
    .updateTable('school')
    .set({ ...columnsOf(options), version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
