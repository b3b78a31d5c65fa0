import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpProblem } from './say.mts';

/** The size of a packaged app on disk, in bytes. */
export interface InstalledSize {
  /** The app itself: its archive, and its native modules beside it. */
  readonly ours: number;
  /** Electron: everything else in the folder. */
  readonly runtime: number;
}

/** The most bytes for the app itself. Electron's far larger size is not our choice. */
export const installedCeiling = 6_500_000;

const sizeOf = (path: string): number => {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
};

/** Measures the packaged app in `folder`, with its resources in `resources`. Throws SetUpProblem without an app. */
export function installedSize(folder: string, resources = join(folder, 'resources')): InstalledSize {
  const archive = sizeOf(join(resources, 'app.asar'));
  if (archive === 0) throw new SetUpProblem('There is no packaged app: run `npm run package:test` first.');
  const ours = archive + sizeOf(join(resources, 'app.asar.unpacked'));
  return { ours, runtime: sizeOf(folder) - ours };
}

/** Throws SetUpProblem if the app itself is larger than the ceiling. */
export function assertInstalledSize({ ours }: InstalledSize, ceiling = installedCeiling): void {
  if (ours > ceiling)
    throw new SetUpProblem(
      `The packaged app takes ${ours} bytes beside Electron, at most ${ceiling}. Leave out of the archive what it does not need, or raise the ceiling in scripts/support/installed-size.mts for a reason.`,
    );
}
