import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const prefix = 'latchkey-demo-';
/** The name holds the number of the process that uses the folder, so the folder needs no lock file. */
const demoFolder = /^latchkey-demo-(\d+)-[A-Za-z0-9]{6}$/u;

/** Makes a demo's folder within `within`, which only its user can read. */
export const makeDemoFolder = (within: string, processNumber: number): string =>
  mkdtempSync(join(within, `${prefix}${processNumber}-`));

/** Removes a demo's folder. Files that the system still holds open stay until the next demo removes them. */
export const removeDemoFolder = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  } catch {
    // Windows doesn't remove open files.
  }
};

/** Removes the folders of crashed demos, but nothing that belongs to another user or is not a folder. */
export const removeLeftDemos = (within: string, isRunning: (processNumber: number) => boolean): void => {
  for (const name of readdirSync(within)) {
    const processNumber = Number(demoFolder.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(processNumber) || isRunning(processNumber)) continue;
    const folder = join(within, name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    const isOurs = process.getuid === undefined || found?.uid === process.getuid();
    if (found?.isDirectory() && isOurs) removeDemoFolder(folder);
  }
};

/** Whether a process runs, under any user. */
export const isRunning = (processNumber: number): boolean => {
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
