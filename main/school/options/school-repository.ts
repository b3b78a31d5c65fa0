import type { Selectable } from 'kysely';
import type { StaffOptions } from '../../../shared/staff-options';
import type { Queries, SchoolTable } from '../store/schema';

/** The school as services see it. */
export interface School {
  readonly name: string;
  readonly version: number;
  readonly options: StaffOptions;
}

const columnsOf = (options: StaffOptions) =>
  ({
    require_two_factor_office: options.requireTwoFactor.office ? 1 : 0,
    require_two_factor_staff: options.requireTwoFactor.staff ? 1 : 0,
    idle_lock_minutes_office: options.idleLockMinutes.office,
    idle_lock_minutes_staff: options.idleLockMinutes.staff,
    contact_line: options.contactLine,
    required_from_office: options.requiredFrom.office,
    required_from_staff: options.requiredFrom.staff,
    grace_days_office: options.graceDays.office,
    grace_days_staff: options.graceDays.staff,
    supervised_enrolment: options.supervisedEnrolment ? 1 : 0,
  }) as const;

const schoolOf = (row: Selectable<SchoolTable>): School => ({
  name: row.name,
  version: row.version,
  options: {
    requireTwoFactor: {
      office: row.require_two_factor_office === 1,
      staff: row.require_two_factor_staff === 1,
    },
    requiredFrom: { office: row.required_from_office, staff: row.required_from_staff },
    graceDays: { office: row.grace_days_office, staff: row.grace_days_staff },
    supervisedEnrolment: row.supervised_enrolment === 1,
    idleLockMinutes: { office: row.idle_lock_minutes_office, staff: row.idle_lock_minutes_staff },
    contactLine: row.contact_line,
  },
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
