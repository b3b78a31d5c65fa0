import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpProblem } from './say.mts';

/** What a packaged app takes on the disk, bytes. */
export interface InstalledSize {
  /** The app itself: its archive, and its native modules beside it. */
  readonly ours: number;
  /** Electron: everything else in the folder. */
  readonly runtime: number;
}

/** So much may the app itself take; Electron is forty times that, and its size is not ours to choose. */
export const installedCeiling = 6_500_000;

const sizeOf = (path: string): number => {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
};

/** The size of the packaged app in `folder`, its resources in `resources`. Throws SetUpProblem where no app is. */
export function installedSize(folder: string, resources = join(folder, 'resources')): InstalledSize {
  const archive = sizeOf(join(resources, 'app.asar'));
  if (archive === 0) throw new SetUpProblem('There is no packaged app: run `npm run package:test` first.');
  const ours = archive + sizeOf(join(resources, 'app.asar.unpacked'));
  return { ours, runtime: sizeOf(folder) - ours };
}

/** Throws SetUpProblem where the app itself takes more than the ceiling allows. */
export function holdInstalledSize({ ours }: InstalledSize, ceiling = installedCeiling): void {
  if (ours > ceiling)
    throw new SetUpProblem(
      `The packaged app takes ${ours} bytes beside Electron, at most ${ceiling}. Leave out of the archive what it does not need, or raise the ceiling in scripts/support/installed-size.mts for a reason.`,
    );
}
