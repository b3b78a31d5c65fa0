import Sqlite from 'better-sqlite3';
import { StartRefused } from '../platform/start-refused';
import { StoreFailed } from './fail-closed-database';

/** What can fail in the store that a person can do something about. */
export type StoreFailure = 'store-full' | 'store-read-only' | 'store-failed' | 'store-busy' | 'store-damaged';

/** SQLite's primary result codes, as failures that people understand. */
const byCode: readonly (readonly [RegExp, StoreFailure])[] = [
  // SHMSIZE: no room for the index of the log, which is in a file beside the store.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, 'store-full'],
  // The store has closed itself: see FailClosedDatabase.
  [/^SQLITE_IOERR/, 'store-failed'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'store-read-only'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'store-busy'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'store-damaged'],
];

/** The system's own codes, for the files beside the store. */
const bySystemCode: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^(ENOSPC|EDQUOT)$/, 'store-full'],
  [/^(EACCES|EPERM|EROFS|EIO)$/, 'store-read-only'],
];

/** What failed in the store, or in a file beside it; null when it was neither. */
export const storeFailure = (cause: unknown): StoreFailure | null => {
  if (cause instanceof StoreFailed) return 'store-failed';
  const known = cause instanceof Sqlite.SqliteError ? byCode : bySystemCode;
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  return known.find(([pattern]) => pattern.test(code))?.[1] ?? null;
};

/** Why a store cannot be opened, as a refusal to start; null when it was not the store. */
export const storeRefusal = (cause: unknown, file: string): StartRefused | null => {
  const failure = storeFailure(cause);
  return failure && new StartRefused(failure, { path: file, cause });
};
