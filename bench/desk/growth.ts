import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { seedSchool, type SeedSize, type Tell } from '../seed/seed-school';
import { OpenSchool } from './open-school';

/** A school of a size, open, and what is measured at it. */
export interface Sized {
  readonly size: SeedSize;
  readonly school: OpenSchool;
}

/** Makes a school of a size, opens it, lets `work` measure at it, and removes it. */
export const withSchool = async <T>(
  size: SeedSize,
  tell: Tell,
  work: (school: OpenSchool, directory: string) => Promise<T>,
): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    const { callers } = await seedSchool(directory, size, tell);
    const school = await OpenSchool.open(directory, callers);
    try {
      return await work(school, directory);
    } finally {
      await school.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** The longest that the event loop stood still while something was measured, milliseconds. */
export const longestBlock = async <T>(work: () => Promise<T>): Promise<{ value: T; block: number }> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const value = await work();
  delay.disable();
  return { value, block: delay.max / 1e6 };
};
