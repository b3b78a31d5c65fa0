import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Failed, failureIn } from './guards/failed.mts';
import { type Guard, without } from './guards/guard.mts';
import { guardParts } from './guards/parts.mts';
import { checkout } from './support/paths.mts';
import { runQuietly, toolScript } from './support/run.mts';
import { runScript, say, secondsSince } from './support/say.mts';

/** Names that the copy leaves out: build output, test output and linked packages. */
const excluded = new Set([
  'node_modules',
  '.git',
  'out',
  'out-test',
  'dist',
  'dist-test',
  'test-results',
  'playwright-report',
  'tour',
]);

/** Makes a copy of the checkout to break. It links the installed packages and has its own script cache. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'latchkey-guards-'));
  for (const name of readdirSync(checkout).filter((name) => !excluded.has(name)))
    cpSync(join(checkout, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(checkout, 'node_modules')).filter((name) => name !== '.cache'))
    symlinkSync(join(checkout, 'node_modules', name), join(copy, 'node_modules', name));
  return copy;
}

/** The arguments and environment that run one test file in the copy and write its report. */
function commandFor({ test, only }: Guard, report: string): { args: string[]; env: NodeJS.ProcessEnv } {
  const named = (option: string): string[] => (only === undefined ? [] : [option, only]);
  if (test.endsWith('.test.ts') || test.endsWith('.test.mts')) {
    const config = test.startsWith('test/adversary/') ? ['--config', 'test/adversary/vitest.config.mts'] : [];
    const args = [
      toolScript('vitest'),
      'run',
      ...config,
      test.replace('test/adversary/', ''),
      ...named('-t'),
    ];
    return { args: [...args, '--bail=1', '--reporter=json', `--outputFile=${report}`], env: process.env };
  }
  const script = test.startsWith('test/faults/')
    ? ['scripts/faults.mts']
    : test.startsWith('test/adversary/')
      ? ['scripts/adversary.mts', '--part=app']
      : ['scripts/test.mts', '--stage=test-build', '--stage=e2e'];
  const args = [
    '-r',
    './scripts/require-node-24.cjs',
    ...script,
    test.split('/').at(-1) ?? '',
    ...named('-g'),
  ];
  return {
    args: [...args, '--retries=0', '--max-failures=1', '--reporter=json'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  };
}

/** Removes a guard from the copy, runs its test, and restores the guard. Null if the test still passes. */
function failureWithout(guard: Guard, copy: string): Failed | null {
  const file = join(copy, guard.file);
  const source = readFileSync(file, 'utf8');
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const { args, env } = commandFor(guard, report);
  writeFileSync(file, without(guard, source));
  try {
    const { exitCode, stderr } = runQuietly(process.execPath, args, { cwd: copy, env });
    if (exitCode === 0) return null;
    const failed = failureIn(report);
    // A test that didn't run proves nothing.
    if (failed === null)
      throw new Error(`${guard.test} did not run without "${guard.name}":\n${stderr.slice(-2000)}`);
    return failed;
  } finally {
    writeFileSync(file, source);
  }
}

// `npm run test:guards [-- --part=plain|faults|app] [-- WORDS]`: removes each guard in a copy of the checkout, and shows the
// test that fails without it. WORDS select guards by their names and tests.
await runScript(async () => {
  const startedAt = performance.now();
  const args = process.argv.slice(2);
  const part = args.find((arg) => arg.startsWith('--part='))?.slice('--part='.length);
  const words = args.filter((arg) => !arg.startsWith('--'));
  const guards = Object.entries(guardParts)
    .filter(([name]) => part === undefined || part === name)
    .flatMap(([, guards]) => guards)
    .filter(({ name, test }) => words.length === 0 || words.some((word) => `${name} ${test}`.includes(word)));
  // Check all find strings first, so that a stale one fails at once.
  for (const guard of guards) without(guard, readFileSync(join(checkout, guard.file), 'utf8'));
  const copy = copyOfCheckout();
  const unseen: string[] = [];
  try {
    for (const guard of guards) {
      const failed = failureWithout(guard, copy);
      if (failed === null) unseen.push(guard.name);
      const outcome = failed === null ? 'NOT SEEN' : `${failed.test}: ${failed.message}`;
      process.stdout.write(`${guard.name} (${guard.file})\n  ${guard.test}\n  ${outcome}\n`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  say(
    `${guards.length - unseen.length} of ${guards.length} guards are seen by a test (${secondsSince(startedAt)})`,
  );
  return guards.length === 0 || unseen.length > 0 ? 1 : 0;
});
