import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AuditLog } from '../../main/school/audit/audit-log';
import { Work } from '../../main/school/audit/long-work';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { DeskTime } from '../../main/school/store/desk-time';
import { migrate } from '../../main/school/store/migrate';
import { KeyRing } from '../../main/school/keys/key-ring';
import { systemRandom } from '../../main/school/platform/random';
import { createSecretBox, type SecretBox } from '../../main/school/keys/secret-box';
import type { DeskId, HostId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';

const origin = {
  hostId: '01924b5c-7a5e-7c3e-8f0a-000000000001' as HostId,
  deskId: '01924b5c-7a5e-7c3e-8f0a-000000000002' as DeskId,
};

let open: OpenStore;
let raw: RawStore;
let audit: AuditLog;
let box: SecretBox;
beforeEach(async () => {
  const directory = temporaryFolder();
  open = connect(join(directory, 'latchkey.db'));
  await migrate(open.store, async () => undefined);
  raw = new RawStore(directory);
  box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);
  audit = new AuditLog(origin, box, new DeskTime(new FakeClock(), origin.deskId), async () => undefined);
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

test('a change that was rolled back at any point leaves no gap in the chain', async () => {
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

test('two events of one change follow each other, and so do the events of two parallel changes', async () => {
  await open.store.transaction().execute(async (trx) => {
    expect(await audit.record(trx, { action: 'desk.started' })).toBe(1);
    expect(await audit.record(trx, { action: 'desk.started' })).toBe(2);
  });
  expect(await Promise.all([record(), record(), record()])).toEqual([3, 4, 5]);
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'whole', events: 5 });
});

test('an event of another process is never overwritten, and shows when its MAC is wrong', async () => {
  await record();
  raw.run(
    `insert into audit_events select host_id, 2, desk_id, era, occurred_at, action, outcome, actor_id, actor_name, subject_id,
      subject_name, portal, details, mac from audit_events where sequence = 1`,
  );
  expect(await record()).toBe(3);
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'broken', at: 2 });
});

test('an event with another desk, or a chain with another host, shows', async () => {
  await record();
  await record();
  raw.run("update audit_events set desk_id = 'another desk' where sequence = 2");
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'broken', at: 2 });
  raw.run('update audit_events set desk_id = ? where sequence = 2', origin.deskId);
  expect(await audit.verify(open.store, new Work())).toEqual({ kind: 'whole', events: 2 });

  const another = '01924b5c-7a5e-7c3e-8f0a-000000000003' as HostId;
  raw.run('update audit_events set host_id = ?', another);
  const time = new DeskTime(new FakeClock(), origin.deskId);
  const theirs = new AuditLog({ ...origin, hostId: another }, box, time, async () => undefined);
  expect(await theirs.verify(open.store, new Work())).toEqual({ kind: 'broken', at: 1 });
});
