import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole, writeWholeFrom } from '../../../main/school/platform/write-whole';

const { writeSync } = fs;

/** A disk that accepts a few bytes a call, as a busy or nearly full one may; forever, or for some calls. */
const takeLittle = (calls = Number.POSITIVE_INFINITY): void => {
  let left = calls;
  fs.writeSync = ((file: number, bytes: Buffer, from: number = 0): number => {
    if (left === 0) throw new Error('ENOSPC');
    left -= 1;
    return writeSync(file, bytes, from, Math.min(7, bytes.length - from));
  }) as typeof writeSync;
  syncBuiltinESMExports();
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-write-'));
});
afterEach(() => {
  fs.writeSync = writeSync;
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true });
});

const content = '{"desk":"Küste","keys":[1,2,3]}\n'.repeat(40);
const parts = async function* () {
  yield content;
  yield content;
};

test('a file is complete on a disk that accepts a little at a time', async () => {
  takeLittle();
  const path = join(folder, 'desk.json');
  writeWhole(path, content);
  expect(readFileSync(path, 'utf8')).toBe(content);
  writeWhole(path, Buffer.from(content.slice(3)));
  expect(readFileSync(path, 'utf8')).toBe(content.slice(3));
  await writeWholeFrom(path, parts());
  expect(readFileSync(path, 'utf8')).toBe(content + content);
  await writeWholeFrom(path, [Buffer.from(content.slice(5))]);
  expect(readFileSync(path, 'utf8')).toBe(content.slice(5));
  expect(readdirSync(folder)).toEqual(['desk.json']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a full disk leaves the file as it was, and no temporary file', async () => {
  const path = join(folder, 'desk.json');
  writeFileSync(path, 'before');
  takeLittle(3);
  expect(() => writeWhole(path, content)).toThrow('ENOSPC');
  await expect(writeWholeFrom(path, parts())).rejects.toThrow('ENOSPC');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['desk.json']);
});
