import { resolve } from 'node:path';
import { type Portal, portals } from '../../shared/access';
import { type CommandCall, commands } from '../serve/command-call';

/** The value of `--name=value`, or null. */
const valueOf = (argv: readonly string[], name: string): string | null =>
  argv.find((part) => part.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;

/** The portal that a command line asks for; the Office Portal when it names none or something else. */
export const portalOf = (argv: readonly string[]): Portal =>
  portals.find((portal) => portal === valueOf(argv, 'portal')) ?? 'office';

/** The data directory that a command line names, absolute, or null. */
export const dataDirectoryOf = (argv: readonly string[], workingDirectory: string): string | null => {
  const path = valueOf(argv, 'data-dir');
  return path ? resolve(workingDirectory, path) : null;
};

/** Whether a command line asks for the demo school; `refused` together with what is for a desk of one's own. */
export const demoOf = (
  argv: readonly string[],
  command: CommandCall | null,
): 'none' | 'wanted' | 'refused' => {
  if (!argv.includes('--demo')) return 'none';
  const ownDesk = argv.some((part) => part === '--data-dir' || part.startsWith('--data-dir='));
  return ownDesk || command ? 'refused' : 'wanted';
};

/** The command that a command line gives (`latchkey backup`), or null for a start with a window. */
export const commandOf = (
  argv: readonly string[],
  workingDirectory: string,
  packaged: boolean,
): CommandCall | null => {
  // An unpackaged start names the app's folder first.
  const words = argv.slice(packaged ? 1 : 2).filter((part) => !part.startsWith('-'));
  const command = commands.find((known) => known === words[0]);
  if (!command) return null;
  return {
    command,
    workingDirectory,
    backup: valueOf(argv, 'backup'),
    yes: argv.includes('--yes'),
    recoveryKey: argv.includes('--recovery-key'),
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
