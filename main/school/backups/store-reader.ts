import Sqlite from 'better-sqlite3';
import { checkCopy } from './check-copy';
import type { StoreSummary } from './store-summary';
import { checkWhole } from '../store/store-check';
import { storeFailure } from '../store/store-failure';

/** How a whole store was found. */
export type WholeVerdict = 'whole' | 'damaged' | 'stopped';

/** Reads whole stores, which takes seconds for a large one: a running app does so outside of its event loop. */
export interface StoreReader {
  /** SQLite's quick check of all of a store that is in use. `stop` ends it and lets go of the file. */
  check(file: string, stop: AbortSignal): Promise<WholeVerdict>;
  /** What a decrypted copy holds, after SQLite's own check of all of it. Throws BackupBroken, StoreUnread. */
  summarise(file: string): Promise<StoreSummary>;
}

/** Checks a whole store on a connection of its own, which cannot write. */
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

/** Reads in this process and holds up all else: for commands and tests. */
export const readerInPlace: StoreReader = {
  check: async (file) => readWhole(file),
  summarise: checkCopy,
};
