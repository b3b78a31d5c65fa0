import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const prefix = 'latchkey-demo-';
/** The number of the process that uses it is part of its name: nothing has to be written into it to find that out. */
const demoFolder = /^latchkey-demo-(\d+)-[A-Za-z0-9]{6}$/u;

/** Makes a folder for one demo in the system's folder for temporary files, its user's alone. */
export const makeDemoFolder = (within: string, processNumber: number): string =>
  mkdtempSync(join(within, `${prefix}${processNumber}-`));

/** Removes a demo's folder, as far as the system lets go of what is in it; the next demo removes the rest. */
export const removeDemoFolder = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  } catch {
    // Windows keeps files that are still open.
  }
};

/** Removes what demos left that ended without doing it themselves. What is somebody else's, or no folder, is left alone. */
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

/** Whether a process runs; one of somebody else's counts. */
export const isRunning = (processNumber: number): boolean => {
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
