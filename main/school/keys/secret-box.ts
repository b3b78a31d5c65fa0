import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { nonceBytes, open, seal } from './aes-gcm';
import type { KeyRing } from './key-ring';
import type { Random } from '../platform/random';

/** Each purpose derives a key of its own (HKDF, RFC 5869). Never rename one, because its key would change. */
export type SecretPurpose =
  | 'authenticator-secret'
  | 'token-seed'
  | 'recovery-code'
  | 'enrolment-code'
  | 'one-time-pass'
  | 'unknown-username'
  | 'audit-chain'
  | 'audit-head'
  | 'backup';

/** A sealed value doesn't open: another key or row sealed it, or it is damaged. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Seals and authenticates under the installation's data keys. */
export interface SecretBox {
  /** AES-256-GCM under the newest data key. It authenticates `boundTo` (the ids of the row), which `open` needs again. */
  seal(purpose: SecretPurpose, plain: Uint8Array, boundTo: readonly string[]): Buffer;
  /** Throws SealBroken. */
  open(purpose: SecretPurpose, sealed: Uint8Array, boundTo: readonly string[]): Buffer;
  /** HMAC-SHA-256 over the parts, each with its length before it, under the newest data key: key id (1), MAC (32). */
  mac(purpose: SecretPurpose, parts: readonly (string | Uint8Array)[]): Buffer;
  /** Like `mac`, under every data key, newest first: finds values stored before a rotation. */
  macs(purpose: SecretPurpose, parts: readonly (string | Uint8Array)[]): Buffer[];
  /** Whether a stored MAC is right under the data key that it names. Compares in constant time. */
  isMac(purpose: SecretPurpose, parts: readonly (string | Uint8Array)[], stored: Uint8Array): boolean;
  /** A 32-byte key for one stream, from a data key's id and a salt. Throws SealBroken for an unknown id. */
  streamKey(purpose: SecretPurpose, keyId: number, salt: Uint8Array): Buffer;
  /** The id of the newest data key. */
  readonly keyId: number;
  /** The same box over another ring. */
  over(ring: KeyRing): SecretBox;
}

/** Joins parts, each after its length (4 bytes), so that no two lists give the same bytes. */
const withLengths = (parts: readonly (string | Uint8Array)[]): Buffer => {
  const all = Buffer.allocUnsafe(parts.reduce((length, part) => length + 4 + Buffer.byteLength(part), 0));
  let at = 0;
  for (const part of parts) {
    at = all.writeUInt32BE(Buffer.byteLength(part), at);
    at += typeof part === 'string' ? all.write(part, at) : (all.set(part, at), part.length);
  }
  return all;
};

/** A secret box over the key ring. Layout of a sealed value: key id (1), nonce (12), ciphertext, tag (16). */
export const createSecretBox = (
  ring: KeyRing,
  random: Random,
  /** A demo derives other keys, so that no real desk opens what it sealed, backups included. */
  product: 'latchkey' | 'latchkey-demo' = 'latchkey',
): SecretBox => {
  const derived = new Map<string, KeyObject>();
  const keyFor = (purpose: SecretPurpose, id: number): KeyObject => {
    const name = `${id} ${purpose}`;
    const known = derived.get(name);
    if (known) return known;
    const dataKey = ring.find(id);
    if (!dataKey) throw new SealBroken(`A ${purpose} was sealed under data key ${id}, which is not here`);
    // Node would import raw bytes again at each use; a key object saves that.
    const key = createSecretKey(
      Buffer.from(hkdfSync('sha256', dataKey.key, '', `${product}/${purpose}/1`, 32)),
    );
    derived.set(name, key);
    return key;
  };
  const associated = (purpose: SecretPurpose, id: number, boundTo: readonly string[]): Buffer =>
    withLengths([purpose, String(id), ...boundTo]);
  const macUnder = (purpose: SecretPurpose, id: number, parts: readonly (string | Uint8Array)[]): Buffer =>
    Buffer.concat([
      Buffer.from([id]),
      createHmac('sha256', keyFor(purpose, id)).update(withLengths(parts)).digest(),
    ]);

  return {
    get keyId() {
      return ring.current.id;
    },
    seal(purpose, plain, boundTo) {
      const { id } = ring.current;
      const nonce = random.bytes(nonceBytes);
      const sealed = seal(keyFor(purpose, id), plain, associated(purpose, id, boundTo), nonce);
      return Buffer.concat([Buffer.from([id]), sealed]);
    },
    open(purpose, sealed, boundTo) {
      const id = sealed[0];
      if (id === undefined) throw new SealBroken(`A sealed ${purpose} is empty`);
      const key = keyFor(purpose, id);
      try {
        return open(key, sealed.subarray(1), associated(purpose, id, boundTo));
      } catch (cause) {
        throw new SealBroken(`A sealed ${purpose} does not open`, { cause });
      }
    },
    mac: (purpose, parts) => macUnder(purpose, ring.current.id, parts),
    macs: (purpose, parts) => ring.all.toReversed().map(({ id }) => macUnder(purpose, id, parts)),
    isMac(purpose, parts, stored) {
      const id = stored[0];
      if (id === undefined || stored.length !== 33 || !ring.find(id)) return false;
      return timingSafeEqual(macUnder(purpose, id, parts), stored);
    },
    over: (other) => createSecretBox(other, random, product),
    streamKey(purpose, keyId, salt) {
      const dataKey = ring.find(keyId);
      if (!dataKey) throw new SealBroken(`Data key ${keyId} is not here`);
      return Buffer.from(hkdfSync('sha256', dataKey.key, salt, `${product}/${purpose}/1`, 32));
    },
  };
};
