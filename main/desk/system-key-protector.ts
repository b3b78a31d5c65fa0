import { safeStorage } from 'electron';
import type { KeyProtector } from '../school/platform/key-protector';

// Electron 25 (tests) lacks `getSelectedStorageBackend`. There only the ciphertext's prefix shows the backend.
const linuxBackend = (): string =>
  process.platform === 'linux' ? (safeStorage.getSelectedStorageBackend?.() ?? 'linux') : process.platform;

/**
 * The operating system's key store, through Electron. On Linux, "available" proves nothing: Chromium falls back to one fixed
 * key for everybody. The backend's name or ciphertext that begins with `v10` reveals that.
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
