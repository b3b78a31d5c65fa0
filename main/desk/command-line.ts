import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Portal, portals } from '../../shared/access';
import { type CommandCall, commands } from '../serve/command-call';

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/**
 * Parses a command line. It declares no options, because Electron and Chromium add their own and a declared option would take
 * the next word as its value.
 */
const tokensOf = (argv: readonly string[]): readonly Token[] =>
  parseArgs({ args: [...argv], strict: false, tokens: true }).tokens;

/** The value of the first `--name=value`, or null. */
const valueOf = (tokens: readonly Token[], name: string): string | null => {
  for (const token of tokens)
    if (token.kind === 'option' && token.name === name && token.value !== undefined) return token.value;
  return null;
};

/** Whether the command line has `--name` without a value. */
const isGiven = (tokens: readonly Token[], name: string): boolean =>
  tokens.some((token) => token.kind === 'option' && token.name === name && token.value === undefined);

/** The portal that a command line names; the Office Portal if it names none that exists. */
export const portalOf = (argv: readonly string[]): Portal => {
  const name = valueOf(tokensOf(argv), 'portal');
  return portals.find((portal) => portal === name) ?? 'office';
};

/** The absolute data directory that a command line names, or null. */
export const dataDirectoryOf = (argv: readonly string[], workingDirectory: string): string | null => {
  const path = valueOf(tokensOf(argv), 'data-dir');
  return path ? resolve(workingDirectory, path) : null;
};

/** Whether a command line requests the demo school; `refused` together with a data directory or a command. */
export const demoOf = (
  argv: readonly string[],
  command: CommandCall | null,
): 'none' | 'requested' | 'refused' => {
  const tokens = tokensOf(argv);
  if (!isGiven(tokens, 'demo')) return 'none';
  const namesDirectory = tokens.some((token) => token.kind === 'option' && token.name === 'data-dir');
  return namesDirectory || command ? 'refused' : 'requested';
};

/** The command of a command line (`latchkey backup`), or null for a start with a window. */
export const commandOf = (
  argv: readonly string[],
  workingDirectory: string,
  packaged: boolean,
): CommandCall | null => {
  const tokens = tokensOf(argv);
  // An unpackaged start has the app's folder as its first argument.
  const words = tokensOf(argv.slice(packaged ? 1 : 2)).filter((token) => token.kind === 'positional');
  const command = commands.find((known) => known === words[0]?.value);
  if (!command) return null;
  return {
    command,
    workingDirectory,
    backup: valueOf(tokens, 'backup'),
    yes: isGiven(tokens, 'yes'),
    recoveryKey: isGiven(tokens, 'recovery-key'),
  };
};

/** Switches that would open a packaged app to other programs. Fuses don't stop the first of them. */
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
