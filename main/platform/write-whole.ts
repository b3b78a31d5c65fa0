import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Forces a folder's entries to the disk. Windows cannot open a folder, and does not need it. */
export const syncFolder = (folder: string): void => {
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
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, Buffer.from(content as string));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
};

/** Writes a file whole or not at all, from parts that come one after the other; what they throw leaves nothing behind. */
export const writeWholeFrom = async (path: string, parts: AsyncIterable<string>): Promise<void> => {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    for await (const part of parts) writeAll(file, Buffer.from(part));
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

/** A write may take less than it was given. */
const writeAll = (file: number, bytes: Buffer): void => {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
};
