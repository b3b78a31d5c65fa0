import { open } from 'node:fs/promises';

/** Flushes a file's content to disk, without blocking the event loop. */
export const flushFile = async (file: string): Promise<void> => {
  // Windows flushes only a file that is open for writing.
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Flushes a folder's entries to disk, such as the name of a new file, without blocking the event loop. */
export const flushFolder = async (folder: string): Promise<void> => {
  // Windows can't open a folder; its file system journals the entries.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
