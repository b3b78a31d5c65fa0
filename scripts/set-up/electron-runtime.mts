import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  fallbackFolder,
  fallbackVersion,
  fetchFallbackElectron,
  hasFallbackElectron,
} from '../fallback-runtime/fallback-electron.mts';
import { checkoutCache, packageVersion } from '../support/paths.mts';
import { SetUpProblem, say } from '../support/say.mts';
import { downloadElectron, installedElectron } from './real-electron.mts';

/** The Electron of this checkout: package.json's version, or the fallback for development and tests. */
export type ElectronRuntime = {
  readonly kind: 'electron' | 'fallback';
  readonly version: string;
  /** The distribution's folder, absolute. */
  readonly folder: string;
  readonly executable: string;
};

// The file remembers which version was unreachable, so that a new version is tried again.
type RememberedChoice = { readonly unreachable: string };
const choiceFile = join(checkoutCache, 'electron-runtime.json');

/** Provides an Electron runtime. `retry` tries the real one again, even if it was unreachable before. */
export async function prepareElectronRuntime({
  retry,
}: {
  readonly retry: boolean;
}): Promise<ElectronRuntime> {
  const ready = retry ? realRuntime() : currentRuntime();
  if (ready !== undefined) return ready;
  const wanted = packageVersion('electron');
  if (retry || rememberedChoice()?.unreachable !== wanted) {
    if ((await downloadElectron()) === 'installed') return orThrow(realRuntime());
  }
  assertFallbackRunsHere(wanted);
  if (!hasFallbackElectron()) await fetchFallbackElectron();
  mkdirSync(checkoutCache, { recursive: true });
  writeFileSync(choiceFile, JSON.stringify({ unreachable: wanted } satisfies RememberedChoice));
  return orThrow(currentRuntime());
}

/** The runtime that set-up has prepared, or undefined before set-up. */
export function currentRuntime(): ElectronRuntime | undefined {
  const real = realRuntime();
  if (real !== undefined) return real;
  if (rememberedChoice()?.unreachable !== packageVersion('electron') || !hasFallbackElectron())
    return undefined;
  const folder = fallbackFolder();
  return { kind: 'fallback', version: fallbackVersion, folder, executable: join(folder, 'electron') };
}

/** Announces the fallback runtime at every start, so that nobody mistakes it for the real one. */
export function announceRuntime(runtime: ElectronRuntime = orThrow(currentRuntime())): void {
  if (runtime.kind !== 'fallback') return;
  say(
    `NOTE: running on the fallback runtime Electron ${runtime.version}, out of support since 2023: for development and tests alone.`,
  );
  say(
    `      Package builds for people need Electron ${packageVersion('electron')}; \`npm run setup -- --retry\` tries to get it again.`,
  );
}

/**
 * Environment variables that make the electron package, electron-vite and the tests use the runtime. LATCHKEY_ELECTRON is the
 * executable's path. Merge them into the `env` of child processes.
 */
export function runtimeEnvironment(
  runtime: ElectronRuntime = orThrow(currentRuntime()),
): Record<string, string> {
  const environment = { LATCHKEY_ELECTRON: runtime.executable, ELECTRON_EXEC_PATH: runtime.executable };
  if (runtime.kind === 'electron') return environment;
  return {
    ...environment,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
    ELECTRON_MAJOR_VER: runtime.version.replace(/\..*/, ''),
  };
}

function realRuntime(): ElectronRuntime | undefined {
  const executable = installedElectron();
  if (executable === undefined) return undefined;
  const folder =
    process.platform === 'darwin' ? dirname(dirname(dirname(dirname(executable)))) : dirname(executable);
  return { kind: 'electron', version: packageVersion('electron'), folder, executable };
}

function rememberedChoice(): RememberedChoice | undefined {
  try {
    return JSON.parse(readFileSync(choiceFile, 'utf8')) as RememberedChoice;
  } catch {
    return undefined;
  }
}

function assertFallbackRunsHere(wanted: string): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new SetUpProblem(
    [
      `Latchkey needs Electron ${wanted} on ${process.platform}-${process.arch}, and its download host is not reached from here.`,
      'The fallback runtime exists for linux-x64 only. Either open the network (a proxy: set HTTPS_PROXY and ELECTRON_GET_USE_PROXY=1),',
      'or name a mirror that you can reach in ELECTRON_MIRROR, then run `npm run setup -- --retry`.',
    ].join('\n'),
  );
}

function orThrow(runtime: ElectronRuntime | undefined): ElectronRuntime {
  if (runtime === undefined)
    throw new SetUpProblem('No Electron runtime has been prepared yet: run `npm run setup`.');
  return runtime;
}
