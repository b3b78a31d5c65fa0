import { test } from '@playwright/test';

/** Whether the suite runs in its whole size. */
const isFull = process.env.FULL === '1';

/** How often something is tried: in the size that ends within minutes, and in full. */
export const times = (usually: number, inFull: number): number => (isFull ? inFull : usually);

/** Says for the closing table what the running test tried and how often, and what held. Called once it has held. */
export const tell = (tried: string, held: string): void => {
  test.info().annotations.push({ type: 'tried', description: tried }, { type: 'held', description: held });
};

/** Skips the running test, with the reason in the closing table. */
export const skipBecause = (reason: string): void => {
  test.info().annotations.push({ type: 'held', description: `skipped: ${reason}` });
  test.skip(true, reason);
};
