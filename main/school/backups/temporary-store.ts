import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../platform/random';

const pattern = /^latchkey\.db\.(?:backup|verify|restore)-[0-9a-f]{16}(?:-wal|-shm|-journal)?$/;

/** A unique path in the data directory for a plain copy of the store. */
export const temporaryStore = (
  directory: string,
  purpose: 'backup' | 'verify' | 'restore',
  random: Random,
): string => join(directory, `latchkey.db.${purpose}-${random.bytes(8).toString('hex')}`);

/** Removes a copy of the store with SQLite's files beside it. */
export const removeStore = async (file: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${file}${suffix}`, { force: true });
};

/** Removes the copies that interrupted work has left, because they hold the store unencrypted. */
export const removeTemporaryStores = async (directory: string): Promise<void> => {
  for (const name of await readdir(directory))
    if (pattern.test(name)) await rm(join(directory, name), { force: true });
};
