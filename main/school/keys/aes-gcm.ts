import {
  type CipherGCM,
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
} from 'node:crypto';

/** Bytes of a nonce. Each sealing needs one that its key has never had. */
export const nonceBytes = 12;
/** Bytes of a tag. */
export const tagBytes = 16;

const algorithm = 'aes-256-gcm';
// Without it Node accepts a tag of four bytes.
const options = { authTagLength: tagBytes } as const;

/** A cipher for what comes in parts. `associated` is authenticated, and must be given to open. */
export const startSealing = (key: CipherKey, nonce: Uint8Array, associated: Uint8Array): CipherGCM =>
  createCipheriv(algorithm, key, nonce, options).setAAD(associated);

/** The other way. Nothing that it gives counts until `final` has not thrown. */
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

/** Opens what `seal` has made. Throws for anything else. */
export const open = (key: CipherKey, sealed: Uint8Array, associated: Uint8Array): Buffer => {
  if (sealed.length < nonceBytes + tagBytes) throw new Error('What is sealed is too short');
  const bodyEnd = sealed.length - tagBytes;
  const decipher = startOpening(key, sealed.subarray(0, nonceBytes), associated, sealed.subarray(bodyEnd));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, bodyEnd)), decipher.final()]);
};
