import { build, buildForTests } from './build.mts';
import { setup } from './setup.mts';
import { announceRuntime, runtimeEnvironment } from './set-up/electron-runtime.mts';
import { withDisplay } from './set-up/virtual-display.mts';
import { checkout } from './support/paths.mts';
import { npmCall, runShown, toolScript } from './support/run.mts';
import { runScript, say, secondsSince } from './support/say.mts';

/** Playwright's parallel workers, in each of its configurations. */
const workers = 2;

/** Runs Playwright with a display per worker and the prepared runtime. Resolves with the exit code. */
export function runPlaywright(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  return withDisplay(() => {
    const env = { ...process.env, ...runtimeEnvironment(), ...environment };
    return runShown(process.execPath, [toolScript('@playwright/test', 'playwright'), 'test', ...args], {
      cwd: checkout,
      env,
    });
  }, workers);
}

type Stage = (extraArgs: readonly string[]) => Promise<number>;

const npmRun =
  (script: string): Stage =>
  (extraArgs) =>
    runShown(...npmCall('run', '--silent', script, '--', ...extraArgs), { cwd: checkout });
const stages: Readonly<Record<string, Stage>> = {
  format: npmRun('check:format'),
  lint: npmRun('check:lint'),
  types: npmRun('check:types'),
  imports: npmRun('check:imports'),
  unused: npmRun('check:unused'),
  unit: npmRun('test:unit'),
  build: () => build().then(() => 0),
  'test-build': () => buildForTests().then(() => 0),
  // Run alone, each test would wait for an app that isn't built.
  e2e: async (extraArgs) => {
    await buildForTests({ onlyWhenStale: true });
    return runPlaywright(extraArgs);
  },
};

/** `npm test [-- --stage=NAME ...] [arguments for the last stage]`: runs every stage in order, up to the first failure. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const asked = args.filter((arg) => arg.startsWith('--stage=')).map((arg) => arg.slice('--stage='.length));
  const extraArgs = args.filter((arg) => !arg.startsWith('--stage='));
  const names = asked.length > 0 ? asked : Object.keys(stages);
  const unknown = names.find((name) => stages[name] === undefined);
  if (unknown !== undefined) {
    say(`there is no stage "${unknown}"; the stages are ${Object.keys(stages).join(', ')}`);
    return 2;
  }

  const summary: string[] = [];
  const timed = async (name: string, run: () => Promise<number>): Promise<number> => {
    const startedAt = performance.now();
    const exitCode = await run();
    summary.push(
      `${exitCode === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${secondsSince(startedAt).padStart(8)}`,
    );
    return exitCode;
  };

  await timed('set-up', async () => {
    announceRuntime(await setup({ forTests: true }));
    return 0;
  });
  let exitCode = 0;
  for (const [index, name] of names.entries()) {
    say(`stage ${name}`);
    exitCode = await timed(
      name,
      () => stages[name]?.(index === names.length - 1 ? extraArgs : []) ?? Promise.resolve(2),
    );
    if (exitCode !== 0) break;
  }
  for (const line of summary) say(line);
  return exitCode;
}

if (import.meta.main) await runScript(main);
