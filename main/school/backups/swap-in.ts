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
 * Makes a decrypted copy ready to take the store's place: today's shape, nothing forgotten, one file, on the disk. `present` is
 * the file of the store that goes, in today's shape; null where it cannot be read.
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

/** Puts a prepared copy in the store's place by one rename. The store must be closed. */
export const swapIn = async (prepared: string, file: string): Promise<void> => {
  // The log of the store that goes must not be taken for the log of the one that comes.
  for (const suffix of ['-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  await rename(prepared, file);
  await flushFolder(dirname(file));
};
