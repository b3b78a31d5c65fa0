import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

for (const forbidden of ['--remote-debugging-port=0', '--no-sandbox', '--disable-web-security'])
  test(`the packaged app refuses ${forbidden} and touches nothing`, async () => {
    const directory = join(home, 'data');
    const child = spawn(executable, [forbidden, `--data-dir=${directory}`], {
      ...ordinaryUser,
      cwd: home,
      env: { ...appEnvironment(), HOME: home },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const status = await new Promise((resolve) => child.once('exit', resolve));
    expect(status).toBe(2);
    expect(said).toContain(`Latchkey does not run with ${forbidden.replace(/=.*/, '')}`);
    expect(existsSync(join(directory, 'latchkey.db'))).toBe(false);
  });

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
