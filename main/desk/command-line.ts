import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Portal, portals } from '../../shared/access';
import { type CommandCall, commands } from '../serve/command-call';

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/**
 * The parts of a command line. No option is declared: Electron and Chromium add their own, and a declared one would take the
 * next word as its value.
 */
const partsOf = (argv: readonly string[]): readonly Token[] =>
  parseArgs({ args: [...argv], strict: false, tokens: true }).tokens;

/** The value of the first `--name=value`, or null. */
const valueOf = (parts: readonly Token[], name: string): string | null => {
  for (const part of parts)
    if (part.kind === 'option' && part.name === name && part.value !== undefined) return part.value;
  return null;
};

/** Whether `--name` is there, without a value. */
const isGiven = (parts: readonly Token[], name: string): boolean =>
  parts.some((part) => part.kind === 'option' && part.name === name && part.value === undefined);

/** The portal that a command line asks for; the Office Portal when it names none or something else. */
export const portalOf = (argv: readonly string[]): Portal => {
  const wanted = valueOf(partsOf(argv), 'portal');
  return portals.find((portal) => portal === wanted) ?? 'office';
};

/** The data directory that a command line names, absolute, or null. */
export const dataDirectoryOf = (argv: readonly string[], workingDirectory: string): string | null => {
  const path = valueOf(partsOf(argv), 'data-dir');
  return path ? resolve(workingDirectory, path) : null;
};

/** Whether a command line asks for the demo school; `refused` together with what is for a desk of one's own. */
export const demoOf = (
  argv: readonly string[],
  command: CommandCall | null,
): 'none' | 'wanted' | 'refused' => {
  const parts = partsOf(argv);
  if (!isGiven(parts, 'demo')) return 'none';
  const ownDesk = parts.some((part) => part.kind === 'option' && part.name === 'data-dir');
  return ownDesk || command ? 'refused' : 'wanted';
};

/** The command that a command line gives (`latchkey backup`), or null for a start with a window. */
export const commandOf = (
  argv: readonly string[],
  workingDirectory: string,
  packaged: boolean,
): CommandCall | null => {
  const parts = partsOf(argv);
  // An unpackaged start names the app's folder first.
  const words = partsOf(argv.slice(packaged ? 1 : 2)).filter((part) => part.kind === 'positional');
  const command = commands.find((known) => known === words[0]?.value);
  if (!command) return null;
  return {
    command,
    workingDirectory,
    backup: valueOf(parts, 'backup'),
    yes: isGiven(parts, 'yes'),
    recoveryKey: isGiven(parts, 'recovery-key'),
  };
};

/** Switches that would open a packaged app to others; fuses do not stop the first of them. */
export const forbiddenSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'no-sandbox',
  'disable-web-security',
  'load-extension',
  'js-flags',
  'ignore-certificate-errors',
  'host-rules',
  'host-resolver-rules',
  'renderer-cmd-prefix',
] as const;
