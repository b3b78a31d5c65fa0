import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Section } from '../rows';

/** Says how far the benchmark is, to whoever waits for it. */
export const say = (text: string): void => void process.stderr.write(`[bench] ${text}\n`);

/** Measures with a folder that is gone again after it, and prints what it came to; this process ends with 1 where it throws. */
export const withScratch = async (measure: (scratch: string) => Promise<Section[]>): Promise<void> => {
  const scratch = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    process.stdout.write(JSON.stringify(await measure(scratch)));
  } catch (cause) {
    console.error(cause);
    process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  // Whatever is still open after a failure keeps nobody waiting.
  if (process.exitCode === 1) process.exit();
};
