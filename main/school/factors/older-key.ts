import { type RawBuilder, sql } from 'kysely';
import type { SqlBool } from 'kysely';

/** A condition on a column of sealed values: another data key than this one sealed it. A value begins with its key's id. */
export const isUnderOlderKey = (column: string, keyId: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`substr(${sql.ref(column)}, 1, 1) <> ${Buffer.from([keyId])}`;
