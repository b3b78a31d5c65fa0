import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deskIdSchema } from '../../../shared/ids';
import type { Random } from '../platform/random';
import { StartRefused } from '../platform/start-refused';
import { writeWhole } from '../platform/write-whole';
import { nonceBytes, open, seal } from './aes-gcm';
import { KeyRing } from './key-ring';

const base64 = z.base64();

/** The file beside the store that holds the keys. Its secrets are wrapped or sealed, except a key file's desk key. */
export const deskFileSchema = z.strictObject({
  version: z.literal(1),
  deskId: deskIdSchema,
  /** Whether the system wrapped the desk key, or the desk key stands here as it is. */
  protectedBy: z.enum(['system', 'key-file']),
  backend: z.string(),
  /** The call that wrapped the key, which a later version needs to open it. Early files don't record it. */
  call: z.string().default('encryptString'),
  /** The desk key: wrapped by the system, or plain if the system offers no protection. */
  deskKey: base64,
  /** A MAC under the desk key, which tells a wrong key from a damaged file. */
  check: base64,
  /** The data keys, sealed under the desk key. */
  ring: base64,
  /** The desk key, sealed under the owner's recovery key; null before the first owner's sheet. */
  recovery: z.strictObject({ salt: base64, nonce: base64, sealed: base64, issuedAt: z.int() }).nullable(),
});
export type DeskFile = z.infer<typeof deskFileSchema>;

const ringSchema = z.array(z.strictObject({ id: z.int().min(1).max(255), key: base64 })).min(1);

/** The path of the desk file in a data directory. */
export const deskFilePath = (directory: string): string => join(directory, 'desk.json');

/** Reads the desk file; null if there is none. Throws StartRefused for a damaged one. */
export const readDeskFile = (directory: string): DeskFile | null => {
  const path = deskFilePath(directory);
  if (!existsSync(path)) return null;
  try {
    return deskFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw damaged(directory, cause);
  }
};

const damaged = (directory: string, cause: unknown): StartRefused =>
  new StartRefused('key-damaged', { path: deskFilePath(directory), cause });

/** Writes the desk file whole or not at all. */
export const writeDeskFile = (directory: string, file: DeskFile): void =>
  writeWhole(deskFilePath(directory), `${JSON.stringify(file, null, 2)}\n`);

/** The check value of a desk key. */
export const checkOf = (deskKey: Uint8Array): Buffer =>
  createHmac('sha256', deskKey).update('latchkey/desk-key/1').digest();

/** Whether a desk key belongs to this file. */
export const isKeyOf = (file: Pick<DeskFile, 'check'>, deskKey: Uint8Array): boolean => {
  const stored = Buffer.from(file.check, 'base64');
  const own = checkOf(deskKey);
  return stored.length === own.length && timingSafeEqual(stored, own);
};

const ringKey = (deskKey: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', deskKey, '', 'latchkey/key-ring/1', 32));

/** Seals a ring under the desk key: nonce (12), ciphertext, tag (16), as Base64. */
export const sealRing = (ring: KeyRing, deskKey: Uint8Array, deskId: string, random: Random): string => {
  const text = JSON.stringify(ring.all.map(({ id, key }) => ({ id, key: key.toString('base64') })));
  const nonce = random.bytes(nonceBytes);
  return seal(ringKey(deskKey), Buffer.from(text), Buffer.from(deskId), nonce).toString('base64');
};

/** Opens the ring of a file, with a desk key that `isKeyOf` has confirmed. Throws for a damaged ring. */
export const openRing = (file: Pick<DeskFile, 'ring' | 'deskId'>, deskKey: Uint8Array): KeyRing => {
  const sealed = Buffer.from(file.ring, 'base64');
  const text = open(ringKey(deskKey), sealed, Buffer.from(file.deskId));
  const keys = ringSchema.parse(JSON.parse(text.toString('utf8')));
  return new KeyRing(keys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') })));
};

/** Like `openRing`, but throws StartRefused for a damaged ring. */
export const openRingAtStart = (file: DeskFile, deskKey: Uint8Array, directory: string): KeyRing => {
  try {
    return openRing(file, deskKey);
  } catch (cause) {
    throw damaged(directory, cause);
  }
};
