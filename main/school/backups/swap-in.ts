import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { connect } from '../store/connect';
import { migrate } from '../store/migrate';
import type { StoreTransaction } from '../store/schema';
import { flushFile, flushFolder } from '../platform/flush';
import { type CarriedOver, carryOver } from './carry-over';

/** The store's file in a data directory. */
export const storeFile = (directory: string): string => join(directory, 'latchkey.db');

/**
 * Prepares a decrypted copy to replace the store: migrates it, carries over the present data, and flushes it to disk as one
 * file. `present` is the present store's file, already migrated; null if it can't be read.
 */
export const prepareCopy = async (
  file: string,
  present: string | null,
  record: (trx: StoreTransaction) => Promise<unknown>,
): Promise<CarriedOver> => {
  const copy = connect(file);
  let carried: CarriedOver;
  try {
    await migrate(copy.store, async () => undefined);
    carried = await carryOver(present, copy.store, record);
  } finally {
    await copy.close();
  }
  await flushFile(file);
  return carried;
};

/** Replaces the store with a prepared copy by one rename. The store must be closed. */
export const swapIn = async (prepared: string, file: string): Promise<void> => {
  // SQLite would apply the old store's write-ahead log to the new one.
  for (const suffix of ['-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  await rename(prepared, file);
  await flushFolder(dirname(file));
};
