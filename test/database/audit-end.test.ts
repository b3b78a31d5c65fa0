import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AuditLog } from '../../main/school/audit/audit-log';
import { Work } from '../../main/school/audit/long-work';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { KeyRing } from '../../main/school/keys/key-ring';
import { systemRandom } from '../../main/school/platform/random';
import { createSecretBox } from '../../main/school/keys/secret-box';
import type { DeskId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';

const deskId = '01924b5c-7a5e-7c3e-8f0a-000000000001' as DeskId;

let open: OpenStore;
let raw: RawStore;
let audit: AuditLog;
beforeEach(async () => {
  const directory = temporaryFolder();
  open = connect(join(directory, 'latchkey.db'));
  await migrate(open.store, async () => undefined);
  raw = new RawStore(directory);
  const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);
  audit = new AuditLog(deskId, box, new FakeClock());
});
afterEach(async () => {
  raw.close();
  await open.close();
});

const record = (then: () => void = () => undefined): Promise<number> =>
  open.store.transaction().execute(async (trx) => {
    const sequence = await audit.record(trx, { action: 'desk.started' });
    then();
    return sequence;
  });

const fail = (): never => {
  throw new Error('the change went wrong');
};

test('a change that was taken back leaves no gap in the chain, at whatever point it went wrong', async () => {
  expect(await record()).toBe(1);
  await expect(record(fail)).rejects.toThrow('went wrong');
  expect(await record()).toBe(2);
  raw.breakAudit();
  await expect(record()).rejects.toThrow('audit is broken');
  raw.mendAudit();
  expect(await record()).toBe(3);
  await expect(
    open.store.transaction().execute(async (trx) => {
      await audit.record(trx, { action: 'desk.started' });
      await audit.record(trx, { action: 'desk.started' });
      fail();
    }),
  ).rejects.toThrow('went wrong');
  expect(await record()).toBe(4);
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'whole', events: 4 });
});

test('two events of one change follow each other, and so do those of two that are made at once', async () => {
  await open.store.transaction().execute(async (trx) => {
    expect(await audit.record(trx, { action: 'desk.started' })).toBe(1);
    expect(await audit.record(trx, { action: 'desk.started' })).toBe(2);
  });
  expect(await Promise.all([record(), record(), record()])).toEqual([3, 4, 5]);
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'whole', events: 5 });
});

test('an event that another process has written is not written over, and one without a MAC of its own shows', async () => {
  await record();
  raw.run(
    `insert into audit_events select desk_id, 2, occurred_at, action, outcome, actor_id, actor_name, subject_id,
      subject_name, portal, details, mac from audit_events where sequence = 1`,
  );
  expect(await record()).toBe(3);
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'broken', at: 2 });
});
