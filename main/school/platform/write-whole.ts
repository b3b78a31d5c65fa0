import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { flushFolder } from './flush';

/** Flushes a folder's entries to disk. Windows can't open a folder, and its file system journals the entries. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Writes a file whole or not at all: flushes a temporary file, then renames it. Only its owner can read it. */
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

/** The content of a file, in order. */
type Parts = AsyncIterable<string> | Iterable<string | Uint8Array>;

/**
 * Like `writeWhole`, from parts and without blocking the event loop while the disk flushes. An error of the parts leaves no
 * file.
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

/** A single write may be partial. */
const writeAll = (file: number, bytes: Buffer): void => {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
};
