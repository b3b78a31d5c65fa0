import Sqlite from 'better-sqlite3';
import { StartRefused } from '../platform/start-refused';

/** What can fail in the store that a person can do something about. */
export type StoreFailure = 'store-full' | 'store-read-only' | 'store-busy' | 'store-damaged';

/** SQLite's primary result codes, as failures that people understand. */
const byCode: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^SQLITE_FULL/, 'store-full'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR|AUTH)/, 'store-read-only'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'store-busy'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'store-damaged'],
];

/** What failed in the store; null when it was not the store. */
export const storeFailure = (cause: unknown): StoreFailure | null => {
  if (!(cause instanceof Sqlite.SqliteError)) return null;
  return byCode.find(([pattern]) => pattern.test(cause.code))?.[1] ?? null;
};

const refusals: Readonly<Record<StoreFailure, (file: string) => string>> = {
  'store-damaged': (file) =>
    `The file ${file} is damaged. Latchkey has left it as it is. Restore a backup from the command line: latchkey restore --backup=FILE.`,
  'store-busy': (file) => `Another program holds the file ${file}. Close it, then start Latchkey again.`,
  'store-full': (file) =>
    `The disk with the file ${file} is full. Make room on it, then start Latchkey again.`,
  'store-read-only': (file) =>
    `The file ${file} cannot be opened or written. Check that the disk is there and that you may write to its folder, then start Latchkey again.`,
};

/** Why a store cannot be opened, as a refusal to start; null when it was not the store. */
export const storeRefusal = (cause: unknown, file: string): StartRefused | null => {
  const failure = storeFailure(cause);
  if (!failure) return null;
  const reason = failure === 'store-damaged' ? 'database-damaged' : 'data-directory-unusable';
  return new StartRefused(reason, refusals[failure](file), { cause });
};
