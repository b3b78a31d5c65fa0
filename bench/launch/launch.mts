import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inTurn, measured, ratioOf } from '../measure.ts';
import { judged, type Row } from '../rows.ts';
import type { KeptSchool } from '../schools.mts';
import { StartedApp } from './started-app.mts';

/** The yardstick: a window with one text field and nothing else, on the same runtime. */
export const bareApp = resolve(import.meta.dirname, '../bare');

/** What is started. */
export interface AppParts {
  readonly executable: string;
  /** The checkout, built. */
  readonly app: string;
  readonly switches: readonly string[];
}

/**
 * Launch to the username field painted and focused, with Chromium's own files gone and there, beside the bare window; and at the
 * largest school beside the smallest.
 */
export const measureLaunch = async (
  { executable, app, switches }: AppParts,
  schools: readonly KeptSchool[],
  rounds: number,
): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const [smallest, largest] = [schools[0], schools.at(-1)];
  if (!smallest || !largest) throw new Error('There are no schools');
  const [small, large] = [join(folder, 'small'), join(folder, 'large')];
  const launch = async (of: string, dataDirectory: string, cold: boolean): Promise<number> => {
    if (cold) rmSync(join(dataDirectory, of === app ? 'browser' : '.'), { recursive: true, force: true });
    const started = await StartedApp.start({ executable, app: of, dataDirectory, switches });
    try {
      return await started.timeToFocusedField('username');
    } finally {
      await started.end();
    }
  };
  try {
    cpSync(smallest.directory, small, { recursive: true });
    cpSync(largest.directory, large, { recursive: true });
    const samples = await inTurn(rounds, {
      cold: () => launch(app, small, true),
      bareCold: () => launch(bareApp, join(folder, 'bare-cold'), true),
      warm: () => launch(app, small, false),
      bareWarm: () => launch(bareApp, join(folder, 'bare-warm'), false),
      large: () => launch(app, large, false),
    });
    const row = (figure: string, own: number[], name: string, other: number[], times: number): Row =>
      judged({
        figure,
        unit: 'ms',
        ours: measured(own),
        yardstick: { name, measured: measured(other) },
        ratio: ratioOf(own, other),
        tail: null,
        bar: { kind: 'at-most', times },
      });
    const bare = 'a bare Electron window';
    return [
      row('launch to the username field, cold', samples.cold, bare, samples.bareCold, 1.25),
      row('launch to the username field, warm', samples.warm, bare, samples.bareWarm, 1.25),
      row(
        `launch, ${largest.accounts} accounts over ${smallest.accounts}`,
        samples.large,
        `${smallest.accounts} accounts`,
        samples.warm,
        1.3,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
