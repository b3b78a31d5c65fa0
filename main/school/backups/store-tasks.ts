import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { startOpening, startSealing } from '../keys/aes-gcm';

/** Copies a store as it is now, to the last commit. */
export interface CopyTask {
  readonly act: 'copy';
  readonly from: string;
  readonly to: string;
}

/** What sealing and opening have in common. */
interface CipherTask {
  readonly from: string;
  readonly to: string;
  /** In the clear at the beginning of what is sealed, and authenticated with it. */
  readonly line: Uint8Array;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Makes line ‖ ciphertext ‖ tag of a file. */
export interface SealTask extends CipherTask {
  readonly act: 'seal';
}

/** Makes a file of the ciphertext. Nothing in it counts where this fails. */
export interface OpenTask extends CipherTask {
  readonly act: 'open';
  /** Of the file that is read: the first byte of the ciphertext and the one behind its last. */
  readonly start: number;
  readonly end: number;
  readonly tag: Uint8Array;
}

/** What takes long with a whole store. */
export type StoreTask = CopyTask | SealTask | OpenTask;

/** Does a task. Rejects as SQLite or the system does; StoreUnread where nobody could do it. */
export type DoStoreTask = (task: StoreTask) => Promise<void>;

/** Does a task here and now, which holds up all else: for the worker, for commands and for tests. */
export const doInPlace: DoStoreTask = async (task) => {
  if (task.act === 'copy') await copy(task);
  else withFiles(task, task.act === 'seal' ? sealInto(task) : openInto(task));
};

/** All pages at once: whoever copies does nothing else. */
const allPages = 2 ** 31 - 1;

const copy = async ({ from, to }: CopyTask): Promise<void> => {
  const store = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    // One transaction holds what is read as it was at its beginning. Without it each write by others would restart the copy.
    store.exec('begin');
    store.prepare('select count(*) from sqlite_schema').get();
    await store.backup(to, { progress: () => allPages });
  } finally {
    store.close();
  }
};

/** A part of a file that is read, and what is made of it. */
interface Transformation {
  readonly start: number;
  /** The byte behind the last; null for the file's end. */
  readonly end: number | null;
  readonly before: Uint8Array;
  readonly update: (bytes: Uint8Array) => Uint8Array;
  /** The last bytes. Throws where what was read does not fit its tag. */
  readonly last: () => Uint8Array;
}

const sealInto = ({ line, key, nonce }: SealTask): Transformation => {
  const cipher = startSealing(key, nonce, line);
  return {
    start: 0,
    end: null,
    before: line,
    update: (bytes) => cipher.update(bytes),
    last: () => Buffer.concat([cipher.final(), cipher.getAuthTag()]),
  };
};

const openInto = ({ line, key, nonce, tag, start, end }: OpenTask): Transformation => {
  const decipher = startOpening(key, nonce, line, tag);
  return {
    start,
    end,
    before: Buffer.alloc(0),
    update: (bytes) => decipher.update(bytes),
    last: () => decipher.final(),
  };
};

const chunkBytes = 1024 * 1024;

const withFiles = ({ from, to }: CipherTask, transformation: Transformation): void => {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w', 0o600);
    try {
      transform(source, target, transformation);
      fdatasyncSync(target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
};

const transform = (source: number, target: number, of: Transformation): void => {
  const chunk = Buffer.alloc(chunkBytes);
  writeAll(target, of.before);
  for (let at = of.start; of.end === null || at < of.end; ) {
    const wanted = of.end === null ? chunkBytes : Math.min(chunkBytes, of.end - at);
    const read = readSync(source, chunk, 0, wanted, at);
    if (read === 0 && of.end === null) break;
    if (read === 0) throw new Error('The file ends too early');
    writeAll(target, of.update(chunk.subarray(0, read)));
    at += read;
  }
  writeAll(target, of.last());
};

/** A disk may take less at once than it is given. */
const writeAll = (target: number, bytes: Uint8Array): void => {
  for (let written = 0; written < bytes.length; ) written += writeSync(target, bytes, written);
};
