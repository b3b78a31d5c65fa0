/** Wraps the data key with what the operating system keeps for the signed-in user. */
export interface KeyProtector {
  /** The wrapped key, and the call and backend that did it, or null where the system gives no real protection. */
  wrap(key: Buffer): { readonly bytes: Buffer; readonly backend: string; readonly call: string } | null;
  /** The key, or null when it does not open here. */
  unwrap(wrapped: Buffer): Buffer | null;
  /** Why `wrap` gives null, for the audit log. */
  readonly absence: string;
}
