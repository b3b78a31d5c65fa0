import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryStore } from '../../main/school/backups/temporary-store';
import { systemRandom } from '../../main/school/platform/random';
import { openDesk } from '../../main/school/open-desk';
import { FakeClock } from '../support/fake-clock';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { temporaryFolder } from '../support/prepared-school';

test('a start removes the temporary files of interrupted work, and nothing else', async () => {
  const directory = temporaryFolder();
  const backups = join(directory, 'backups');
  mkdirSync(backups);
  for (const purpose of ['backup', 'verify', 'restore'] as const)
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      writeFileSync(`${temporaryStore(directory, purpose, systemRandom)}${suffix}`, 'a copy in the clear');
  writeFileSync(join(backups, 'latchkey-20260302-090000-000-manual.lkb.part'), 'half a backup');
  const others = ['latchkey.db.damaged-1', 'latchkey.db.verify-notes.txt'];
  for (const name of others) writeFileSync(join(directory, name), 'somebody’s own');

  const { database } = await openDesk({
    dataDirectory: directory,
    clock: new FakeClock(),
    random: systemRandom,
    keyProtector: fakeKeyProtector('keychain'),
  });
  await database.close();
  expect(readdirSync(directory).filter((name) => name.startsWith('latchkey.db.'))).toEqual(others);
  expect(readdirSync(backups)).toEqual([]);
});

test('two pieces of work never share a temporary file', () => {
  const names = Array.from({ length: 100 }, () => temporaryStore('folder', 'verify', systemRandom));
  expect(new Set(names).size).toBe(100);
});
