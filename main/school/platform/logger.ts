/** The technical log. It never contains a name, secret, code or password. */
export interface Logger {
  info(message: string): void;
  error(message: string, cause: unknown): void;
}
