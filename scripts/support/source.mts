import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { checkout } from './paths.mts';

const outDir = resolve(checkout, 'bench/out');

/** Bundles a benchmark module with the product's main, and loads it into this process without Electron. */
export async function loadSource<Module>(path: string): Promise<Module> {
  await build({
    root: checkout,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
    build: { ssr: resolve(checkout, path), outDir, emptyOutDir: false, target: 'node24', minify: false },
  });
  return (await import(pathToFileURL(join(outDir, basename(path).replace(/\.ts$/, '.mjs'))).href)) as Module;
}
