import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { connect } from '../store/connect';
import { migrate } from '../store/migrate';
import { flushFile, flushFolder } from '../platform/flush';
import type { RestoreReport } from '../../../shared/restore-report';
import { carryOver, type PresentStore, type RestoreNote, type RestoreParts } from './carry-over';

/** The store's file in a data directory. */
export const storeFile = (directory: string): string => join(directory, 'latchkey.db');

/**
 * Prepares a decrypted copy to replace the store: migrates it, carries over the present data, and flushes it to disk as one
 * file. An open present store is already migrated. Throws RestoreRefused.
 */
export const prepareCopy = async (
  file: string,
  present: PresentStore,
  parts: RestoreParts,
  note: RestoreNote,
): Promise<RestoreReport> => {
  const copy = connect(file);
  let report: RestoreReport;
  try {
    await migrate(copy.store, async () => undefined);
    report = await carryOver(copy.store, present, parts, note);
  } finally {
    await copy.close();
  }
  await flushFile(file);
  return report;
};

/** Replaces the store with a prepared copy by one rename. The store must be closed. */
export const swapIn = async (prepared: string, file: string): Promise<void> => {
  // SQLite would apply the old store's write-ahead log to the new one.
  for (const suffix of ['-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  await rename(prepared, file);
  await flushFolder(dirname(file));
};
