import { defineConfig } from '@playwright/test';

/** The part of the adversarial suite that attacks the real app. `npm run test:adversary` builds it and brings a display. */
export default defineConfig({
  testDir: 'app',
  outputDir: '../../test-results/adversary',
  // One file is one attacker; a whole flood takes longer than a journey.
  timeout: process.env.FULL === '1' ? 1_800_000 : 600_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // As for the journeys: a test that fails twice has failed. A race that shows once in a while stands in the list as flaky: look into it.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
});
