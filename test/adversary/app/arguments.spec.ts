import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Desk } from '../../e2e/support/desk';
import { appEnvironment } from '../../e2e/support/desk';
import { electronExecutable, testEntry } from '../../e2e/support/paths';
import { call, expect, stageIn, test } from '../support/app-test';
import { full } from '../support/tally';

/** The state of the first instance that a second one's command line could change. */
const facts = (desk: Desk) =>
  desk.app.evaluate(({ app, BrowserWindow }) => ({
    argv: process.argv,
    data: app.getPath('userData'),
    switches: [
      'disable-web-security',
      'js-flags',
      'load-extension',
      'host-rules',
      'renderer-cmd-prefix',
      'ignore-certificate-errors',
    ].filter((name) => app.commandLine.hasSwitch(name)),
    addresses: BrowserWindow.getAllWindows()
      .map((window) => window.webContents.getURL())
      .toSorted(),
    preferences: BrowserWindow.getAllWindows().map((window) => {
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = (
        window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity };
    }),
  }));

const start = (args: readonly string[], cwd: string): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawn(electronExecutable(), [testEntry, ...args, ...sandbox], {
      cwd,
      env: appEnvironment(),
      stdio: 'ignore',
    });
    second.once('error', reject);
    second.once('exit', resolve);
  });

const hostile: readonly (readonly string[])[] = [
  [
    '--portal=../../etc/passwd',
    '--disable-web-security',
    '--js-flags=--expose-gc',
    '--host-rules=MAP * evil.example',
  ],
  [
    'javascript:alert(1)',
    'https://evil.example/',
    'file:///etc/passwd',
    'latchkey://open?portal=staff',
    '--portal=office',
  ],
  [
    '--portal=office',
    '--renderer-cmd-prefix=touch /tmp/latchkey-owned --',
    '--load-extension=/tmp',
    '--ignore-certificate-errors',
  ],
  ['--', '--portal=__proto__', '--data-dir=/tmp/elsewhere', '--inspect=127.0.0.1:0', '--enable-features=x'],
];

test('a second start with a hostile command line changes nothing but the portal (CVE-2018-1000006)', async ({
  attack,
  tries,
}) => {
  const { desk, page } = await attack({ school: {} });
  const before = await facts(desk);
  const owned = '/tmp/latchkey-owned';
  rmSync(owned, { force: true });
  await desk.app.evaluate(({ app }) => {
    Reflect.set(globalThis, 'seconds', 0);
    app.on('second-instance', () =>
      Reflect.set(globalThis, 'seconds', Number(Reflect.get(globalThis, 'seconds')) + 1),
    );
  });
  for (const args of hostile) {
    // Only the first `--data-dir` counts. Some switches end Chromium before it writes anything.
    await start([`--data-dir=${desk.dataDirectory}`, ...args], tmpdir());
    tries.add();
  }
  expect(await desk.app.evaluate(() => Number(Reflect.get(globalThis, 'seconds')))).toBeGreaterThan(1);
  expect(await facts(desk)).toEqual(before);
  expect(existsSync(owned)).toBe(false);

  // In volume: the event as Electron raises it, with anything for a command line.
  const words = fc.oneof(
    fc.constantFrom(
      '--portal=staff\u0000',
      '--portal=',
      '--portal',
      '--portal=OFFICE',
      '--data-dir=',
      '--user-data-dir=/x',
      '--no-sandbox',
      '--type=renderer',
      'app://office/%2e%2e',
      '--portal=constructor',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.webUrl(),
  );
  const lines = fc.sample(fc.array(words, { maxLength: 6 }), full ? 5_000 : 500);
  await desk.app.evaluate(({ app }, lines) => {
    for (const line of lines) app.emit('second-instance', {}, ['electron', ...line], '/', { portal: 'evil' });
  }, lines);
  tries.add(lines.length);
  expect(await facts(desk)).toEqual(before);
  expect(await stageIn(page)).toBe('signed-out');
  await desk.app.evaluate(({ app }) =>
    app.emit('second-instance', {}, ['electron', '--portal=staff'], '/', null),
  );
  const { page: staff } = await desk.window('staff');
  await staff.waitForFunction(() => 'desk' in globalThis);
  expect(await stageIn(staff)).toBe('signed-out');
});

test('a start from a hostile working directory runs none of its files (CVE-2023-39956)', async ({
  attack,
  tries,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-hostile-'));
  const mark = join(folder, 'ran');
  const script = `require('fs').appendFileSync(${JSON.stringify(mark)}, __filename + '\\n');`;
  const { desk } = await attack({ school: {} });
  const names = ['electron', 'better-sqlite3', '@node-rs/argon2', 'app', 'original-fs'];
  for (const name of names) {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(join(folder, 'node_modules', name, 'index.js'), script);
  }
  for (const file of ['index.js', 'preload.js', 'main.js', 'app.js', 'electron.js'])
    writeFileSync(join(folder, file), script);
  mkdirSync(join(folder, 'resources', 'app'), { recursive: true });
  writeFileSync(join(folder, 'resources', 'app', 'index.js'), script);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'evil', main: 'index.js' }));
  writeFileSync(join(folder, '.npmrc'), 'node-options=--require ./index.js');
  expect(await start([`--data-dir=${desk.dataDirectory}`, '--portal=staff'], folder)).toBe(0);
  // The same for a first instance: a command that opens the store with its native module and ends.
  await desk.app.close();
  expect(await start(['backup', `--data-dir=${desk.dataDirectory}`], folder)).toBe(0);
  expect(existsSync(mark)).toBe(false);
  tries.add(2 * (names.length + 9));
  const { page } = await desk.start();
  await page.waitForFunction(() => 'desk' in globalThis);
  expect(await call(page, 'signIn.current')).toMatchObject({ ok: true });
  rmSync(folder, { recursive: true, force: true });
});
