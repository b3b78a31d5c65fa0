import { expect, test } from 'vitest';
import { commandOf, dataDirectoryOf, demoOf, portalOf } from '../../../main/desk/command-line';

const cwd = '/home/maria';

test.each([
  [['latchkey'], 'office'],
  [['latchkey', '--portal=staff'], 'staff'],
  [['latchkey', '--portal=cellar'], 'office'],
  [['latchkey', '--portal', 'staff'], 'office'],
  [['latchkey', '--portal=staff', '--portal=office'], 'staff'],
  // The form in which Electron passes on a second instance's command line.
  [['latchkey', '--allow-file-access-from-files', '--portal=staff', '/app'], 'staff'],
] as const)('the portal of %j is %s', (argv, portal) => {
  expect(portalOf(argv)).toBe(portal);
});

test.each([
  [['latchkey', '--data-dir=desk'], '/home/maria/desk'],
  [['latchkey', '--data-dir=/srv/a=b'], '/srv/a=b'],
  [['latchkey', '--data-dir='], null],
  [['latchkey', '--data-dir', 'desk'], null],
  [['latchkey', '--user-data-dir=/tmp'], null],
] as const)('the data directory of %j is %s', (argv, directory) => {
  expect(dataDirectoryOf(argv, cwd)).toBe(directory);
});

test('a command is the first word, with its arguments; unknown options are left to Electron', () => {
  const argv = ['latchkey', '--no-sandbox', '--lang=es', 'restore', '--backup=old.latchkey-backup', '--yes'];
  expect(commandOf(argv, cwd, true)).toEqual({
    command: 'restore',
    workingDirectory: cwd,
    backup: 'old.latchkey-backup',
    yes: true,
    recoveryKey: false,
  });
});

test('an unpackaged start names the app folder before its command', () => {
  expect(commandOf(['electron', '/app', 'verify', '--recovery-key'], cwd, false)).toMatchObject({
    command: 'verify',
    backup: null,
    recoveryKey: true,
  });
  expect(commandOf(['electron', 'backup'], cwd, false)).toBeNull();
});

test.each([
  [['latchkey']],
  [['latchkey', '/home/maria/notes.txt', 'backup']],
  [['latchkey', '--backup=x']],
  [['latchkey', 'constructor']],
])('%j is a start with a window', (argv) => {
  expect(commandOf(argv, cwd, true)).toBeNull();
});

test('a confirmation with a value does not count', () => {
  expect(commandOf(['latchkey', 'restore', '--yes=no'], cwd, true)?.yes).toBe(false);
});

test.each([
  [['latchkey'], 'none'],
  [['latchkey', '--demo=1'], 'none'],
  [['latchkey', '--demo'], 'requested'],
  [['latchkey', '--demo', '--data-dir'], 'refused'],
  [['latchkey', '--data-dir=x', '--demo'], 'refused'],
  [['latchkey', 'backup', '--demo'], 'refused'],
] as const)('with %j the demo is %s', (argv, wish) => {
  expect(demoOf(argv, commandOf(argv, cwd, true))).toBe(wish);
});
