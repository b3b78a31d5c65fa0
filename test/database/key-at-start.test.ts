import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StartRefused } from '../../main/school/platform/start-refused';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { foundSchool } from '../support/school';
import { TestDesk, valueOf } from '../support/test-desk';

let school: PreparedSchool;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());

/** A copy of the school's folder that no app has open. */
const closedCopy = async (): Promise<string> => {
  const { desk } = await school.open();
  await desk.application.close();
  return desk.directory;
};
const refusalOf = async (directory: string, keychain: string | null): Promise<string> => {
  try {
    const desk = await TestDesk.on(directory, fakeKeyProtector(keychain));
    await desk.application.close();
  } catch (error) {
    return (error as StartRefused).reason;
  }
  return 'started';
};

describe('a start', () => {
  test.each(['another computer', null])(
    'with the keychain %j is refused and changes nothing',
    async (keychain) => {
      const directory = await closedCopy();
      const raw = new RawStore(directory);
      const before = [
        raw.contents(),
        JSON.stringify(raw.rows('select * from audit_events')),
        readFileSync(join(directory, 'desk.json'), 'utf8'),
      ];
      expect(await refusalOf(directory, keychain)).toBe('key-unreadable');
      expect([
        raw.contents(),
        JSON.stringify(raw.rows('select * from audit_events')),
        readFileSync(join(directory, 'desk.json'), 'utf8'),
      ]).toEqual(before);
      raw.close();
      // With the right keychain the desk opens as before.
      expect(await refusalOf(directory, 'keychain')).toBe('started');
      rmSync(directory, { recursive: true });
    },
  );

  test('is refused without the key file of its data, and makes no new one', async () => {
    const directory = await closedCopy();
    rmSync(join(directory, 'desk.json'));
    expect(await refusalOf(directory, 'keychain')).toBe('key-missing');
    expect(existsSync(join(directory, 'desk.json'))).toBe(false);
    rmSync(directory, { recursive: true });
  });
});

describe('the protection of the key', () => {
  const events = (desk: TestDesk) => {
    const raw = new RawStore(desk.directory);
    const rows = raw
      .rows("select details from audit_events where action = 'desk.key-protection'")
      .map(({ details }) => JSON.parse(String(details)) as unknown);
    raw.close();
    return rows;
  };

  test.each([
    ['keychain', false, { protectedBy: 'system', backend: 'fake', call: 'wrap' }],
    [null, true, { protectedBy: 'key-file', backend: 'none', call: 'none' }],
  ] as const)(
    'with %j is said to every window and in the audit log, once',
    async (keychain, keyUnprotected, details) => {
      const { desk } = await foundSchool(await TestDesk.start(fakeKeyProtector(keychain)));
      await desk.restart();
      for (const portal of ['office', 'staff'] as const)
        expect(valueOf(await desk.window(portal).signIn.current())).toMatchObject({ keyUnprotected });
      expect(events(desk)).toEqual([details]);
      expect(statSync(join(desk.directory, 'desk.json')).mode & 0o777).toBe(0o600);
      expect(statSync(desk.directory).mode & 0o777).toBe(0o700);
      await desk.remove();
    },
  );
});
