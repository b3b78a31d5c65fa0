import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForTests } from './build.mts';
import { setup } from './setup.mts';
import { announceRuntime, runtimeEnvironment } from './set-up/electron-runtime.mts';
import { checkout } from './support/paths.mts';
import { runShown, toolScript } from './support/run.mts';
import { runScript, say, secondsSince } from './support/say.mts';
import { runPlaywright } from './test.mts';

/** A line of the table, which test/adversary/support/tally.ts writes. */
type Attempted = {
  readonly part: string;
  readonly attack: string;
  readonly times: number;
  readonly held: boolean;
  readonly note: string;
};

const lines = (file: string): Attempted[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Attempted);
  } catch {
    // No test has written a line.
    return [];
  }
};

const table = (attempted: readonly Attempted[]): string => {
  const row = (held: string, times: string, part: string, attack: string): string =>
    `${held.padEnd(6)} ${times.padStart(8)}  ${part.padEnd(16)} ${attack}`;
  const rows = attempted
    .toSorted((one, other) => one.part.localeCompare(other.part) || one.attack.localeCompare(other.attack))
    .map(({ held, times, part, attack, note }) =>
      row(
        held ? 'held' : 'BROKEN',
        times.toLocaleString('en'),
        part,
        note === '' ? attack : `${attack} [${note.trim()}]`,
      ),
    );
  const total = attempted.reduce((sum, { times }) => sum + times, 0).toLocaleString('en');
  const held = attempted.filter((one) => one.held).length;
  return [
    row('', 'tries', 'part', 'attack'),
    ...rows,
    row('', total, 'all', `${held} of ${attempted.length} held`),
  ].join('\n');
};

// `npm run test:adversary [-- --part=desk|app] [arguments for Playwright]`: attacks the services in plain Node, then the real
// app, and prints a table of both.
// FULL=1 sends 230,000 fuzzed messages instead of 20,000.
await runScript(async () => {
  const startedAt = performance.now();
  const onlyPart = process.argv.find((arg) => arg.startsWith('--part='))?.slice('--part='.length);
  const forPlaywright = process.argv.slice(2).filter((arg) => !arg.startsWith('--part='));
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-tally-'));
  const tally = { LATCHKEY_TALLY: join(folder, 'tally.jsonl') };
  const codes: number[] = [];
  announceRuntime(await setup({ forTests: true }));
  if (onlyPart !== 'app')
    codes.push(
      await runShown(
        process.execPath,
        [toolScript('vitest'), 'run', '--config', 'test/adversary/vitest.config.mts', '--reporter=dot'],
        { cwd: checkout, env: { ...process.env, ...runtimeEnvironment(), ...tally } },
      ),
    );
  if (onlyPart !== 'desk') {
    await buildForTests({ onlyWhenStale: true });
    codes.push(await runPlaywright(['-c', 'test/adversary/playwright.config.ts', ...forPlaywright], tally));
  }
  const attempted = lines(tally.LATCHKEY_TALLY);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`\n${table(attempted)}\n`);
  say(`adversarial suite: ${secondsSince(startedAt)}`);
  return codes.some((code) => code !== 0) || attempted.length === 0 || attempted.some(({ held }) => !held)
    ? 1
    : 0;
});
