import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/{unit,database,ipc,authenticators}/**/*.test.ts',
      'scripts/**/*.test.mts',
      'bench/*.test.ts',
    ],
    globalSetup: 'test/support/own-temporary-folder.ts',
    // Argon2id takes 64 MiB and a thread each: more workers than cores only make each other wait.
    pool: 'threads',
    // No test replaces a module: loading all of them again for every file would take a third of the time.
    isolate: false,
    testTimeout: 30_000,
    // A school is prepared once a file, which takes several hashes.
    hookTimeout: 60_000,
  },
});
