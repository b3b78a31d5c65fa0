import Sqlite from 'better-sqlite3';
import { StartRefused } from '../platform/start-refused';
import { StoreFailed } from './fail-closed-database';

/** Failures of the store that a person can act on. */
export type StoreFailure = 'store-full' | 'store-read-only' | 'store-failed' | 'store-busy' | 'store-damaged';

/** Failures by SQLite's result codes. */
const bySqliteCode: readonly (readonly [RegExp, StoreFailure])[] = [
  // SHMSIZE: no space for the write-ahead log's index, a file beside the store.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, 'store-full'],
  // FailClosedDatabase has closed the store.
  [/^SQLITE_IOERR/, 'store-failed'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'store-read-only'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'store-busy'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'store-damaged'],
];

/** Failures by the system's codes, for the files beside the store. */
const bySystemCode: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(ENOSPC|EDQUOT)$/, 'store-full'],
  [/^(EACCES|EPERM|EROFS|EIO)$/, 'store-read-only'],
];

/** The failure of the store or of a file beside it; null for any other cause. */
export const storeFailure = (cause: unknown): StoreFailure | null => {
  if (cause instanceof StoreFailed) return 'store-failed';
  const known = cause instanceof Sqlite.SqliteError ? bySqliteCode : bySystemCode;
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  return known.find(([pattern]) => pattern.test(code))?.[1] ?? null;
};

/** The refusal to start for a store that can't be opened; null if the store isn't the cause. */
export const storeRefusal = (cause: unknown, file: string): StartRefused | null => {
  const failure = storeFailure(cause);
  return failure && new StartRefused(failure, { path: file, cause });
};
