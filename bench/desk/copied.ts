import { closeSync, cpSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** Copies a school, and waits until it is on the disk: else the first write of the desk that is opened there would wait for all of it. */
export const copySchool = (from: string, to: string): string => {
  cpSync(from, to, { recursive: true });
  const store = openSync(join(to, 'latchkey.db'), 'r+');
  fsyncSync(store);
  closeSync(store);
  return to;
};
