import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ElectronRuntime } from '../set-up/electron-runtime.mts';
import { commandNeed, type SystemNeed } from '../set-up/system-packages.mts';
import { buildAtomically } from '../support/atomic-folder.mts';
import { checkoutCache, packageFolder, packageVersion, userCache } from '../support/paths.mts';
import { runQuietly, toolScript } from '../support/run.mts';
import { SetUpProblem, say, secondsSince } from '../support/say.mts';
import { brand, fallbackMarkerText, isBranded } from './marker.mts';
import { fetchPinnedPackage, type PinnedPackage } from './pinned-package.mts';

const header = join(import.meta.dirname, 'node-api-8.h');
// Pinned headers, because the machine's Node may have others or none.
const nodeApiHeaders: PinnedPackage = {
  name: 'node-api-headers',
  version: '1.9.0',
  sha512: '2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};
// The options with which Node compiles add-ons, as far as they matter here.
const nodeOptions = `{
  'target_defaults': {
    'default_configuration': 'Release',
    'configurations': { 'Release': {} },
    'cflags': ['-fPIC', '-pthread'],
    'cflags_cc': ['-fno-rtti', '-fno-exceptions', '-fno-strict-aliasing'],
    'ldflags': ['-pthread'],
  },
}`;
// These come last and override -O3 and -flto: the module is only for tests, and compiles faster.
const fastFlags = '-O2 -fno-lto';
const platform = 'linux-x64';
const inPlace = join(packageFolder('better-sqlite3'), 'prebuilds', `${platform}.node`);
const shipped = (): string =>
  join(checkoutCache, `better-sqlite3-${packageVersion('better-sqlite3')}-shipped-${platform}.node`);

/** The system's tools that `prepareNativeModule` needs: a compiler, unless the module is compiled already. */
export function nativeModuleNeeds(runtime: ElectronRuntime): SystemNeed[] {
  if (runtime.kind === 'electron' || existsSync(compiledModule())) return [];
  return ['g++', 'make', 'python3'].map((tool) =>
    commandNeed('compiling better-sqlite3 for the fallback runtime', tool),
  );
}

/**
 * Puts the better-sqlite3 binary that the runtime can load into node_modules. The package ships one for Node-API 10. The
 * fallback runtime has Node-API 8, so this compiles another one for it. The real Electron gets the shipped one back.
 */
export async function prepareNativeModule(runtime: ElectronRuntime): Promise<void> {
  if (runtime.kind === 'electron') {
    if (!isBranded(inPlace) || !existsSync(shipped())) return;
    replaceFile(inPlace, shipped());
    say('better-sqlite3: its own binary is back in place');
    return;
  }
  const compiled = compiledModule();
  if (!existsSync(compiled)) await buildAtomically(compiled, (scratch) => compile(scratch, runtime));
  if (isSameFile(compiled, inPlace)) return;
  mkdirSync(checkoutCache, { recursive: true });
  if (!isBranded(inPlace)) replaceFile(shipped(), inPlace);
  replaceFile(inPlace, compiled);
  say('better-sqlite3: the binary for the fallback runtime is in place');
}

/** Whether node_modules holds the better-sqlite3 binary that its package ships. Releases may contain no other. */
export function hasShippedNativeModule(): boolean {
  return !isBranded(inPlace);
}

function compiledModule(): string {
  const ingredients = [
    readFileSync(header, 'utf8'),
    nodeApiHeaders.sha512,
    nodeOptions,
    fastFlags,
    fallbackMarkerText,
  ];
  const hash = createHash('sha256').update(ingredients.join()).digest('hex').slice(0, 16);
  return join(
    userCache,
    `better-sqlite3-${packageVersion('better-sqlite3')}-node-api-8-${hash}-${platform}.node`,
  );
}

async function compile(scratch: string, runtime: ElectronRuntime): Promise<string> {
  const startedAt = performance.now();
  say('compiling better-sqlite3 for the fallback runtime (Node-API 8), a minute or so ...');
  const source = join(scratch, 'better-sqlite3');
  cpSync(packageFolder('better-sqlite3'), source, {
    recursive: true,
    filter: (path) => basename(path) !== 'prebuilds',
  });
  copyFileSync(header, join(source, basename(header)));
  const env = {
    ...process.env,
    CFLAGS: fastFlags,
    LDFLAGS: fastFlags,
    // Relative to the folder `build`, where make runs, because the absolute path may contain spaces.
    CXXFLAGS: `${fastFlags} -include ../${basename(header)}`,
    // binding.gyp resolves node-addon-api from the copy's folder, outside node_modules.
    NODE_PATH: dirname(packageFolder('node-addon-api')),
  };
  const args = [
    'rebuild',
    '--release',
    '--force_build=1',
    '--jobs=max',
    `--nodedir=${await fetchNodeHeaders(scratch)}`,
  ];
  const { exitCode, stdout, stderr } = runQuietly(process.execPath, [toolScript('node-gyp'), ...args], {
    cwd: source,
    env,
  });
  if (exitCode !== 0)
    throw new SetUpProblem(
      `better-sqlite3 could not be compiled:\n${lastLines(stdout)}\n${lastLines(stderr)}`,
    );
  const built = join(source, 'build/Release/better_sqlite3.node');
  brand(built);
  assertLoads(built, runtime);
  say(`compiled (${secondsSince(startedAt)})`);
  return built;
}

/** A folder that node-gyp accepts as Node's headers. It holds only the Node-API ones, which suffice. */
async function fetchNodeHeaders(scratch: string): Promise<string> {
  const folder = join(scratch, 'node-headers');
  mkdirSync(folder);
  await fetchPinnedPackage(nodeApiHeaders, folder);
  const include = join(folder, 'include/node');
  cpSync(join(folder, 'package/include'), include, { recursive: true });
  writeFileSync(join(include, 'common.gypi'), nodeOptions);
  return folder;
}

/** Loads the module in a process of its own, because one for another Node-API aborts the whole process. */
function assertLoads(nativeBinding: string, runtime: ElectronRuntime): void {
  const program = `const Database = require(${JSON.stringify(packageFolder('better-sqlite3'))});
    const database = new Database(':memory:', { nativeBinding: ${JSON.stringify(nativeBinding)} });
    process.exit(database.prepare('select 6 * 7').pluck().get() === 42 ? 0 : 1);`;
  const { exitCode, stderr } = runQuietly(runtime.executable, ['-e', program], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (exitCode !== 0)
    throw new SetUpProblem(
      `better-sqlite3 was compiled but does not work in Electron ${runtime.version}:\n${lastLines(stderr)}`,
    );
}

/** Replaces a file by a rename, so that no reader sees half of it and a running app keeps its open one. */
function replaceFile(target: string, content: string): void {
  const beside = `${target}.${process.pid}`;
  copyFileSync(content, beside);
  renameSync(beside, target);
}

function isSameFile(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && readFileSync(one).equals(readFileSync(other));
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-30).join('\n');
}
