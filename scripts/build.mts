import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setup } from './setup.mts';
import { runtimeEnvironment } from './set-up/electron-runtime.mts';
import { checkout, checkoutCache } from './support/paths.mts';
import { runShown, toolScript } from './support/run.mts';
import { runScript, SetUpProblem, say } from './support/say.mts';

const sourceFolders = ['main', 'preload', 'renderer', 'shared'];
// The tests' entry and its imports.
const testSourceFolders = [...sourceFolders, 'test/e2e/support'];
// Files in the top folder that affect the build.
const isBuildInput = (name: string): boolean =>
  /^(package(-lock)?\.json|tsconfig.*\.json|electron\.vite\.config\.\w+|postcss\.config\.\w+)$/.test(name);

type Rebuild = { readonly onlyWhenStale?: boolean };

/** Builds the app into out/, after `setup`. With `onlyWhenStale` it skips a build of unchanged sources. */
export async function build({ onlyWhenStale = false }: Rebuild = {}): Promise<void> {
  await buildInto('out', sourceFolders, onlyWhenStale);
}

/** Builds the end-to-end tests' entry of the app into out-test/; electron.vite.config.ts selects it by the mode. */
export async function buildForTests({ onlyWhenStale = false }: Rebuild = {}): Promise<void> {
  await buildInto('out-test', testSourceFolders, onlyWhenStale, '--mode', 'test');
}

async function buildInto(
  output: 'out' | 'out-test',
  folders: readonly string[],
  onlyWhenStale: boolean,
  ...args: string[]
): Promise<void> {
  const stampFile = join(checkoutCache, `${output}.stamp`);
  const fingerprint = sourceFingerprint(folders);
  const isThere = existsSync(stampFile) && existsSync(join(checkout, output, 'main/index.js'));
  if (onlyWhenStale && isThere && readFileSync(stampFile, 'utf8') === fingerprint) return;
  say(`building ${output}/ ...`);
  await electronVite('build', ...args);
  mkdirSync(checkoutCache, { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

async function electronVite(...args: string[]): Promise<void> {
  const env = { ...process.env, ...runtimeEnvironment() };
  const exitCode = await runShown(process.execPath, [toolScript('electron-vite'), ...args], {
    cwd: checkout,
    env,
  });
  if (exitCode !== 0)
    throw new SetUpProblem(`electron-vite ${args.join(' ')} failed with exit code ${exitCode}`);
}

/** A hash of the sources' names, sizes and times. It also detects removed files and checkouts of older ones. */
function sourceFingerprint(sources: readonly string[]): string {
  const folders = sources.map((folder) => join(checkout, folder)).filter(existsSync);
  const files = [
    ...folders.flatMap(filesBelow),
    ...readdirSync(checkout)
      .filter(isBuildInput)
      .map((name) => join(checkout, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(checkout, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.main) {
  await runScript(async () => {
    await setup();
    await build();
    return 0;
  });
}
