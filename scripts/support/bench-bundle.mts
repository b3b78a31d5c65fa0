import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build as viteBuild } from 'vite';
import { checkout } from './paths.mts';
import { SetUpProblem } from './say.mts';

const folder = resolve(checkout, 'bench');

/** Bundles a part of the benchmark with the product's main, to run in plain Node; returns its path. */
export async function bundle(entry: string): Promise<string> {
  const outDir = resolve(folder, 'out');
  const name = entry.replace(/\/|\.ts$/g, '-').replace(/-$/, '');
  await viteBuild({
    root: checkout,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@node-rs/argon2': resolve(folder, 'desk/timed-argon2.ts') } },
    ssr: {
      noExternal: true,
      external: ['better-sqlite3', 'better-auth', 'better-auth/plugins', 'better-auth/db/migration'],
    },
    build: {
      ssr: resolve(folder, entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}

/** Runs a bundle with one argument and resolves with what it printed; what it says of its progress is shown. */
export function runBundle(path: string, argument: unknown): Promise<string> {
  return new Promise((resolvePrinted, reject) => {
    const child = spawn(process.execPath, [path, JSON.stringify(argument)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolvePrinted(printed) : reject(new SetUpProblem(`${path} ended with exit code ${code}`)),
    );
  });
}
