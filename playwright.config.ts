import { defineConfig } from '@playwright/test';

const packagedApp = process.env.LATCHKEY_PACKAGED_APP;

/**
 * End-to-end tests on the real app. `npm run test:e2e` builds what they drive and brings a display and the runtime; the
 * project `packaged` exists only where `npm run test:packaged` names the app that it is about.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // A journey takes three to ten seconds, a start of the app two of them; a machine that is busy with other things needs more.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Under a heavy load Electron now and then does not come up in time for Playwright; a test that fails twice has failed.
  retries: 1,
  reporter: [['list'], ['html', { open: 'never', outputFolder: 'playwright-report' }]],
  projects: [
    { name: 'app', testIgnore: 'packaged.spec.ts' },
    ...(packagedApp === undefined ? [] : [{ name: 'packaged', testMatch: 'packaged.spec.ts' }]),
  ],
});
