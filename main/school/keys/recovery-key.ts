import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../platform/random';

/** Crockford's Base32, as on recovery codes. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a recovery key: 28 of five bits, 140 in all. */
export const recoveryKeyLength = 28;

/** The desk key under the owner's recovery key: HKDF-SHA-256 (RFC 5869), then AES-256-GCM. Base64. */
export interface RecoveryWrap {
  readonly salt: string;
  readonly nonce: string;
  /** Ciphertext and 16-byte tag. */
  readonly sealed: string;
  /** When the owner's sheet was issued; UTC milliseconds. */
  readonly issuedAt: number;
}

/** A fresh recovery key, as it is printed on the owner's sheet (without the blanks between its groups). */
export const drawRecoveryKey = (random: Random): string =>
  Array.from(random.bytes(recoveryKeyLength), (byte) => alphabet.charAt(byte & 31)).join('');

// 140 random bits need no slow hash.
const wrappingKey = (recoveryKey: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'latchkey/recovery-wrap/1', 32));

const associated = (deskId: string): Buffer => Buffer.from(`latchkey/recovery-wrap/1/${deskId}`);

/** Wraps the desk key for the owner's sheet; bound to the installation. */
export const wrapForSheet = (
  deskKey: Uint8Array,
  recoveryKey: string,
  deskId: string,
  random: Random,
  now: number,
): RecoveryWrap => {
  const salt = random.bytes(16);
  const nonce = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(recoveryKey, salt), nonce, { authTagLength: 16 });
  cipher.setAAD(associated(deskId));
  const sealed = Buffer.concat([cipher.update(deskKey), cipher.final(), cipher.getAuthTag()]);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    issuedAt: now,
  };
};

/** The desk key, or null when this is not the recovery key of this wrap. */
export const unwrapWithRecoveryKey = (
  wrap: RecoveryWrap,
  recoveryKey: string,
  deskId: string,
): Buffer | null => {
  const sealed = Buffer.from(wrap.sealed, 'base64');
  if (sealed.length !== 48) return null;
  const key = wrappingKey(recoveryKey, Buffer.from(wrap.salt, 'base64'));
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrap.nonce, 'base64'), {
    authTagLength: 16,
  });
  decipher.setAAD(associated(deskId));
  decipher.setAuthTag(sealed.subarray(32));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, 32)), decipher.final()]);
  } catch {
    return null;
  }
};
