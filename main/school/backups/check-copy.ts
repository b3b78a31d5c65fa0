import { connect } from '../store/connect';
import { BackupBroken } from './backup-file';
import { type StoreSummary, summarise } from './store-summary';

/** Checks all of a decrypted copy with SQLite's integrity check, and summarises it. Throws BackupBroken. */
export const checkCopy = async (file: string): Promise<StoreSummary> => {
  const copy = connect(file);
  try {
    return await summarise(copy.store);
  } catch (cause) {
    throw new BackupBroken('This backup opens, but what is in it is damaged.', { cause });
  } finally {
    await copy.close();
  }
};
