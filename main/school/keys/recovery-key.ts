import { hkdfSync } from 'node:crypto';
import { drawCrockford } from '../platform/crockford';
import type { Random } from '../platform/random';
import { nonceBytes, open, seal } from './aes-gcm';

/** Characters of a recovery key: 28 of five bits, 140 in all. */
const recoveryKeyLength = 28;

/** The desk key, sealed under the owner's recovery key: HKDF-SHA-256 (RFC 5869), then AES-256-GCM. Base64. */
export interface RecoveryWrap {
  readonly salt: string;
  readonly nonce: string;
  /** Ciphertext and 16-byte tag. */
  readonly sealed: string;
  /** When the owner's sheet was issued; UTC milliseconds. */
  readonly issuedAt: number;
}

/** A new recovery key, without the spaces that the owner's sheet prints between its groups. */
export const drawRecoveryKey = (random: Random): string => drawCrockford(random, recoveryKeyLength);

// 140 random bits need no slow hash.
const wrappingKey = (recoveryKey: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'latchkey/recovery-wrap/1', 32));

const associated = (deskId: string): Buffer => Buffer.from(`latchkey/recovery-wrap/1/${deskId}`);

/** Wraps the desk key for the owner's sheet. The wrap is bound to the desk id. */
export const wrapForSheet = (
  deskKey: Uint8Array,
  recoveryKey: string,
  deskId: string,
  random: Random,
  now: number,
): RecoveryWrap => {
  const salt = random.bytes(16);
  const nonce = random.bytes(nonceBytes);
  const sealed = seal(wrappingKey(recoveryKey, salt), deskKey, associated(deskId), nonce);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.subarray(nonceBytes).toString('base64'),
    issuedAt: now,
  };
};

/** The desk key, or null if the recovery key doesn't open this wrap. */
export const unwrapWithRecoveryKey = (
  wrap: RecoveryWrap,
  recoveryKey: string,
  deskId: string,
): Buffer | null => {
  const sealed = Buffer.from(wrap.sealed, 'base64');
  const nonce = Buffer.from(wrap.nonce, 'base64');
  if (nonce.length !== nonceBytes || sealed.length !== 48) return null;
  const key = wrappingKey(recoveryKey, Buffer.from(wrap.salt, 'base64'));
  try {
    return open(key, Buffer.concat([nonce, sealed]), associated(deskId));
  } catch {
    return null;
  }
};
