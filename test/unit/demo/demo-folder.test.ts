import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning, makeDemoFolder, removeLeftDemos } from '../../../main/school/demo/demo-folder';
import { startDemo } from '../../../main/school/demo/start-demo';
import { demoOf } from '../../../main/desk/command-line';
import { systemRandom } from '../../../main/school/platform/random';

let within: string;
beforeEach(() => {
  within = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
});
afterEach(() => rmSync(within, { recursive: true, force: true }));

test('a demo removes its own folder, and the folders of crashed demos, but nothing else', () => {
  const left = makeDemoFolder(within, 4_194_305);
  writeFileSync(join(left, 'latchkey.db'), 'x');
  const runs = makeDemoFolder(within, process.pid);
  const kept = ['latchkey-demo', 'latchkey-demo-x-abcdef', 'latchkey-demo-4194305-abcdef.txt', 'other'].map(
    (name) => join(within, name),
  );
  for (const path of kept) mkdirSync(path);
  const target = join(within, 'other');
  writeFileSync(join(target, 'mine'), 'x');
  const link = join(within, 'latchkey-demo-4194305-abcdef');
  symlinkSync(target, link);
  const file = join(within, 'latchkey-demo-4194305-abcdeg');
  writeFileSync(file, 'x');

  const demo = startDemo(within, systemRandom);
  expect(existsSync(left)).toBe(false);
  for (const path of [runs, ...kept, link, file, join(target, 'mine')])
    expect(existsSync(path), path).toBe(true);
  expect(demo.dataDirectory.startsWith(join(within, `latchkey-demo-${process.pid}-`))).toBe(true);
  writeFileSync(join(demo.dataDirectory, 'latchkey.db'), 'x');
  demo.remove();
  expect(existsSync(demo.dataDirectory)).toBe(false);
});

test('the folder of a running demo stays', () => {
  const folder = makeDemoFolder(within, 1);
  removeLeftDemos(within, isRunning);
  expect(existsSync(folder)).toBe(true);
  removeLeftDemos(within, () => false);
  expect(existsSync(folder)).toBe(false);
});

test('a demo’s key opens only in the process that wrapped it', () => {
  const { keyProtector } = startDemo(within, systemRandom).parts;
  const key = systemRandom.bytes(32);
  const wrapped = keyProtector.wrap(key)?.bytes ?? Buffer.alloc(0);
  expect(wrapped.includes(key)).toBe(false);
  expect(keyProtector.unwrap(wrapped)?.equals(key)).toBe(true);
  expect(startDemo(within, systemRandom).parts.keyProtector.unwrap(wrapped)).toBeNull();
});

test.each([
  [['latchkey', '--portal=staff'], 'none'],
  [['latchkey', '--demo'], 'requested'],
  [['latchkey', '--demo', '--portal=staff'], 'requested'],
  [['latchkey', '--demo', '--data-dir=/srv/desk'], 'refused'],
  [['latchkey', '--data-dir', '/srv/desk', '--demo'], 'refused'],
] as const)('%s is %s', (argv, wish) => {
  expect(demoOf(argv, null)).toBe(wish);
});

test('a demo accepts no command', () => {
  const command = {
    command: 'backup',
    workingDirectory: '/',
    backup: null,
    yes: false,
    recoveryKey: false,
  } as const;
  expect(demoOf(['latchkey', 'backup', '--demo'], command)).toBe('refused');
});
