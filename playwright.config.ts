import { defineConfig } from '@playwright/test';

const packagedApp = process.env.LATCHKEY_PACKAGED_APP;

/**
 * End-to-end tests on the real app. `npm run test:e2e` builds the app and provides a display and the runtime. The project
 * `packaged` exists only if `npm run test:packaged` names a packaged app.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Far longer than a journey takes, for busy machines.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Under heavy load Electron sometimes starts too late for Playwright.
  retries: 1,
  reporter: [['list'], ['html', { open: 'never', outputFolder: 'playwright-report' }]],
  projects: [
    { name: 'app', testIgnore: 'packaged.spec.ts' },
    ...(packagedApp === undefined ? [] : [{ name: 'packaged', testMatch: 'packaged.spec.ts' }]),
  ],
});
