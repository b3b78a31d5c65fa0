import { dirname } from 'node:path';
import { testPackageExecutable } from '../scripts/packaging/test-package.mts';
import { installedCeiling, installedSize } from '../scripts/support/installed-size.mts';
import { launchBytes, launchCeiling } from '../scripts/support/launch-bytes.mts';
import type { Measured } from './measure.ts';
import { type Bar, judged, type Row } from './rows.ts';

const once = (value: number): Measured => ({ median: value, low: value, high: value, rounds: 1 });

const row = (figure: string, unit: 'MB' | 'kB', value: number, bar: Bar): Row =>
  judged({ figure, unit, ours: once(value), yardstick: null, ratio: null, tail: null, bar });

/** What the app takes on the disk beside Electron, by the packaged test build that `npm run package:test` has left. */
export const installedRows = async (): Promise<Row[]> => {
  const { ours, runtime } = installedSize(dirname(testPackageExecutable));
  const limit = installedCeiling / 1e6;
  return [
    {
      ...row('installed size, the app itself', 'MB', ours / 1e6, { kind: 'median', limit }),
      yardstick: { name: 'Electron', measured: once(runtime / 1e6) },
    },
  ];
};

/** What the window loads before its username field, and before the page answers; CI holds the same ceilings at every build. */
export const launchByteRows = async (): Promise<Row[]> => {
  const { painted, scripts, styles } = launchBytes();
  const kilobytes = (figure: string, value: number, ceiling: number): Row =>
    row(figure, 'kB', value / 1e3, { kind: 'median', limit: ceiling / 1e3 });
  return [
    kilobytes('bytes before the username field', painted, launchCeiling.painted),
    kilobytes('scripts before the page answers', scripts, launchCeiling.scripts),
    kilobytes('styles before the page answers', styles, launchCeiling.styles),
  ];
};
