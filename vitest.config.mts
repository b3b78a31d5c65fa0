import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/{unit,database,ipc,authenticators}/**/*.test.ts',
      'scripts/**/*.test.mts',
      'bench/*.test.ts',
    ],
    globalSetup: 'test/support/own-temporary-folder.ts',
    // Each Argon2id hash takes 64 MiB and a thread, so more workers than cores would only compete.
    pool: 'threads',
    // No test replaces a module, so files can share the loaded modules.
    isolate: false,
    testTimeout: 30_000,
    // Each file prepares a school, which takes several hashes.
    hookTimeout: 60_000,
  },
});
