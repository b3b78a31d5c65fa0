import { test } from '@playwright/test';

/** Whether the suite runs in full size. */
const isFull = process.env.FULL === '1';

/** The number of attempts: `usually` for the short run, `inFull` for the full one. */
export const times = (usually: number, inFull: number): number => (isFull ? inFull : usually);

/** Adds the running test's attempts and its result to the closing table. Call it after the assertions. */
export const report = (tried: string, held: string): void => {
  test.info().annotations.push({ type: 'tried', description: tried }, { type: 'held', description: held });
};

/** Skips the running test, with the reason in the closing table. */
export const skipBecause = (reason: string): void => {
  test.info().annotations.push({ type: 'held', description: `skipped: ${reason}` });
  test.skip(true, reason);
};
