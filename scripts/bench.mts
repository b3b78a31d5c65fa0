import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { withDisplay } from './set-up/virtual-display.mts';
import { setup } from './setup.mts';
import { checkout } from './support/paths.mts';
import { npmCall, runQuietly, runShown } from './support/run.mts';
import { sandboxSwitches } from './support/sandbox.mts';
import { runScript, SetUpProblem, say, secondsSince } from './support/say.mts';
import { loadSource } from './support/source.mts';

type BenchSource = typeof import('../bench/bench.ts');
type SeedSize = import('../bench/seed/seed-school.ts').SeedSize;

const benchFolder = resolve(checkout, 'bench');

/** Installs better-auth. It has a package of its own, so that only the benchmark installs it. */
async function installYardstick(): Promise<void> {
  if (existsSync(join(benchFolder, 'node_modules/better-auth'))) return;
  if ((await runShown(...npmCall('ci'), { cwd: benchFolder })) !== 0)
    throw new SetUpProblem('The package that the benchmark compares with could not be installed.');
}

/** The folder of a seeded school. Another process makes it, so that its garbage doesn't affect the measurement. */
async function seeded(folder: string, { accounts, events }: SeedSize): Promise<string> {
  const school = join(folder, `school-${accounts}-${events}`);
  if (existsSync(school)) return school;
  const unfinished = `${school}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  say(`making a school of ${accounts} accounts and ${events} audit events ...`);
  const seed = join(checkout, 'scripts/seed.mts');
  const size = [`--accounts=${accounts}`, `--events=${events}`];
  const { exitCode, stderr } = runQuietly(process.execPath, [seed, `--data-dir=${unfinished}`, ...size]);
  if (exitCode !== 0) throw new SetUpProblem(`The school could not be made: ${stderr}`);
  renameSync(unfinished, school);
  return school;
}

// `npm run bench [-- --smoke] [--keep=FOLDER]`: prints a table; a full run also writes bench/results.json. FOLDER keeps the seeded schools.
await runScript(async () => {
  const { values } = parseArgs({ options: { smoke: { type: 'boolean' }, keep: { type: 'string' } } });
  const runtime = await setup();
  announceRuntime(runtime);
  await build({ onlyWhenStale: true });
  await installYardstick();
  const { full, measureAll, smoke, tableOf } = await loadSource<BenchSource>('bench/bench.ts');
  const plan = values.smoke ? smoke : full;
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    const keep = values.keep === undefined ? folder : resolve(values.keep);
    const schools = { small: await seeded(keep, plan.small), design: await seeded(keep, plan.design) };
    const app = { executable: runtime.executable, app: checkout, switches: sandboxSwitches() };
    const startedAt = performance.now();
    const rows = await withDisplay(() => measureAll(plan, { app, schools, folder }));
    process.stdout.write(`${tableOf(rows)}\n`);
    say(`measured in ${secondsSince(startedAt)}`);
    if (!values.smoke) {
      const results = { electron: runtime.version, node: process.versions.node, plan, rows };
      writeFileSync(join(benchFolder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
      return 0;
    }
    return rows.some(({ isFarOff }) => isFarOff) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
