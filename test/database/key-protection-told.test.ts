import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDeskFile } from '../../main/school/keys/desk-file';
import type { KeyProtector } from '../../main/school/platform/key-protector';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { RawStore } from '../support/raw-store';
import { foundSchool, managerPassword, type School } from '../support/school';
import { stageOf, TestDesk, valueOf } from '../support/test-desk';

let keychain: KeyProtector;
let school: School;
beforeEach(async () => {
  keychain = fakeKeyProtector('first');
  school = await foundSchool(
    await TestDesk.start({
      absence: 'none',
      wrap: (key) => keychain.wrap(key),
      unwrap: (wrapped) => keychain.unwrap(wrapped),
    }),
  );
});
afterEach(() => school.desk.remove());

/** The events about the key's protection, oldest first. */
const told = (): { outcome: unknown; details: unknown }[] => {
  const raw = new RawStore(school.desk.directory);
  const rows = raw.rows(
    "select outcome, details from audit_events where action = 'desk.key-protection' order by sequence",
  );
  raw.close();
  return rows.map(({ outcome, details }) => ({ outcome, details: JSON.parse(String(details)) as unknown }));
};
const bySystem = {
  outcome: 'success',
  details: { protectedBy: 'system', backend: 'fake', call: 'wrap' },
};
const byFile = { outcome: 'failure', details: { protectedBy: 'key-file', backend: 'none', call: 'none' } };

test('the log records the key’s protection once, with the call and the backend that wrapped it', async () => {
  const { desk } = school;
  expect(told()).toEqual([bySystem]);
  await desk.restart();
  expect(told()).toEqual([bySystem]);
  expect(readDeskFile(desk.directory)).toMatchObject({
    protectedBy: 'system',
    backend: 'fake',
    call: 'wrap',
  });
});

test('the log records weaker protection after a use of the owner’s sheet, and stronger protection too', async () => {
  const { desk, office } = school;
  valueOf(await office.keys.issueSheet());
  const { recoveryKey } = await stageOf(office, 'owner-sheet');
  valueOf(await office.keys.putSheetAway());
  keychain = fakeKeyProtector(null);
  await desk.restart();
  const window = desk.window('office');
  valueOf(await window.keys.recover({ recoveryKey }));
  expect(valueOf(await window.signIn.current()).keyUnprotected).toBe(true);
  expect(told()).toEqual([bySystem, byFile]);
  await desk.restart();
  expect(told()).toEqual([bySystem, byFile]);

  // The key store works again, so the next sheet wraps the key with it.
  keychain = fakeKeyProtector('second');
  const again = desk.window('office');
  valueOf(await again.signIn.begin({ username: 'maria', password: managerPassword }));
  valueOf(await again.keys.issueSheet());
  await desk.restart();
  expect(told()).toEqual([bySystem, byFile, bySystem]);
});

test('a desk file from before the call was recorded opens as it is', async () => {
  const { desk } = school;
  const path = join(desk.directory, 'desk.json');
  await desk.application.close();
  const { call: _call, ...older } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify(older));
  school = { ...school, desk: await TestDesk.on(desk.directory, desk.keyProtector) };
  await stageOf(school.desk.window('office'), 'signed-out');
});
