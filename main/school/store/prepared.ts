import { type Expression, sql } from 'kysely';

/** Has SQLite plan without a look at the value. Goes with the queries of search and audit pages that still use it. */
export const plannedOnce = <Text extends string>(text: Text): Expression<Text> =>
  sql<Text>`cast(${text} as text)`;

/** The same for a number. */
export const numberPlannedOnce = (number: number): Expression<number> =>
  sql<number>`cast(${number} as integer)`;
