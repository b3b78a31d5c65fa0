/** The technical log: never a name, secret, code or password in it. */
export interface Logger {
  info(message: string): void;
  error(message: string, cause: unknown): void;
}
