import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setup } from './setup.mts';
import { runtimeEnvironment } from './set-up/electron-runtime.mts';
import { checkout, checkoutCache } from './support/paths.mts';
import { runShown, toolScript } from './support/run.mts';
import { runScript, SetUpProblem, say } from './support/say.mts';

const stampFile = join(checkoutCache, 'build.stamp');
const sourceFolders = ['main', 'preload', 'renderer', 'shared'];
// Everything else at the top that has a say in what comes out.
const isBuildInput = (name: string): boolean =>
  /^(package(-lock)?\.json|tsconfig.*\.json|electron\.vite\.config\.\w+|postcss\.config\.\w+)$/.test(name);

/** Builds the app into out/. With `onlyWhenStale` not if the last build was made of these very sources. Needs `setup` before. */
export async function build({ onlyWhenStale = false } = {}): Promise<void> {
  const fingerprint = sourceFingerprint();
  if (onlyWhenStale && fingerprint === builtFingerprint()) return;
  say('building ...');
  await electronVite('build');
  mkdirSync(checkoutCache, { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

/** Builds the end-to-end tests' own entry of the app into out-test/ (electron.vite.config.ts decides that by the mode). */
export async function buildForTests(): Promise<void> {
  await electronVite('build', '--mode', 'test');
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

function builtFingerprint(): string | undefined {
  const { main } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { main: string };
  return existsSync(stampFile) && existsSync(join(checkout, main))
    ? readFileSync(stampFile, 'utf8')
    : undefined;
}

/** A hash over names, sizes and times of the sources: it also notices files that are gone, and checkouts of older ones. */
function sourceFingerprint(): string {
  const folders = sourceFolders.map((folder) => join(checkout, folder)).filter(existsSync);
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
