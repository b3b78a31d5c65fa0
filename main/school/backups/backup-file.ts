import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { deskIdSchema } from '../../../shared/ids';
import { storeFailure } from '../store/store-failure';
import { nonceBytes, tagBytes } from '../keys/aes-gcm';
import { deskFileSchema } from '../keys/desk-file';
import { flushFolder } from '../platform/flush';
import type { Random } from '../platform/random';
import { StoreUnread } from './store-unread';
import type { DoStoreTask } from './store-tasks';

/** A header longer than this is none of ours. */
const longestHeader = 64 * 1024;

/**
 * The first line of a backup, in the clear and authenticated with the rest. It says which key opens the body, and carries
 * that key for whoever holds the owner's sheet; nothing about the school or its staff.
 */
export const backupHeaderSchema = z.strictObject({
  format: z.literal('latchkey-backup'),
  version: z.literal(1),
  createdAt: z.int(),
  deskId: deskIdSchema,
  keyId: z.int(),
  salt: z.base64(),
  nonce: z.base64(),
  /** From the desk file: the ring, and the desk key under the owner's recovery key. */
  keys: deskFileSchema.pick({ deskId: true, check: true, ring: true, recovery: true }),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

/** A backup that is not whole, not ours, or not openable with this key. */
export class BackupBroken extends Error {
  override readonly name = 'BackupBroken';
}

/** Where a body's key comes from, by the header. */
export type KeyOfBackup = (header: BackupHeader) => Buffer;

/** What writing and reading a backup take from the outside. */
export interface BackupMeans {
  readonly keyOf: KeyOfBackup;
  readonly doTask: DoStoreTask;
}

/** Encrypts a file into a backup: the header's line, AES-256-GCM ciphertext, 16-byte tag. Whole or not at all. */
export const writeBackup = async (
  plainFile: string,
  target: string,
  header: Omit<BackupHeader, 'nonce' | 'format' | 'version'>,
  { keyOf, doTask, random }: BackupMeans & { readonly random: Random },
): Promise<void> => {
  const whole: BackupHeader = {
    format: 'latchkey-backup',
    version: 1,
    ...header,
    nonce: random.bytes(nonceBytes).toString('base64'),
  };
  const line = Buffer.from(`${JSON.stringify(whole)}\n`);
  const partial = `${target}.part`;
  try {
    const nonce = Buffer.from(whole.nonce, 'base64');
    await doTask({ act: 'seal', from: plainFile, to: partial, line, key: keyOf(whole), nonce });
    await rename(partial, target);
    await flushFolder(dirname(target));
  } catch (cause) {
    await rm(partial, { force: true });
    throw cause;
  }
};

/** The header of a backup. Throws BackupBroken. */
export const readBackupHeader = async (
  file: string,
): Promise<{ header: BackupHeader; line: Buffer; bytes: number }> => {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(longestHeader), 0, longestHeader, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    if (end < 0) throw new BackupBroken('This file is not a backup of Latchkey.');
    const line = buffer.subarray(0, end + 1);
    const parsed = backupHeaderSchema.safeParse(parseJson(line.toString('utf8')));
    if (!parsed.success) throw new BackupBroken('This file is not a backup of Latchkey.');
    return { header: parsed.data, line: Buffer.from(line), bytes: (await stat(file)).size };
  } finally {
    await handle.close();
  }
};

/** Decrypts a backup's body into a file. Nothing is left behind unless every byte was authenticated. */
export const readBackup = async (
  file: string,
  target: string,
  { keyOf, doTask }: BackupMeans,
): Promise<BackupHeader> => {
  const { header, line, bytes } = await readBackupHeader(file);
  const bodyEnd = bytes - tagBytes;
  if (bodyEnd <= line.length) throw new BackupBroken('This backup is cut off.');
  const key = keyOf(header);
  const nonce = Buffer.from(header.nonce, 'base64');
  const tag = await lastBytes(file, bodyEnd);
  try {
    const body = { start: line.length, end: bodyEnd, line, key, nonce, tag };
    await doTask({ act: 'open', from: file, to: target, ...body });
  } catch (cause) {
    await rm(target, { force: true });
    // A disk that does not take the copy says nothing about the backup.
    if (cause instanceof StoreUnread || storeFailure(cause)) throw cause;
    throw new BackupBroken('This backup was altered or is damaged, or belongs to another desk.', { cause });
  }
  return header;
};

const lastBytes = async (file: string, from: number): Promise<Buffer> => {
  const handle = await open(file, 'r');
  try {
    return (await handle.read(Buffer.alloc(tagBytes), 0, tagBytes, from)).buffer;
  } finally {
    await handle.close();
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
