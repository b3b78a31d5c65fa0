import { defineConfig } from '@playwright/test';

/** The fault suite: `npm run test:faults` prepares and builds what it drives. FULL=1 runs it in its whole size. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/faults',
  timeout: process.env.FULL === '1' ? 15 * 60_000 : 4 * 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list'], ['./support/table-reporter.ts']],
});
