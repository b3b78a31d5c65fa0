import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../platform/random';

const pattern = /^latchkey\.db\.(?:backup|verify|restore)-[0-9a-f]{16}(?:-wal|-shm|-journal)?$/;

/** A path for a plain copy of the store in the data directory, which is nobody else's. */
export const temporaryStore = (
  directory: string,
  purpose: 'backup' | 'verify' | 'restore',
  random: Random,
): string => join(directory, `latchkey.db.${purpose}-${random.bytes(8).toString('hex')}`);

/** Removes a copy of the store with what SQLite keeps beside it. */
export const removeStore = async (file: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
};

/** Removes what work that was cut short has left of such copies: they hold the store in the clear. */
export const removeTemporaryStores = async (directory: string): Promise<void> => {
  for (const name of await readdir(directory))
    if (pattern.test(name)) await rm(join(directory, name), { force: true });
};
