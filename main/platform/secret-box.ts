import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Random } from './random';

/** What a key is for; each purpose has a key of its own (HKDF, RFC 5869). Never rename one: its key would change. */
export type SecretPurpose =
  | 'authenticator-secret'
  | 'recovery-code'
  | 'unknown-username'
  | 'audit-chain'
  | 'key-check';

/** A sealed value did not open: another key, another row, or damage. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Seals and authenticates under the installation's data key. */
export interface SecretBox {
  /** AES-256-GCM; `boundTo` (purpose aside: the ids of the row) is authenticated and must be given again to open. */
  seal(purpose: SecretPurpose, plain: Uint8Array, boundTo: readonly string[]): Buffer;
  /** Throws SealBroken. */
  open(purpose: SecretPurpose, sealed: Uint8Array, boundTo: readonly string[]): Buffer;
  /** HMAC-SHA-256 over the parts, each with its length before it; 32 bytes. */
  mac(purpose: SecretPurpose, parts: readonly (string | Uint8Array)[]): Buffer;
}

const sealVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Length before each part, so that no two lists of parts read alike. */
const joined = (parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part as string);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

/** A secret box over the 32-byte data key. Layout of a sealed value: version (1), nonce (12), ciphertext, tag (16). */
export const createSecretBox = (dataKey: Uint8Array, random: Random): SecretBox => {
  const keys = new Map<SecretPurpose, Buffer>();
  const keyFor = (purpose: SecretPurpose): Buffer => {
    const known = keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', dataKey, '', `latchkey/${purpose}/1`, 32));
    keys.set(purpose, key);
    return key;
  };
  const associated = (purpose: SecretPurpose, boundTo: readonly string[]): Buffer =>
    joined([purpose, String(sealVersion), ...boundTo]);

  return {
    seal(purpose, plain, boundTo) {
      const nonce = random.bytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce, { authTagLength: tagBytes });
      cipher.setAAD(associated(purpose, boundTo));
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.from([sealVersion]), nonce, ciphertext, cipher.getAuthTag()]);
    },
    open(purpose, sealed, boundTo) {
      if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== sealVersion)
        throw new SealBroken(`A sealed ${purpose} has an unknown form`);
      const decipher = createDecipheriv(
        'aes-256-gcm',
        keyFor(purpose),
        sealed.subarray(1, 1 + nonceBytes),
        // Without it Node accepts a 4-byte tag.
        { authTagLength: tagBytes },
      );
      decipher.setAAD(associated(purpose, boundTo));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      try {
        return Buffer.concat([
          decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes)),
          decipher.final(),
        ]);
      } catch (cause) {
        throw new SealBroken(`A sealed ${purpose} does not open`, { cause });
      }
    },
    mac: (purpose, parts) => createHmac('sha256', keyFor(purpose)).update(joined(parts)).digest(),
  };
};
