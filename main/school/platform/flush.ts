import { open } from 'node:fs/promises';

/** Brings a file's content to the disk, beside the event loop. */
export const flushFile = async (file: string): Promise<void> => {
  // Windows flushes only what is open for writing.
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Brings a folder's own entries to the disk, beside the event loop: the name of a new file. */
export const flushFolder = async (folder: string): Promise<void> => {
  // A folder is no file on Windows, and its names are kept by the file system's own log.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
