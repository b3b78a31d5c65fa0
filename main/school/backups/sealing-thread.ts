import { Worker } from 'node:worker_threads';
import { StoreUnread } from './store-unread';

/** What the thread does: turns a file, or a part of it, into another one. */
export interface SealingTask {
  readonly act: 'seal' | 'open';
  readonly from: string;
  /** Of the file that is read: the first byte and the one behind the last. */
  readonly start: number;
  readonly end: number;
  readonly to: string;
  /** In the clear at the beginning of what is sealed, and authenticated with it. */
  readonly line: Uint8Array;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  /** Of what is opened. */
  readonly tag: Uint8Array | null;
}

/** Bytes of a GCM tag. */
export const tagBytes = 16;

/**
 * What the thread runs. It writes a megabyte at a time, and brings what it has written to the disk every 64: all of a large file at
 * once keeps the processors busy for a while, and main waiting for one.
 */
const program = `
const { createCipheriv, createDecipheriv } = require('node:crypto');
const { closeSync, fdatasyncSync, openSync, readSync, writeSync } = require('node:fs');
const { constants, setPriority } = require('node:os');
const { parentPort, workerData } = require('node:worker_threads');
const { act, from, start, end, to, line, key, nonce, tag } = workerData;
const chunk = Buffer.alloc(1024 * 1024);
const unflushed = 64 * chunk.length;
const run = (source, target) => {
  let waiting = 0;
  const write = (bytes) => {
    for (let written = 0; written < bytes.length; ) written += writeSync(target, bytes, written);
    waiting += bytes.length;
    if (waiting < unflushed) return;
    fdatasyncSync(target);
    waiting = 0;
  };
  const create = act === 'seal' ? createCipheriv : createDecipheriv;
  const cipher = create('aes-256-gcm', key, nonce, { authTagLength: ${tagBytes} });
  cipher.setAAD(line);
  if (act === 'seal') write(line);
  else cipher.setAuthTag(tag);
  for (let at = start; at < end; ) {
    const read = readSync(source, chunk, 0, Math.min(chunk.length, end - at), at);
    if (read === 0) throw new Error('The file ends too early');
    write(cipher.update(chunk.subarray(0, read)));
    at += read;
  }
  write(cipher.final());
  if (act === 'seal') write(cipher.getAuthTag());
  fdatasyncSync(target);
};
const withFiles = () => {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w', 0o600);
    try {
      run(source, target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
};
try {
  // There it is this thread's alone; elsewhere it would be main's as well.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {}
try {
  withFiles();
  parentPort.postMessage({ kind: 'done' });
} catch (cause) {
  parentPort.postMessage({ kind: 'failed', code: String(cause.code ?? ''), message: String(cause.message) });
}`;

type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/**
 * Seals a file with AES-256-GCM, or opens one, by a thread of its own: three gigabytes take it twenty seconds, and left main so much to
 * clear away that others waited. What is written is on the disk then. Rejects as the system does, and without a code where what is opened
 * does not fit its tag: the other file is no good then. StoreUnread where there was no thread that could.
 */
export const sealFile = async (task: SealingTask): Promise<void> => {
  const answer = await new Promise<Answer>((resolve, reject) => {
    const gone = (cause?: unknown): void =>
      reject(new StoreUnread('The thread that reads the backup gave no answer', { cause }));
    try {
      const thread = new Worker(program, { eval: true, workerData: task });
      thread.once('message', resolve);
      thread.once('error', gone);
      thread.once('exit', gone);
    } catch (cause) {
      gone(cause);
    }
  });
  if (answer.kind === 'failed')
    throw Object.assign(new Error(answer.message), answer.code && { code: answer.code });
};
