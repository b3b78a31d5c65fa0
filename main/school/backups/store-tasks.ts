import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { startOpening, startSealing } from '../keys/aes-gcm';

/** Copies a store as of its last commit. */
export interface CopyTask {
  readonly act: 'copy';
  readonly from: string;
  readonly to: string;
}

interface CipherTask {
  readonly from: string;
  readonly to: string;
  /** The backup's first line: plain text, authenticated with the ciphertext. */
  readonly line: Uint8Array;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Seals a file: line ‖ ciphertext ‖ tag. */
export interface SealTask extends CipherTask {
  readonly act: 'seal';
}

/** Opens a sealed file. If it fails, the output must not be used. */
export interface OpenTask extends CipherTask {
  readonly act: 'open';
  /** The ciphertext's first byte in the sealed file, and the byte after its last. */
  readonly start: number;
  readonly end: number;
  readonly tag: Uint8Array;
}

/** Long work on a whole store. */
export type StoreTask = CopyTask | SealTask | OpenTask;

/** Does a task. Rejects with SQLite's or the system's error, or with ReadInterrupted if the worker gives no answer. */
export type DoStoreTask = (task: StoreTask) => Promise<void>;

/** Does a task in this thread and blocks its event loop: for the worker, commands and tests. */
export const doInPlace: DoStoreTask = async (task) => {
  if (task.act === 'copy') await copy(task);
  else withFiles(task, task.act === 'seal' ? sealInto(task) : openInto(task));
};

/** Copies all pages in one step, because this thread does nothing else. */
const allPages = 2 ** 31 - 1;

const copy = async ({ from, to }: CopyTask): Promise<void> => {
  const store = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    // A read transaction fixes the snapshot. Without it, each commit of another connection would restart the copy.
    store.exec('begin');
    store.prepare('select count(*) from sqlite_schema').get();
    await store.backup(to, { progress: () => allPages });
  } finally {
    store.close();
  }
};

/** The part of a file to read, and its transformation. */
interface Transformation {
  readonly start: number;
  /** The byte after the last one; null for the end of the file. */
  readonly end: number | null;
  readonly prefix: Uint8Array;
  readonly update: (bytes: Uint8Array) => Uint8Array;
  /** The last bytes. Throws if the ciphertext doesn't match its tag. */
  readonly last: () => Uint8Array;
}

const sealInto = ({ line, key, nonce }: SealTask): Transformation => {
  const cipher = startSealing(key, nonce, line);
  return {
    start: 0,
    end: null,
    prefix: line,
    update: (bytes) => cipher.update(bytes),
    last: () => Buffer.concat([cipher.final(), cipher.getAuthTag()]),
  };
};

const openInto = ({ line, key, nonce, tag, start, end }: OpenTask): Transformation => {
  const decipher = startOpening(key, nonce, line, tag);
  return {
    start,
    end,
    prefix: Buffer.alloc(0),
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

const transform = (source: number, target: number, part: Transformation): void => {
  const chunk = Buffer.alloc(chunkBytes);
  writeAll(target, part.prefix);
  for (let at = part.start; part.end === null || at < part.end; ) {
    const length = part.end === null ? chunkBytes : Math.min(chunkBytes, part.end - at);
    const read = readSync(source, chunk, 0, length, at);
    if (read === 0 && part.end === null) break;
    if (read === 0) throw new Error('The file ends too early');
    writeAll(target, part.update(chunk.subarray(0, read)));
    at += read;
  }
  writeAll(target, part.last());
};

/** A single write may be partial. */
const writeAll = (target: number, bytes: Uint8Array): void => {
  for (let written = 0; written < bytes.length; ) written += writeSync(target, bytes, written);
};
