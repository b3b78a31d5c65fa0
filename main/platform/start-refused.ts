/** Why the app does not start: for the person at the desk, in their words. Nothing was changed. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  constructor(
    readonly reason:
      | 'database-from-future'
      | 'database-damaged'
      | 'data-directory-unusable'
      | 'key-missing'
      /** The recovery key on the owner's sheet opens it. */
      | 'key-recoverable'
      | 'key-unreadable'
      | 'forbidden-switch',
    /** What happened, and what to do. */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
