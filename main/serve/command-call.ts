/** The commands of `latchkey COMMAND`, which open no window. */
export const commands = ['backup', 'verify', 'restore'] as const;
export type Command = (typeof commands)[number];

/** A command with its options. */
export interface CommandCall {
  readonly command: Command;
  /** A backup's name in the backups folder, or the path of one elsewhere. */
  readonly backup: string | null;
  readonly workingDirectory: string;
  /** Whether to restore; without it `restore` only previews. */
  readonly yes: boolean;
  /** Whether to read the owner's recovery key from standard input, for a new computer or a lost keychain. */
  readonly recoveryKey: boolean;
}
