import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { AuditHead, auditHeadName } from '../../main/school/audit/audit-head';
import { AuditLog } from '../../main/school/audit/audit-log';
import { connect } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { KeyRing } from '../../main/school/keys/key-ring';
import { systemRandom } from '../../main/school/platform/random';
import { createSecretBox } from '../../main/school/keys/secret-box';
import type { DeskId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';

const deskId = 'desk' as DeskId;
const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);

const open = async () => {
  const folder = temporaryFolder();
  const { store, close } = connect(join(folder, 'latchkey.db'));
  await migrate(store, async () => undefined);
  const audit = new AuditLog(deskId, box, new FakeClock());
  const record = () => store.transaction().execute((trx) => audit.record(trx, { action: 'desk.started' }));
  await record();
  const file = join(folder, auditHeadName);
  const headOf = (): unknown =>
    JSON.parse(box.open('audit-head', readFileSync(file), [deskId]).toString()) as unknown;
  return { folder, store, close, record, file, headOf };
};

/** A disk that takes what is written when it is told to. */
const slowDisk = () => {
  const waiting: (() => void)[] = [];
  const onDisk = vi.fn(() => new Promise<void>((resolve) => waiting.push(resolve)));
  return { onDisk, take: () => waiting.shift()?.() };
};

test('the head of the log is never ahead of what the disk has', async () => {
  const { folder, store, close, file, headOf } = await open();
  const { onDisk, take } = slowDisk();
  const saved = new AuditHead(folder, deskId, box, onDisk).save(store);
  await vi.waitFor(() => expect(onDisk).toHaveBeenCalled());
  expect(existsSync(file)).toBe(false);
  take();
  await saved;
  expect(headOf()).toMatchObject({ sequence: 1 });
  await close();
});

test('heads that are saved at once are written one after the other, the newest last and none twice', async () => {
  const { folder, store, close, record, headOf } = await open();
  const { onDisk, take } = slowDisk();
  const head = new AuditHead(folder, deskId, box, onDisk);
  const saved = [head.save(store), head.save(store)];
  await vi.waitFor(() => expect(onDisk).toHaveBeenCalled());
  await record();
  saved.push(head.save(store));
  take();
  await vi.waitFor(() => expect(onDisk).toHaveBeenCalledTimes(2));
  expect(headOf()).toMatchObject({ sequence: 1 });
  take();
  await Promise.all(saved);
  expect(onDisk).toHaveBeenCalledTimes(2);
  expect(headOf()).toMatchObject({ sequence: 2 });
  await close();
});

test('a head that could not be saved is followed by one that is', async () => {
  const { folder, store, close, headOf } = await open();
  const onDisk = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('The disk takes nothing'));
  onDisk.mockResolvedValue();
  const head = new AuditHead(folder, deskId, box, onDisk);
  await expect(head.save(store)).rejects.toThrow('The disk takes nothing');
  await head.save(store);
  expect(headOf()).toMatchObject({ sequence: 1 });
  await close();
});
