import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { flushFolder } from './flush';

/** Forces a folder's entries to the disk. Windows cannot open a folder, and does not need it. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Writes a file whole or not at all, readable by its owner alone: a temporary file, forced to the disk, then renamed. */
export const writeWhole = (path: string, content: string | Uint8Array): void => {
  const { temporary, file } = begin(path);
  try {
    writeAll(file, Buffer.from(content as string));
    fsyncSync(file);
  } catch (cause) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw cause;
  }
  closeSync(file);
  renameSync(temporary, path);
  syncFolder(dirname(path));
};

/** What a file is made of: one part, or some that come one after the other. */
type Parts = AsyncIterable<string> | Iterable<string | Uint8Array>;

/**
 * The same from parts, what they throw leaving nothing behind, and with the disk waited for beside the event loop: others go on while a
 * file reaches it, or is taken from it again.
 */
export const writeWholeFrom = async (path: string, parts: Parts): Promise<void> => {
  const { temporary, file } = begin(path);
  try {
    for await (const part of parts) writeAll(file, Buffer.from(part as string));
    await promisify(fsync)(file);
  } catch (cause) {
    closeSync(file);
    await rm(temporary, { force: true });
    throw cause;
  }
  closeSync(file);
  await rename(temporary, path);
  await flushFolder(dirname(path));
};

const begin = (path: string) => {
  const temporary = `${path}.new`;
  return { temporary, file: openSync(temporary, 'w', 0o600) };
};

/** A write may take less than it was given. */
const writeAll = (file: number, bytes: Buffer): void => {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
};
