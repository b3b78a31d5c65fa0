import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { isFallbackRuntime } from '../fallback-runtime/marker.mts';
import { hasShippedNativeModule } from '../fallback-runtime/native-module.mts';
import { currentRuntime } from '../set-up/electron-runtime.mts';
import { packageVersion } from '../support/paths.mts';
import { SetUpProblem } from '../support/say.mts';
import { releaseFuses, setFuses, testFuses } from './fuses.mts';
import { type PackedApp, readPackFacts } from './pack-facts.mts';
import { contentProblems, releaseProblems } from './release-check.mts';

/** Refuses to begin a release on a checkout that is set up with the fallback runtime. Throws SetUpProblem. */
export function beforeRelease(): void {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const problems: string[] = [];
  if (currentRuntime()?.kind === 'fallback') problems.push('This checkout runs on the fallback runtime.');
  if (override && isFallbackRuntime(override))
    problems.push('ELECTRON_OVERRIDE_DIST_PATH names the fallback runtime.');
  if (!hasShippedNativeModule())
    problems.push('better-sqlite3 in node_modules is the one compiled for the fallback runtime.');
  refuse(
    'Latchkey cannot be packaged for people here',
    problems,
    'With an open network run `npm run setup -- --retry` first.',
  );
}

/** Looks at what was packed for people, and refuses it or sets its fuses. */
export async function afterReleasePack(context: AfterPackContext): Promise<void> {
  try {
    const app = packedApp(context);
    refuse(
      'This pack must not be given to people',
      releaseProblems(readPackFacts(app, packageVersion('electron'))),
    );
    await setFuses(app.executable, releaseFuses);
  } catch (error) {
    // What was refused must not be left lying about as if it were a result.
    rmSync(context.appOutDir, { recursive: true, force: true });
    throw error;
  }
}

/** Takes out what a distribution has for development only, and a pack must not have. */
export function afterTestExtract({ appOutDir }: { readonly appOutDir: string }): void {
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
}

/** Looks at what was packed for tests: the same content as for people, and recognisable for what it is. */
export async function afterTestPack(context: AfterPackContext): Promise<void> {
  const app = packedApp(context);
  const problems = contentProblems(readPackFacts(app, packageVersion('electron')).files);
  const onFallback = currentRuntime()?.kind === 'fallback';
  if (onFallback && !isFallbackRuntime(app.folder))
    problems.push('It lost the marker of the fallback runtime.');
  refuse('The test build is not as it should be', problems);
  await setFuses(app.executable, testFuses);
}

function packedApp({ appOutDir, packager, electronPlatformName }: AfterPackContext): PackedApp {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') {
    const contents = join(appOutDir, `${name}.app/Contents`);
    return {
      folder: appOutDir,
      executable: join(contents, `MacOS/${name}`),
      resources: join(contents, 'Resources'),
    };
  }
  const linuxName = (packager as { executableName?: string }).executableName ?? name;
  const executable = join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : linuxName);
  return { folder: appOutDir, executable, resources: join(appOutDir, 'resources') };
}

function refuse(what: string, problems: readonly string[], advice = ''): void {
  if (problems.length === 0) return;
  const refusal = new SetUpProblem(
    [`${what}:`, ...problems.map((problem) => `  - ${problem}`), advice].join('\n').trim(),
  );
  // electron-builder shows stacks, in which these sentences would be lost.
  refusal.stack = refusal.message;
  throw refusal;
}
