import { rmSync } from 'node:fs';
import type { AfterPackContext } from 'electron-builder';
import { isFallbackRuntime } from '../fallback-runtime/marker.mts';
import { hasShippedNativeModule } from '../fallback-runtime/native-module.mts';
import { currentRuntime } from '../set-up/electron-runtime.mts';
import { packageVersion } from '../support/paths.mts';
import { releaseFuses, setFuses } from './fuses.mts';
import { readPackFacts } from './pack-facts.mts';
import { packedApp } from './packed-app.mts';
import { refusePack } from './refuse-pack.mts';
import { releaseProblems } from './release-check.mts';

/** Throws SetUpProblem if the checkout is set up with the fallback runtime. */
export function beforePack(): void {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const problems: string[] = [];
  if (currentRuntime()?.kind === 'fallback') problems.push('This checkout runs on the fallback runtime.');
  if (override && isFallbackRuntime(override))
    problems.push('ELECTRON_OVERRIDE_DIST_PATH names the fallback runtime.');
  if (!hasShippedNativeModule())
    problems.push('better-sqlite3 in node_modules is the one compiled for the fallback runtime.');
  refusePack(
    'Latchkey cannot be packaged for people here',
    problems,
    'With an open network run `npm run setup -- --retry` first.',
  );
}

/** Checks a packed release, and sets its fuses. Throws SetUpProblem if it may not be released. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  try {
    const app = packedApp(context);
    refusePack(
      'This pack must not be given to people',
      releaseProblems(readPackFacts(app, packageVersion('electron'))),
    );
    await setFuses(app.executable, releaseFuses);
  } catch (error) {
    // Remove a refused package, so that nobody mistakes it for a result.
    rmSync(context.appOutDir, { recursive: true, force: true });
    throw error;
  }
}
