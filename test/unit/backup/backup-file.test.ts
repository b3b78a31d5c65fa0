import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  BackupBroken,
  type BackupHeader,
  readBackup,
  writeBackup,
} from '../../../main/school/backups/backup-file';
import { doInPlace, type OpenTask, type SealTask } from '../../../main/school/backups/store-tasks';
import { systemRandom } from '../../../main/school/platform/random';
import { deskIdSchema } from '../../../shared/ids';
import { temporaryFolder } from '../../support/prepared-school';

const key = Buffer.alloc(32, 7);
const deskId = deskIdSchema.parse('01924b5c-7a5e-7c3e-8f0a-000000000000');
const header: Omit<BackupHeader, 'nonce' | 'format' | 'version'> = {
  createdAt: 1,
  deskId,
  keyId: 1,
  salt: 'AAAA',
  keys: { deskId, check: 'AAAA', ring: 'AAAA', recovery: null },
};
const means = { keyOf: () => key, doTask: doInPlace };
const mebibyte = 1024 * 1024;

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = temporaryFolder();
});

const write = async (content: Buffer): Promise<Buffer> => {
  writeFileSync(at('plain'), content);
  await writeBackup(at('plain'), at('backup'), header, { ...means, random: systemRandom });
  return readFileSync(at('backup'));
};
/** The header line, the body and the tag of a backup. */
const partsOf = (backup: Buffer) => {
  const line = backup.subarray(0, backup.indexOf(10) + 1);
  const { nonce } = JSON.parse(line.toString()) as BackupHeader;
  return {
    line,
    nonce: Buffer.from(nonce, 'base64'),
    body: backup.subarray(line.length, -16),
    tag: backup.subarray(-16),
  };
};

test.each([1, mebibyte - 1, mebibyte, 65 * mebibyte + 5])(
  '%i bytes come back as they were',
  async (bytes) => {
    const content = randomBytes(bytes);
    await write(content);
    await readBackup(at('backup'), at('again'), means);
    expect(readFileSync(at('again')).equals(content)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['again', 'backup', 'plain']);
  },
);

test('a backup is a header line in the clear, the store under AES-256-GCM, and a tag over both', async () => {
  const content = randomBytes(2 * mebibyte + 5);
  const { line, nonce, body, tag } = partsOf(await write(content));
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(line);
  decipher.setAuthTag(tag);
  expect(Buffer.concat([decipher.update(body), decipher.final()]).equals(content)).toBe(true);
  // A backup that was written at once opens as well.
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  cipher.setAAD(line);
  const whole = Buffer.concat([line, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  writeFileSync(at('older'), whole);
  await readBackup(at('older'), at('again'), means);
  expect(readFileSync(at('again')).equals(content)).toBe(true);
});

test.each(['line', 'body', 'tag'] as const)(
  'one with another %s is broken, and leaves nothing',
  async (part) => {
    const backup = await write(randomBytes(mebibyte + 5));
    const altered = partsOf(backup)[part];
    const index = part === 'line' ? altered.indexOf('"createdAt":1') + 12 : altered.length - 1;
    altered[index] = part === 'line' ? 50 : (altered[index] ?? 0) ^ 1;
    writeFileSync(at('backup'), backup);
    await expect(readBackup(at('backup'), at('again'), means)).rejects.toBeInstanceOf(BackupBroken);
    expect(existsSync(at('again'))).toBe(false);
  },
);

test('a refusal of the system keeps its error code', async () => {
  const common = { from: at('plain'), line: Buffer.from('\n'), key, nonce: Buffer.alloc(12) };
  const seal: SealTask = { act: 'seal', to: join(folder, 'gone', 'backup'), ...common };
  writeFileSync(at('plain'), 'a');
  await expect(doInPlace(seal)).rejects.toMatchObject({ code: 'ENOENT' });
  // A file that shrinks during the reading must not become half a backup.
  const open: OpenTask = {
    act: 'open',
    to: at('again'),
    start: 0,
    end: 2,
    tag: Buffer.alloc(16),
    ...common,
  };
  await expect(doInPlace(open)).rejects.toThrow('ends too early');
});
