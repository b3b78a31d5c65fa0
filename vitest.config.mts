import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,database,ipc}/**/*.test.ts'],
    // Argon2id takes 64 MiB and a thread each: more workers than cores only make each other wait.
    pool: 'threads',
    testTimeout: 30_000,
    // A school is prepared once a file, which takes several hashes.
    hookTimeout: 60_000,
  },
});
