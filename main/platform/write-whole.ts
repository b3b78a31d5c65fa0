import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
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
