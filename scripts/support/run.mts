import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { packageFolder } from './paths.mts';

type RunOptions = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv };
type Finished = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** Runs a command and shows its output. Resolves with its exit code, or 128 + number if a signal ended it. */
export function runShown(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Runs a command silently and returns its output. A missing command gives exit code 127. */
export function runQuietly(command: string, args: readonly string[], options: RunOptions = {}): Finished {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    exitCode: error ? 127 : (status ?? 143),
    stdout: stdout ?? '',
    stderr: error ? String(error) : (stderr ?? ''),
  };
}

/** The absolute path of a command on PATH, or undefined. */
export function findCommand(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutableFile);
}

/** The command and arguments of the npm that runs this script, or else of the one on PATH. */
export function npmCall(...args: string[]): [command: string, args: string[]] {
  const running = process.env.npm_execpath;
  // Under yarn or pnpm the variable names a tool with other commands.
  if (running !== undefined && basename(running).startsWith('npm'))
    return [process.execPath, [running, ...args]];
  return ['npm', args];
}

/** The script behind a package's command. Node runs it on every platform without a shell. */
export function toolScript(packageName: string, command = packageName): string {
  const folder = packageFolder(packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${command}`);
  return join(folder, script);
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
