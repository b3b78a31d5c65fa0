import Sqlite from 'better-sqlite3';
import { checkCopy } from './check-copy';
import type { StoreSummary } from './store-summary';
import { checkWhole } from '../store/store-check';
import { storeFailure } from '../store/store-failure';

/** The result of checking a whole store. */
export type WholeVerdict = 'whole' | 'damaged' | 'stopped';

/** Reads whole stores. A large one takes seconds, so a running app reads it outside its event loop. */
export interface StoreReader {
  /** Runs SQLite's quick check on a store in use. `stop` ends it and releases the file. Throws ReadInterrupted. */
  check(file: string, stop: AbortSignal): Promise<WholeVerdict>;
  /** Checks all of a decrypted copy, and summarises it. Throws BackupBroken, ReadInterrupted. */
  summarise(file: string): Promise<StoreSummary>;
}

/** Checks a whole store on a read-only connection of its own. */
export const readWhole = (file: string): Exclude<WholeVerdict, 'stopped'> => {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    checkWhole(sqlite);
    return 'whole';
  } catch (cause) {
    if (storeFailure(cause) === 'store-damaged') return 'damaged';
    throw cause;
  } finally {
    sqlite.close();
  }
};

/** Reads in this process and blocks its event loop: for commands and tests. */
export const readerInPlace: StoreReader = {
  check: async (file) => readWhole(file),
  summarise: checkCopy,
};
