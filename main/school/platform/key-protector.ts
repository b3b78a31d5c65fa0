import { safeStorage } from 'electron';

/** Wraps the data key with what the operating system keeps for the signed-in user. */
export interface KeyProtector {
  /** The wrapped key, and the call and backend that did it, or null where the system gives no real protection. */
  wrap(key: Buffer): { readonly bytes: Buffer; readonly backend: string; readonly call: string } | null;
  /** The key, or null when it does not open here. */
  unwrap(wrapped: Buffer): Buffer | null;
  /** Why `wrap` gives null, for the audit log. */
  readonly absence: string;
}

// Electron 25 (tests) has no `getSelectedStorageBackend`; there the ciphertext's own prefix has to tell.
const linuxBackend = (): string =>
  process.platform === 'linux' ? (safeStorage.getSelectedStorageBackend?.() ?? 'linux') : process.platform;

/**
 * The operating system's key store through Electron. On Linux "available" proves nothing: Chromium falls back to a key
 * that is the same everywhere, shown by the backend's name or by ciphertext that begins with `v10`.
 */
export const systemKeyProtector: KeyProtector = {
  absence: 'none',
  wrap(key) {
    if (!safeStorage.isEncryptionAvailable()) return null;
    const backend = linuxBackend();
    if (backend === 'basic_text' || backend === 'unknown') return null;
    const bytes = safeStorage.encryptString(key.toString('base64'));
    if (process.platform === 'linux' && bytes.subarray(0, 3).toString('latin1') === 'v10') return null;
    return { bytes, backend, call: 'encryptString' };
  },
  unwrap(wrapped) {
    try {
      return Buffer.from(safeStorage.decryptString(wrapped), 'base64');
    } catch {
      return null;
    }
  },
};
