import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { isFallbackRuntime } from '../fallback-runtime/marker.mts';
import { currentRuntime } from '../set-up/electron-runtime.mts';
import { packageVersion } from '../support/paths.mts';
import { setFuses, testFuses } from './fuses.mts';
import { readPackFacts } from './pack-facts.mts';
import { packedApp } from './packed-app.mts';
import { refusePack } from './refuse-pack.mts';
import { contentProblems } from './release-check.mts';

/** Removes the distribution's files for development, which a package must not contain. */
export function afterExtract({ appOutDir }: { readonly appOutDir: string }): void {
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
}

/** Checks a packed test build: it has a release's content, and is recognisable as a test build. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const app = packedApp(context);
  const problems = contentProblems(readPackFacts(app, packageVersion('electron')).files);
  const onFallback = currentRuntime()?.kind === 'fallback';
  if (onFallback && !isFallbackRuntime(app.folder))
    problems.push('It lost the marker of the fallback runtime.');
  refusePack('The test build is not as it should be', problems);
  await setFuses(app.executable, testFuses);
}
