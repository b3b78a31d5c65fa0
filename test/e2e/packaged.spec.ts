import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { appEnvironment } from './support/desk';
import { InspectedApp, ordinaryUser } from './support/inspected-app';
import { codeAt } from './support/oathtool';

const executable = process.env.LATCHKEY_PACKAGED_APP ?? '';
const maria = { name: 'Maria Lopez', username: 'maria', password: 'apricot lanterns drift west' };
let home = '';

test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'latchkey-packaged-'));
  if (ordinaryUser.uid !== undefined) chownSync(home, ordinaryUser.uid, ordinaryUser.gid);
});
test.afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

test('the packaged app, sandboxed, goes from an empty computer to a two-factor sign-in', async () => {
  test.setTimeout(120_000);
  const app = await InspectedApp.start(executable, home, [
    '--portal=office',
    `--data-dir=${join(home, 'data')}`,
  ]);
  try {
    expect(await app.inMain('electron.app.isPackaged')).toBe(true);
    await app.heading('Set up your front desk');
    const contents = 'electron.BrowserWindow.getAllWindows()[0].webContents';
    await app.inMain(`${contents}.openDevTools()`);
    await pause(500);
    expect(await app.inMain(`${contents}.isDevToolsOpened()`)).toBe(false);
    expect(await app.inPage('typeof require + typeof process')).toBe('undefinedundefined');
    await app.type('School name', 'Northside Gymnastics');
    await app.type('Your name', maria.name);
    await app.type('Username', maria.username);
    await app.type('Password', maria.password);
    await app.type('Confirm password', maria.password);
    await app.press('Enter');
    await app.heading(`Welcome, ${maria.name}`);

    await app.tabTo('Settings');
    await app.press('Enter');
    await app.heading('Staff Options');
    await app.tabTo('Require Two-Factor on Office Portal');
    await app.press('Space');
    await app.tabTo('Save changes');
    await app.press('Enter');
    await app.tabTo('Turn on');
    await app.press('Enter');
    await app.until("document.querySelector('dialog[open] h2')?.innerText === 'Confirm it is you'");
    await app.type('Password', maria.password);
    await app.press('Enter');
    await app.until("document.body.innerText.includes('The changes are saved')");
    await signOut(app);

    await app.type('Username', maria.username);
    await app.type('Password', maria.password);
    await app.press('Enter');
    await app.heading('Set up your authentication app');
    const key = String(await app.inPage("document.querySelector('[role=group] code').innerText")).replace(
      /\s/g,
      '',
    );
    await app.type('Authentication code', codeAt(key, Date.now()));
    await app.heading('Save your recovery codes');
    await app.tabTo('I have saved these codes');
    await app.press('Space');
    await app.tabTo('Continue');
    await app.press('Enter');
    await app.heading(`Welcome, ${maria.name}`);
    expect(existsSync(join(home, 'data/latchkey.db'))).toBe(true);
  } finally {
    await app.end();
  }
});

/** Starts an executable as an ordinary user and waits for its end, or for the time given. */
const ran = async (
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  atMost = 20_000,
): Promise<{ status: number | null; said: string }> => {
  const child = spawn(command, args, {
    ...ordinaryUser,
    cwd: home,
    env: { ...appEnvironment(), HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const timer = setTimeout(() => child.kill('SIGKILL'), atMost);
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return { status, said };
};

for (const forbidden of [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--disable-web-security',
  '--load-extension=/tmp',
  '--js-flags=--expose-gc',
  '--ignore-certificate-errors',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--renderer-cmd-prefix=xterm',
])
  test(`the packaged app refuses ${forbidden} and touches nothing`, async () => {
    const directory = join(home, 'data');
    const { status, said } = await ran(executable, [forbidden, `--data-dir=${directory}`]);
    expect(status).toBe(2);
    expect(said).toContain(`Latchkey does not run with ${forbidden.replace(/=.*/, '')}`);
    expect(existsSync(directory)).toBe(false);
  });

test('the fuses of the packed binary are as they should be', async () => {
  const wire = await getCurrentFuseWire(executable);
  const on = (fuse: FuseV1Options): boolean | null =>
    wire[fuse] === undefined ? null : wire[fuse] === FuseState.ENABLE;
  expect(on(FuseV1Options.RunAsNode)).toBe(false);
  expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true);
  expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
  expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
  expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  expect(on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(false);
  // Electron 25 does not have this one yet.
  expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).not.toBe(true);
  // A test build keeps this fuse, so that tests can inspect it; scripts/packaging/fuses.mts turns it off for people.
  expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(true);
});

test('the packaged app is no Node for others, and runs nothing that lies beside its archive', async () => {
  const canary = join(home, 'canary');
  const script = join(home, 'script.js');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '');`);
  const directory = `--data-dir=${join(home, 'data')}`;
  await ran(executable, [script, directory], { ELECTRON_RUN_AS_NODE: '1' }, 4_000);
  expect(existsSync(canary), 'as Node').toBe(false);
  await ran(executable, [directory], { NODE_OPTIONS: `--require=${script}` }, 4_000);
  expect(existsSync(canary), 'by NODE_OPTIONS').toBe(false);

  const copy = copyOfTheApp();
  const beside = join(dirname(copy), 'resources/app');
  mkdirSync(beside);
  writeFileSync(join(beside, 'package.json'), '{"main":"main.js"}');
  writeFileSync(join(beside, 'main.js'), `require(${JSON.stringify(script)});`);
  await ran(copy, [directory], {}, 4_000);
  expect(existsSync(canary), 'beside the archive').toBe(false);
  // The app itself did start each time.
  expect(existsSync(join(home, 'data/latchkey.db'))).toBe(true);
});

test('an archive that was altered is refused', async () => {
  test.skip(process.platform === 'linux', 'Electron checks the archive on macOS and Windows alone');
  const copy = copyOfTheApp();
  const archive = join(dirname(copy), 'resources/app.asar');
  const bytes = readFileSync(archive);
  const at = bytes.indexOf('Latchkey does not run with');
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  rmSync(archive);
  writeFileSync(archive, bytes);
  const { status } = await ran(copy, [`--data-dir=${join(home, 'data')}`]);
  expect(status).not.toBe(0);
  expect(existsSync(join(home, 'data/latchkey.db'))).toBe(false);
});

/** Copies the packed app, so that a test may alter it; returns the copy's executable. */
const copyOfTheApp = (): string => {
  const folder = join(home, 'copy');
  execFileSync('cp', ['-a', dirname(executable), folder]);
  return join(folder, basename(executable));
};

/** Signs out by the person's menu. */
const signOut = async (app: InspectedApp): Promise<void> => {
  await app.tabTo(maria.name);
  await app.press('Enter');
  await app.until("document.activeElement?.getAttribute('role') === 'menuitem'");
  for (let presses = 0; presses < 5; presses += 1) {
    if ((await app.inPage("document.activeElement?.innerText.trim() === 'Sign out'")) === true) break;
    await app.press('Down');
  }
  await app.press('Enter');
  await app.heading('Office Portal');
};
