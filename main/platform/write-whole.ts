import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

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
  const begun = begin(path);
  try {
    writeAll(begun.file, Buffer.from(content as string));
    fsyncSync(begun.file);
  } catch (cause) {
    drop(begun);
    throw cause;
  }
  putInPlace(begun, path);
};

/** Writes a file whole or not at all, from parts that come one after the other; what they throw leaves nothing behind. */
export const writeWholeFrom = async (path: string, parts: AsyncIterable<string>): Promise<void> => {
  const begun = begin(path);
  try {
    for await (const part of parts) writeAll(begun.file, Buffer.from(part));
    // A long file takes its time to reach the disk: others go on meanwhile.
    await promisify(fsync)(begun.file);
  } catch (cause) {
    drop(begun);
    throw cause;
  }
  putInPlace(begun, path);
};

interface Begun {
  readonly temporary: string;
  readonly file: number;
}

const begin = (path: string): Begun => {
  const temporary = `${path}.new`;
  return { temporary, file: openSync(temporary, 'w', 0o600) };
};

const drop = ({ temporary, file }: Begun): void => {
  closeSync(file);
  rmSync(temporary, { force: true });
};

const putInPlace = ({ temporary, file }: Begun, path: string): void => {
  closeSync(file);
  renameSync(temporary, path);
  syncFolder(dirname(path));
};

/** A write may take less than it was given. */
const writeAll = (file: number, bytes: Buffer): void => {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
};
