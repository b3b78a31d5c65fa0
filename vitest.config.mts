import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,database,ipc,authenticators}/**/*.test.ts', 'scripts/**/*.test.mts'],
    // Argon2id takes 64 MiB and a thread each: more workers than cores only make each other wait.
    pool: 'threads',
    // No test replaces a module: loading all of them again for every file would take a third of the time.
    isolate: false,
    // Hundreds of stores that write through to the disk at every commit: where there is memory to write to, take that.
    env: existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {},
    testTimeout: 30_000,
    // A school is prepared once a file, which takes several hashes.
    hookTimeout: 60_000,
  },
});
