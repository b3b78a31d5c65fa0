import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build as viteBuild } from 'vite';
import { measureLaunch } from '../bench/launch/launch.mts';
import type { Row } from '../bench/measure.ts';
import { tableOf } from '../bench/table.mts';
import { build } from './build.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { withDisplay } from './set-up/virtual-display.mts';
import { setup } from './setup.mts';
import { checkout } from './support/paths.mts';
import { npmCall, runShown } from './support/run.mts';
import { sandboxSwitches } from './support/sandbox.mts';
import { runScript, SetUpProblem } from './support/say.mts';

const folder = resolve(checkout, 'bench');

/** Installs what the benchmark compares with; it has a package of its own, so that nobody else waits for it. */
export async function installYardsticks(): Promise<void> {
  if (existsSync(join(folder, 'node_modules/better-auth'))) return;
  const exitCode = await runShown(...npmCall('ci'), { cwd: folder });
  if (exitCode !== 0)
    throw new SetUpProblem('The packages that the benchmark compares with could not be installed.');
}

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

interface Plan {
  readonly sizes: readonly { readonly accounts: number; readonly events: number }[];
  readonly rounds: number;
  readonly launches: number;
}

const full: Plan = {
  sizes: [
    { accounts: 17, events: 500 },
    { accounts: 1_000, events: 50_000 },
    { accounts: 100_000, events: 5_000_000 },
  ],
  rounds: 40,
  launches: 9,
};
/** Large enough to see that everything runs, and ratios that are off by far. */
const smoke: Plan = { sizes: [{ accounts: 200, events: 5_000 }], rounds: 6, launches: 3 };

interface DeskFigures {
  readonly codeCheck: Row;
  readonly bySize: readonly {
    readonly accounts: number;
    readonly events: number;
    readonly rows: readonly Row[];
  }[];
}

/** Makes a small school for the launch, and returns its directory. */
async function launchSchool(directory: string): Promise<string> {
  const seed = await bundle('seed/entry.ts');
  await runBundle(seed, { directory, accounts: 1_000, events: 20_000 });
  return directory;
}

// `npm run bench [-- --smoke]`: every figure beside its yardstick, as a table and in bench/results.json.
if (import.meta.main)
  await runScript(async () => {
    const plan = process.argv.includes('--smoke') ? smoke : full;
    const runtime = await setup();
    announceRuntime(runtime);
    await build({ onlyWhenStale: true });
    await installYardsticks();
    const figures = JSON.parse(await runBundle(await bundle('desk/entry.ts'), plan)) as DeskFigures;
    const scratch = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
    try {
      const launches = await withDisplay(async () =>
        measureLaunch(
          {
            executable: runtime.executable,
            app: checkout,
            school: await launchSchool(join(scratch, 'school')),
            switches: sandboxSwitches(),
          },
          plan.launches,
        ),
      );
      const tables = [
        '## Launch and memory',
        tableOf(launches),
        '## Code check',
        tableOf([figures.codeCheck]),
        ...figures.bySize.flatMap(({ accounts, events, rows }) => [
          `## ${accounts} accounts, ${events} audit events`,
          tableOf(rows),
        ]),
      ];
      process.stdout.write(`${tables.join('\n\n')}\n`);
      writeFileSync(
        join(folder, 'results.json'),
        `${JSON.stringify({ runtime: runtime.version, plan, launches, ...figures }, null, 2)}\n`,
      );
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
    return 0;
  });
