import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the tests of one run a temporary folder of their own and takes it away with all that they left in it. It is in
 * memory where the system has a place for that: hundreds of stores write through to the disk at every commit, and what a
 * run would leave there no restart but the machine's own would free.
 */
export const setup = (): (() => void) => {
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'latchkey-tests-'));
  // By the names that each system looks at.
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
};
