import Sqlite from 'better-sqlite3';

/** Up to so many pages (2 MB) a store is checked whole before it is opened: a few milliseconds. */
export const pagesCheckedAtStart = 512;

/** What every start reads and of which there is little, however large the store is. */
const readAtStart = ['school', 'desks', 'kysely_migration'] as const;

const damage = (): Error => new Sqlite.SqliteError('The quick check found damage', 'SQLITE_CORRUPT');

/** Throws SQLITE_CORRUPT for a store that SQLite's quick check finds damaged; reads all of it. */
export const checkWhole = (sqlite: Sqlite.Database): void => {
  if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damage();
};

/**
 * Checks a store before anything is written to it: damage in a page that the start does not read would be found out weeks later. A
 * large one is checked in what costs the same at every size: its length against its header, its schema, the tables that
 * a start reads. False for such a one: the rest is still to be checked. Throws SQLITE_CORRUPT.
 */
export const checkAtStart = (sqlite: Sqlite.Database): boolean => {
  if (Number(sqlite.pragma('page_count', { simple: true })) <= pagesCheckedAtStart) {
    checkWhole(sqlite);
    return true;
  }
  const tables = new Set(
    sqlite.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all(),
  );
  for (const table of readAtStart)
    if (tables.has(table) && sqlite.pragma(`quick_check(${table})`, { simple: true }) !== 'ok')
      throw damage();
  return false;
};
