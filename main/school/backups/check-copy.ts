import { connect } from '../store/connect';
import { BackupBroken } from './backup-file';
import { type StoreSummary, summarise } from './store-summary';

/** What a decrypted copy holds, after SQLite's own check of all of it. Throws BackupBroken. */
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
