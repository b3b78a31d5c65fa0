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

/** Takes out what a distribution has for development only, and a pack must not have. */
export function afterExtract({ appOutDir }: { readonly appOutDir: string }): void {
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
}

/** Looks at what was packed for tests: the same content as for people, and recognisable for what it is. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const app = packedApp(context);
  const problems = contentProblems(readPackFacts(app, packageVersion('electron')).files);
  const onFallback = currentRuntime()?.kind === 'fallback';
  if (onFallback && !isFallbackRuntime(app.folder))
    problems.push('It lost the marker of the fallback runtime.');
  refusePack('The test build is not as it should be', problems);
  await setFuses(app.executable, testFuses);
}
