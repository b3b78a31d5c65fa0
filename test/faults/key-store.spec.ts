import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readDeskFile } from '../../main/school/keys/desk-file';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';
import { maria } from './support/kept-school';
import { KeyStore } from './support/key-store';
import { RealApp } from './support/real-app';
import { newDirectory, removeDirectories } from './support/store';
import { skipBecause, report } from './support/outcome';

test.describe('11 key store', () => {
  test.beforeEach(() => {
    if (process.platform !== 'linux') skipBecause('gnome-keyring is Linux’s');
  });

  test('gnome-keyring wraps the key; another keyring does not open it; the owner’s sheet does', async () => {
    const directory = newDirectory();
    const stores = [await KeyStore.start(), await KeyStore.start()] as const;
    try {
      const first = await RealApp.start(directory, { env: stores[0].environment });
      const office = await first.window('office');
      valueOf(
        await office.signIn.setUp({ schoolName: 'Northside Gymnastics', name: 'Maria Lopez', ...maria }),
      );
      expect(readDeskFile(directory)).toMatchObject({ protectedBy: 'system' });
      expect(valueOf(await office.signIn.current()).keyUnprotected).toBe(false);
      await first.close();

      // Without a sheet, the start is refused and creates no new key.
      const withoutSheet = readFileSync(join(directory, 'desk.json'));
      expect(await RealApp.refusal(directory, /does not open the key/, stores[1].environment)).toMatch(
        /Start Latchkey as the user, and on the computer, that it was set up with/,
      );
      expect(readFileSync(join(directory, 'desk.json')).equals(withoutSheet)).toBe(true);

      const again = await RealApp.start(directory, { env: stores[0].environment });
      const window = await again.window('office');
      valueOf(await window.signIn.begin(maria));
      expect(valueOf(await window.keys.read()).protectedBy).toBe('system');
      valueOf(await window.keys.issueSheet());
      const { recoveryKey } = await stageOf(window as TestWindow, 'owner-sheet');
      valueOf(await window.keys.putSheetAway());
      await again.close();

      const closed = await RealApp.start(directory, { env: stores[1].environment });
      const shut = await closed.window('office');
      await stageOf(shut as TestWindow, 'closed');
      expect(codeOf(await shut.signIn.begin(maria))).toBe('desk-closed');
      expect(codeOf(await shut.keys.recover({ recoveryKey: 'A'.repeat(28) }))).toBe('wrong-recovery-key');
      valueOf(await shut.keys.recover({ recoveryKey }));
      valueOf(await shut.signIn.begin(maria));
      expect(valueOf(await shut.keys.read()).protectedBy).toBe('system');
      await closed.close();
      const here = await RealApp.start(directory, { env: stores[1].environment });
      await stageOf((await here.window('office')) as TestWindow, 'signed-out');
      await here.close();
    } finally {
      for (const store of stores) store.stop();
      removeDirectories([directory]);
    }
    report(
      'the real app on gnome-keyring: first run, start anew, two starts on another keyring, recovery key',
      'protectedBy system; another keyring is refused without a sheet, closed with one, no new key made; the sheet opens it',
    );
  });

  test('no key store at all', async () => {
    const directory = newDirectory();
    const app = await RealApp.start(directory, {
      env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
    });
    const office = await app.window('office');
    expect(valueOf(await office.signIn.current()).keyUnprotected).toBe(true);
    expect(readDeskFile(directory)).toMatchObject({ protectedBy: 'key-file' });
    expect(statSync(join(directory, 'desk.json')).mode & 0o777).toBe(0o600);
    await app.close();

    // Without its key store, the desk does not silently store the key unprotected.
    const store = await KeyStore.start();
    const wrapped = newDirectory();
    const first = await RealApp.start(wrapped, { env: store.environment });
    await first.window('office');
    await first.close();
    store.stop();
    expect(await RealApp.refusal(wrapped, /does not open the key/)).toMatch(/does not open the key/);
    expect(readDeskFile(wrapped)).toMatchObject({ protectedBy: 'system' });
    removeDirectories([directory, wrapped]);
    report(
      'the real app without a key store: new desk; desk that had one',
      'key file of mode 0600 with its notice; refused, not stepped down',
    );
  });
});
