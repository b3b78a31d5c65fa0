import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inTurn, measured, ratioOf, type Row } from '../measure.ts';
import { StartedApp } from './started-app.mts';

const bareApp = resolve(import.meta.dirname, '../bare');

/** What the launch is measured with. */
export interface LaunchParts {
  readonly executable: string;
  /** The checkout, built. */
  readonly app: string;
  /** A data directory with a school in it. */
  readonly school: string;
  readonly switches: readonly string[];
}

/** Launch to the username field painted and focused, with Chromium's own files gone and there, beside the bare window. */
export const measureLaunch = async (parts: LaunchParts, rounds: number): Promise<Row[]> => {
  const { executable, app, school, switches } = parts;
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const ours = join(folder, 'ours');
  cpSync(school, ours, { recursive: true });
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
    const samples = await inTurn(rounds, {
      cold: () => launch(app, ours, true),
      bareCold: () => launch(bareApp, join(folder, 'bare-cold'), true),
      warm: () => launch(app, ours, false),
      bareWarm: () => launch(bareApp, join(folder, 'bare-warm'), false),
    });
    const row = (figure: string, own: number[], bare: number[]): Row => {
      const ratio = ratioOf(own, bare);
      return {
        figure,
        unit: 'ms',
        ours: measured(own),
        yardstick: { name: 'a bare Electron window', measured: measured(bare) },
        ratio,
        bar: 'at most 1.25 times',
        held: ratio <= 1.25,
      };
    };
    return [
      row('launch to the username field, cold', samples.cold, samples.bareCold),
      row('launch to the username field, warm', samples.warm, samples.bareWarm),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
