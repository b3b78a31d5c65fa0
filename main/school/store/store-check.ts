import Sqlite from 'better-sqlite3';

/** The start checks the whole of a store up to this size (2 MB), and only a part of a larger one. */
export const pagesCheckedAtStart = 512;

/** Tables that every start reads. They stay small, however large the store is. */
const tablesReadAtStart = ['school', 'desks', 'kysely_migration'] as const;

const damage = (): Error => new Sqlite.SqliteError('The quick check found damage', 'SQLITE_CORRUPT');

/** Reads the whole store. Throws SQLITE_CORRUPT if SQLite's quick check finds damage. */
export const checkWhole = (sqlite: Sqlite.Database): void => {
  if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damage();
};

/**
 * Checks a store before the first write: damage in a page that the start doesn't read would show only weeks later. Of a
 * large store it checks only the length, the schema and the tables that a start reads, and returns false: `WholeCheck`
 * reads the rest. Throws SQLITE_CORRUPT.
 */
export const checkAtStart = (sqlite: Sqlite.Database): boolean => {
  if (Number(sqlite.pragma('page_count', { simple: true })) <= pagesCheckedAtStart) {
    checkWhole(sqlite);
    return true;
  }
  const tables = new Set(
    sqlite.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all(),
  );
  for (const table of tablesReadAtStart)
    if (tables.has(table) && sqlite.pragma(`quick_check(${table})`, { simple: true }) !== 'ok')
      throw damage();
  return false;
};
