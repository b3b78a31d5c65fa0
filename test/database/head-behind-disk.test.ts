import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { AuditHead, auditHeadName } from '../../main/school/audit/audit-head';
import { AuditLog } from '../../main/school/audit/audit-log';
import { connect } from '../../main/school/store/connect';
import { DeskTime } from '../../main/school/store/desk-time';
import { migrate } from '../../main/school/store/migrate';
import { KeyRing } from '../../main/school/keys/key-ring';
import { systemRandom } from '../../main/school/platform/random';
import { createSecretBox } from '../../main/school/keys/secret-box';
import type { DeskId, HostId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';

const hostId = 'host' as HostId;
const deskId = 'desk' as DeskId;
const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);

const open = async () => {
  const folder = temporaryFolder();
  const { store, close } = connect(join(folder, 'latchkey.db'));
  await migrate(store, async () => undefined);
  const time = new DeskTime(new FakeClock(), deskId);
  const audit = new AuditLog({ hostId, deskId }, box, time, async () => undefined);
  const record = () => store.transaction().execute((trx) => audit.record(trx, { action: 'desk.started' }));
  await record();
  const file = join(folder, auditHeadName);
  const headOf = (): unknown =>
    JSON.parse(
      box.open('audit-head', Buffer.from(readFileSync(file, 'utf8'), 'base64'), [hostId]).toString(),
    ) as unknown;
  return { folder, store, audit, close, record, file, headOf };
};

test('the head of the log is never ahead of what was committed', async () => {
  const { folder, store, audit, close, file, headOf } = await open();
  const head = new AuditHead(folder, hostId, box);
  let saved: Promise<void> | undefined;
  const takenBack = store.transaction().execute(async (trx) => {
    await audit.record(trx, { action: 'desk.started' });
    saved = head.save(store);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(existsSync(file)).toBe(false);
    throw new Error('Taken back');
  });
  await expect(takenBack).rejects.toThrow('Taken back');
  await saved;
  expect(headOf()).toMatchObject({ sequence: 1 });
  await close();
});

test('parallel saves of the head are written one after the other, the newest last and none twice', async () => {
  const { folder, store, close, record, headOf } = await open();
  const head = new AuditHead(folder, hostId, box);
  const written = vi.spyOn(box, 'seal');
  const saved = [head.save(store), head.save(store)];
  await vi.waitFor(() => expect(written).toHaveBeenCalledTimes(1));
  await record();
  saved.push(head.save(store));
  await Promise.all(saved);
  expect(written).toHaveBeenCalledTimes(2);
  expect(headOf()).toMatchObject({ sequence: 2 });
  await close();
});

test('the next save of the head succeeds after one that failed', async () => {
  const { folder, store, close } = await open();
  const later = join(folder, 'later');
  const head = new AuditHead(later, hostId, box);
  await expect(head.save(store)).rejects.toThrow('ENOENT');
  renameSync(temporaryFolder(), later);
  await head.save(store);
  expect(existsSync(join(later, auditHeadName))).toBe(true);
  await close();
});

test('a crash at any point of a change of the data key leaves a head that opens under the key in use', async () => {
  const { folder, store, close, record, file } = await open();
  const ring = new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]);
  const changing = createSecretBox(ring, systemRandom);
  const next = new KeyRing([...ring.all, { id: 2, key: Buffer.alloc(32, 8) }]);
  /** The verdict of a start that finds a head and a ring on the disk. */
  const foundWith = async (under: KeyRing): Promise<string> =>
    (await new AuditHead(folder, hostId, createSecretBox(under, systemRandom)).check(store)).kind;
  const head = new AuditHead(folder, hostId, changing);
  await head.save(store);
  const old = readFileSync(file);
  await record();
  const between: Promise<string>[] = [];
  await head.changeKey(store, () => ({
    box: changing.over(next),
    change: () => {
      between.push(foundWith(ring), foundWith(next));
      ring.add(next.current.key);
    },
  }));
  expect(await Promise.all(between)).toEqual(['whole', 'whole']);
  expect(await foundWith(next)).toBe('whole');
  // The last write is under the new key alone, and a head under the old key counts no more.
  expect(readFileSync(file, 'utf8')).not.toContain('\n');
  writeFileSync(file, old);
  expect(await foundWith(next)).toBe('head-unreadable');
  await close();
});
