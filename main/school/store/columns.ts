import { type ColumnDataType, type ColumnDefinitionBuilder, sql } from 'kysely';

// Columns of the migrations. SQLite and PostgreSQL name the first three types differently; only SQLite is supported so far.

/** A 64-bit integer: counters, flags, and times in UTC milliseconds. */
export const integer64 = (): ColumnDataType => 'integer';

/** Bytes: hashes, MACs and sealed secrets. */
export const bytes = (): ColumnDataType => 'blob';

/** Text that the store compares and sorts byte by byte: ids and keys. */
export const keyText = (): ColumnDataType => 'text';

/** The last argument of Kysely's `addColumn`. */
export type Modifier = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** Every column but the school's only key is NOT NULL, so that no comparison is unknown. */
export const notNull: Modifier = (column) => column.notNull();
export const primaryKey: Modifier = (column) => column.primaryKey().notNull();
export const unique: Modifier = (column) => column.unique().notNull();

/** A column that holds one of a few values. */
export const oneOf = (name: string, ...values: readonly (string | number)[]): Modifier => {
  const list = sql.join(values.map((value) => sql.lit(value)));
  return (column) => column.check(sql`${sql.ref(name)} in (${list})`).notNull();
};
