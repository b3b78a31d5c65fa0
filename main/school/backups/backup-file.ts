import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { deskIdSchema } from '../../../shared/ids';
import { storeFailure } from '../store/store-failure';
import { nonceBytes, tagBytes } from '../keys/aes-gcm';
import { deskFileSchema } from '../keys/desk-file';
import type { SecretBox } from '../keys/secret-box';
import { flushFolder } from '../platform/flush';
import type { Random } from '../platform/random';
import { ReadInterrupted } from './read-interrupted';
import type { DoStoreTask } from './store-tasks';

/** Bytes in which a backup's header must end. */
const longestHeader = 64 * 1024;

/**
 * The first line of a backup: plain text, authenticated with the body. It names the key that opens the body, and carries that
 * key sealed under the owner's recovery key. It says nothing about the school or its staff.
 */
export const backupHeaderSchema = z.strictObject({
  format: z.literal('latchkey-backup'),
  version: z.literal(1),
  createdAt: z.int(),
  deskId: deskIdSchema,
  keyId: z.int(),
  salt: z.base64(),
  nonce: z.base64(),
  /** From the desk file: the ring, and the desk key sealed under the owner's recovery key. */
  keys: deskFileSchema.pick({ deskId: true, check: true, ring: true, recovery: true }),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

/** A file that is damaged, is no backup of Latchkey, or doesn't open with this key. */
export class BackupBroken extends Error {
  override readonly name = 'BackupBroken';
}

/** Finds the key of a body by its header. */
export type KeyOfBackup = (header: BackupHeader) => Buffer;

/** Finds the key in a ring's box. Throws BackupBroken if the ring doesn't hold it. */
export const keyIn =
  (box: Pick<SecretBox, 'streamKey'>): KeyOfBackup =>
  ({ keyId, salt }) => {
    try {
      return box.streamKey('backup', keyId, Buffer.from(salt, 'base64'));
    } catch (cause) {
      throw new BackupBroken('This backup belongs to another desk.', { cause });
    }
  };

/** Dependencies of `writeBackup` and `readBackup`. */
export interface BackupFileDeps {
  readonly keyOf: KeyOfBackup;
  readonly doTask: DoStoreTask;
}

/** Encrypts a file into a backup: header line, AES-256-GCM ciphertext, 16-byte tag. Writes it whole or not at all. */
export const writeBackup = async (
  plainFile: string,
  target: string,
  header: Omit<BackupHeader, 'nonce' | 'format' | 'version'>,
  { keyOf, doTask, random }: BackupFileDeps & { readonly random: Random },
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

/** Reads a backup's header, with its line and the file's size in bytes. Throws BackupBroken. */
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

/** Decrypts a backup's body into `target`. Removes `target` unless every byte is authentic. Throws BackupBroken. */
export const readBackup = async (
  file: string,
  target: string,
  { keyOf, doTask }: BackupFileDeps,
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
    // A failure of this computer says nothing about the backup.
    if (cause instanceof ReadInterrupted || storeFailure(cause)) throw cause;
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
