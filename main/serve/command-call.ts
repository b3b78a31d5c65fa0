/** What `latchkey COMMAND` can do without a window. */
export const commands = ['backup', 'verify', 'restore'] as const;
export type Command = (typeof commands)[number];

/** A command with what it was given. */
export interface CommandCall {
  readonly command: Command;
  /** A backup's name in the backups folder, or the path of one elsewhere. */
  readonly backup: string | null;
  readonly workingDirectory: string;
  /** Do it; without it `restore` only says what it would do. */
  readonly yes: boolean;
  /** Read the owner's recovery key from standard input: a new computer, or a lost keychain. */
  readonly recoveryKey: boolean;
}
