import {
  type CipherGCM,
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
} from 'node:crypto';

/** Bytes of a nonce. Never use one twice with the same key (NIST SP 800-38D, 8). */
export const nonceBytes = 12;
/** Bytes of a tag. */
export const tagBytes = 16;

const algorithm = 'aes-256-gcm';
// Without this, Node accepts a tag of four bytes.
const options = { authTagLength: tagBytes } as const;

/** A cipher for plaintext in parts. It authenticates `associated`, which opening needs again. */
export const startSealing = (key: CipherKey, nonce: Uint8Array, associated: Uint8Array): CipherGCM =>
  createCipheriv(algorithm, key, nonce, options).setAAD(associated);

/** A decipher for ciphertext in parts. Trust none of its output until `final` has succeeded. */
export const startOpening = (
  key: CipherKey,
  nonce: Uint8Array,
  associated: Uint8Array,
  tag: Uint8Array,
): DecipherGCM => createDecipheriv(algorithm, key, nonce, options).setAAD(associated).setAuthTag(tag);

/** Seals with AES-256-GCM: nonce ‖ ciphertext ‖ tag. */
export const seal = (
  key: CipherKey,
  plain: Uint8Array,
  associated: Uint8Array,
  nonce: Uint8Array,
): Buffer => {
  const cipher = startSealing(key, nonce, associated);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Opens the output of `seal`. Throws for anything else. */
export const open = (key: CipherKey, sealed: Uint8Array, associated: Uint8Array): Buffer => {
  if (sealed.length < nonceBytes + tagBytes) throw new Error('The sealed value is too short');
  const bodyEnd = sealed.length - tagBytes;
  const decipher = startOpening(key, sealed.subarray(0, nonceBytes), associated, sealed.subarray(bodyEnd));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, bodyEnd)), decipher.final()]);
};
