import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskHost } from '../../main/link/desk-host';
import { systemRandom } from '../../main/school/platform/random';
import { windowIdOf } from '../../main/school/platform/window-id';
import { readerInPlace, type StoreReader } from '../../main/school/backups/store-reader';
import { FakeClock } from '../support/fake-clock';
import { FakeDesktop } from '../support/fake-desktop';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { fakeProduct } from '../support/fake-product';
import { damageFarPage, makeLarge } from '../support/large-store';
import { foundSchool } from '../support/school';
import { TestDesk } from '../support/test-desk';

/** A reader that records its calls, and answers like the real one. */
class NotingReader implements StoreReader {
  readonly checked: string[] = [];
  readonly summarise = readerInPlace.summarise;

  check(file: string, stop: AbortSignal): ReturnType<StoreReader['check']> {
    this.checked.push(file);
    return readerInPlace.check(file, stop);
  }
}

describe('the check of a whole store beside the open desk', () => {
  let directory: string;
  let clock: FakeClock;
  let logged: string[];
  let host: DeskHost | null;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
    const school = await foundSchool(await TestDesk.on(directory, fakeKeyProtector('keychain')));
    await school.desk.application.close();
    clock = new FakeClock();
    logged = [];
    host = null;
  });
  afterEach(async () => {
    await host?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const open = async (reader: StoreReader): Promise<DeskHost> => {
    host = new DeskHost({
      dataDirectory: directory,
      clock,
      random: systemRandom,
      keyProtector: fakeKeyProtector('keychain'),
      desktop: new FakeDesktop(),
      logger: { info: () => undefined, error: (message) => logged.push(message) },
      product: fakeProduct,
      reader,
    });
    await host.ready();
    return host;
  };
  /** Runs the app's timed work for some seconds. */
  const seconds = async (desk: DeskHost, count = 4): Promise<void> => {
    for (let second = 0; second < count; second += 1) {
      clock.pass(1_000);
      await desk.tick();
    }
  };
  const state = (desk: DeskHost) =>
    desk.dispatch({ windowId: windowIdOf(1), portal: 'office' }, 'signIn.current', undefined);

  test('does not run for a small store, which the start has checked', async () => {
    const reader = new NotingReader();
    await seconds(await open(reader));
    expect(reader.checked).toEqual([]);
  });

  test('runs once for a large store, soon after the start', async () => {
    makeLarge(directory);
    const reader = new NotingReader();
    const desk = await open(reader);
    expect(reader.checked).toEqual([]);
    await seconds(desk, 10);
    expect(reader.checked).toEqual([join(directory, 'latchkey.db')]);
    expect(await state(desk)).toMatchObject({ ok: true });
    expect(logged).toEqual([]);
  });

  test('closes the desk when a far page is damaged: refused as at a start, logged, and never written again', async () => {
    makeLarge(directory);
    damageFarPage(directory);
    const desk = await open(new NotingReader());
    expect(await state(desk)).toMatchObject({ ok: true });
    await seconds(desk, 3);
    expect(await desk.abandoned).toMatchObject({
      reason: 'database-damaged',
      message: expect.stringContaining('latchkey restore --backup=FILE'),
    });
    expect(logged).toEqual(['The check of the whole store found damage']);
    await expect(state(desk)).rejects.toThrow('is damaged');
    const left = readFileSync(join(directory, 'latchkey.db'));
    const head = readFileSync(join(directory, 'audit-head'));
    clock.pass(60_000);
    await expect(desk.tick()).rejects.toThrow('is damaged');
    await desk.close();
    expect(readFileSync(join(directory, 'latchkey.db')).equals(left)).toBe(true);
    expect(readFileSync(join(directory, 'audit-head')).equals(head)).toBe(true);
  });

  test('closes nothing when it cannot run, and logs that', async () => {
    makeLarge(directory);
    const desk = await open({
      ...readerInPlace,
      check: () => Promise.reject(new Error('There is no memory for another process')),
    });
    await seconds(desk);
    expect(logged).toEqual(['The whole store could not be checked']);
    expect(await state(desk)).toMatchObject({ ok: true });
  });

  test('ends with the desk', async () => {
    makeLarge(directory);
    let ended = false;
    const desk = await open({
      ...readerInPlace,
      check: (_file, stop) =>
        new Promise((resolve) => {
          stop.addEventListener('abort', () => {
            ended = true;
            resolve('stopped');
          });
        }),
    });
    await seconds(desk);
    await desk.close();
    host = null;
    expect(ended).toBe(true);
    expect(logged).toEqual([]);
  });
});
