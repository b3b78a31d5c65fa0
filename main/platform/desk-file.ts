import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type DeskId, deskIdSchema } from '../../shared/ids';
import type { KeyProtector } from './key-protector';
import type { NewId, Random } from './random';
import { createSecretBox } from './secret-box';
import { StartRefused } from './start-refused';

const deskFileSchema = z.strictObject({
  version: z.literal(1),
  deskId: deskIdSchema,
  /** Which protector wrapped the data key, and with which call and backend. */
  protectedBy: z.enum(['system', 'key-file']),
  backend: z.string(),
  /** Base64: the wrapped data key, or the key itself where the system offers no protection. */
  key: z.base64(),
  /** Base64 of a MAC under the data key: tells a wrong key from a damaged row. */
  check: z.base64(),
});
type DeskFile = z.infer<typeof deskFileSchema>;

/** This installation: its id, its 32-byte data key, and how that key is kept. */
export interface DeskKey {
  readonly deskId: DeskId;
  readonly dataKey: Buffer;
  readonly protectedBy: DeskFile['protectedBy'];
  readonly backend: string;
  /** True when this start made the key. */
  readonly fresh: boolean;
}

const checkOf = (dataKey: Uint8Array, random: Random): string =>
  createSecretBox(dataKey, random).mac('key-check', ['latchkey']).toString('base64');

/** Writes a file whole or not at all, readable by its owner alone: a temporary file, forced to the disk, then renamed. */
const writeWhole = (path: string, text: string): void => {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  // The rename itself lasts only once the folder is written; Windows cannot open a folder and does not need it.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

const create = (path: string, protector: KeyProtector, random: Random, newId: NewId): DeskKey => {
  const dataKey = random.bytes(32);
  const deskId = newId<DeskId>();
  const wrapped = protector.wrap(dataKey);
  const file: DeskFile = {
    version: 1,
    deskId,
    protectedBy: wrapped ? 'system' : 'key-file',
    backend: wrapped?.backend ?? protector.absence,
    key: (wrapped?.bytes ?? dataKey).toString('base64'),
    check: checkOf(dataKey, random),
  };
  writeWhole(path, `${JSON.stringify(file, null, 2)}\n`);
  return { deskId, dataKey, protectedBy: file.protectedBy, backend: file.backend, fresh: true };
};

const read = (path: string): DeskFile => {
  try {
    return deskFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new StartRefused(
      'key-unreadable',
      `The file ${path} is damaged or cannot be read. It holds the key to this desk's data. Put it back from a backup of the data folder, then start Latchkey again.`,
      { cause },
    );
  }
};

/**
 * Opens the installation's key, or makes one for a new installation. With `mustExist` (the store already holds data)
 * a missing key is refused: a new one would make that data unreadable for good. Throws StartRefused.
 */
export const openDeskKey = (
  directory: string,
  mustExist: boolean,
  protector: KeyProtector,
  random: Random,
  newId: NewId,
): DeskKey => {
  const path = join(directory, 'desk.json');
  if (!existsSync(path)) {
    if (mustExist)
      throw new StartRefused(
        'key-missing',
        `The file ${path} is missing. It holds the key to this desk's data. Put it back from a backup of the data folder, then start Latchkey again.`,
      );
    return create(path, protector, random, newId);
  }
  const file = read(path);
  const stored = Buffer.from(file.key, 'base64');
  const dataKey = file.protectedBy === 'system' ? protector.unwrap(stored) : stored;
  if (dataKey === null || checkOf(dataKey, random) !== file.check)
    throw new StartRefused(
      'key-unreadable',
      'This computer does not open the key to this desk’s data: its keychain was changed, or the data folder comes from another computer. Start Latchkey as the user, and on the computer, that it was set up with.',
    );
  return {
    deskId: file.deskId,
    dataKey,
    protectedBy: file.protectedBy,
    backend: file.backend,
    fresh: false,
  };
};
