import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Builds the store's worker as the app is built, for a test that runs it in a thread; returns its script. */
export const buildStoreWorker = async (): Promise<string> => {
  // Below node_modules, from where it finds the native module.
  const outDir = join(root, 'node_modules', '.cache', `store-worker-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      ssr: true,
      rollupOptions: {
        input: { 'store-worker': join(root, 'main/school/backups/store-worker.ts') },
        external: ['better-sqlite3'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, 'store-worker.cjs');
};
