/** Wraps the desk key with the operating system's key store for the signed-in user. */
export interface KeyProtector {
  /** The wrapped key, with the backend and call that wrapped it; null if the system offers no real protection. */
  wrap(key: Buffer): { readonly bytes: Buffer; readonly backend: string; readonly call: string } | null;
  /** The key, or null if this computer's key store doesn't open it. */
  unwrap(wrapped: Buffer): Buffer | null;
  /** Why `wrap` returns null, for the audit log. */
  readonly absence: string;
}
