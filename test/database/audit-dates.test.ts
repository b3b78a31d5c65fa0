import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AuditLog } from '../../main/school/audit/audit-log';
import { lastEvent } from '../../main/school/audit/audit-repository';
import { Work } from '../../main/school/audit/long-work';
import { KeyRing } from '../../main/school/keys/key-ring';
import { createSecretBox } from '../../main/school/keys/secret-box';
import { systemRandom } from '../../main/school/platform/random';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { DeskTime } from '../../main/school/store/desk-time';
import { migrate } from '../../main/school/store/migrate';
import type { StoreTransaction } from '../../main/school/store/schema';
import type { DeskId, HostId } from '../../shared/ids';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';

const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);

let open: OpenStore;
let clock: FakeClock;
beforeEach(async () => {
  open = connect(join(temporaryFolder(), 'latchkey.db'));
  await migrate(open.store, async () => undefined);
  clock = new FakeClock();
});
afterEach(() => open.close());

/** A desk that hosts its own school, at its start. */
const started = async (name = 'one', its: FakeClock = clock) => {
  const time = new DeskTime(its, name as DeskId);
  await time.load(open.store);
  const origin = { hostId: name as HostId, deskId: name as DeskId };
  return { time, audit: new AuditLog(origin, box, time, async () => undefined) };
};

const within = <T>(work: (trx: StoreTransaction) => Promise<T>): Promise<T> =>
  open.store.transaction().execute(work);
/** Records an event; returns its date. */
const record = async (audit: AuditLog, trx: StoreTransaction): Promise<number> => {
  await audit.record(trx, { action: 'desk.started' });
  return Number((await lastEvent(trx, audit.hostId))?.occurred_at);
};

/** Every event as the log shows it, newest first: its host, number and date. */
const shown = async (audit: AuditLog) => {
  const { rows } = await audit.page(open.store, everyEvent, null, 50);
  return rows.map(({ hostId, sequence, occurredAt }) => [hostId, sequence, occurredAt]);
};

test('a lost mark dates no event before the one before it', async () => {
  const first = await started();
  clock.pass(20_000);
  const occurredAt = await within((trx) => record(first.audit, trx));
  // A crash loses the last seconds of the mark, and the clock goes back by as much.
  clock.turn(-20_000);
  const { audit } = await started();
  expect(await within((trx) => record(audit, trx))).toBe(occurredAt);
  expect((await audit.verify(open.store, new Work())).kind).toBe('whole');
});

test('an accepted clock counts from its transaction on, also before the run knows of it', async () => {
  clock.turn(year);
  const { audit, time } = await started();
  await within((trx) => record(audit, trx));
  await time.advance(open.store);
  clock.turn(-year);
  const right = clock.now();
  const present = await within(async (trx) => {
    const accepted = await time.clear(trx);
    expect(await record(audit, trx)).toBe(right);
    return accepted;
  });
  // Another transaction comes before the caller continues.
  expect(await within((trx) => record(audit, trx))).toBe(right);
  time.start(present);
  clock.pass(minute);
  expect(await within((trx) => record(audit, trx))).toBe(right + minute);
  expect((await shown(audit)).map(([, sequence]) => sequence)).toEqual([4, 3, 2, 1]);
  expect((await audit.verify(open.store, new Work())).kind).toBe('whole');
});

test('an acceptance that does not commit changes nothing', async () => {
  clock.turn(year);
  const { audit, time } = await started();
  const ahead = clock.now();
  await within((trx) => record(audit, trx));
  clock.turn(-year);
  const failing = within(async (trx) => {
    await time.clear(trx);
    throw new Error('Taken back');
  });
  await expect(failing).rejects.toThrow('Taken back');
  expect(await within((trx) => record(audit, trx))).toBe(ahead);
  expect(time.isBehind()).toBe(true);
});

test('a clock that is not behind begins no era', async () => {
  const { time } = await started();
  expect(await within((trx) => time.clear(trx))).toEqual({ era: 0, at: clock.now() });
});

test('the events of several hosts merge by their dates, also after one of them accepted its clock', async () => {
  clock.turn(year);
  const one = await started('one');
  const itsClock = new FakeClock();
  const two = await started('two', itsClock);
  await within((trx) => record(one.audit, trx));
  await within((trx) => record(two.audit, trx));
  clock.turn(-year);
  one.time.start(await within((trx) => one.time.clear(trx)));
  for (const audit of [one.audit, two.audit, one.audit, two.audit]) {
    clock.pass(minute);
    itsClock.pass(minute);
    await within((trx) => record(audit, trx));
  }
  const hosts = (await shown(one.audit)).map(([host, sequence]) => `${host} ${sequence}`);
  expect(hosts).toEqual(['two 3', 'one 3', 'two 2', 'one 2', 'one 1', 'two 1']);
  for (const { audit } of [one, two]) expect((await audit.verify(open.store, new Work())).kind).toBe('whole');
});
