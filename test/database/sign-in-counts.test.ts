import { join } from 'node:path';
import { rmSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditLog } from '../../main/school/audit/audit-log';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { DeskTime } from '../../main/school/store/desk-time';
import { migrate } from '../../main/school/store/migrate';
import { KeyRing } from '../../main/school/keys/key-ring';
import { OverviewService } from '../../main/school/staff/overview-service';
import { systemRandom } from '../../main/school/platform/random';
import { createSecretBox } from '../../main/school/keys/secret-box';
import { Throttle } from '../../main/school/attempts/throttle';
import { auditActions } from '../../shared/audit-event';
import type { DeskId, HostId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { datesIn } from '../support/dates-in';
import { temporaryFolder } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { foundSchool, managerPassword } from '../support/school';
import { codeOf, valueOf } from '../support/test-desk';

const deskId = '01924b5c-7a5e-7c3e-8f0a-000000000000' as DeskId;
const day = 24 * 60 * 60_000;

let directory: string;
let open: OpenStore;
beforeEach(() => {
  directory = temporaryFolder();
  open = connect(join(directory, 'latchkey.db'));
});
afterEach(async () => {
  await open.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Kinds of events, mostly those that count, and their age. */
const happenings = fc.array(
  fc.record({
    action: fc.oneof(
      fc.constantFrom(...auditActions.filter((action) => action.startsWith('sign-in.'))),
      fc.constantFrom(...auditActions),
    ),
    outcome: fc.constantFrom('success' as const, 'failure' as const),
    portal: fc.constantFrom('office' as const, 'staff' as const, null),
    ago: fc.integer({ min: 0, max: 33 * day }),
  }),
  { maxLength: 40 },
);

const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);

/** Whether an event is an attempt to sign in, by the plainest rule. */
const isSignIn = (action: string, outcome: string): boolean =>
  action === 'sign-in.completed' && outcome === 'success';
const isFailure = (action: string, outcome: string): boolean =>
  action.startsWith('sign-in.') && outcome === 'failure';

/** The counts, recomputed from the log. */
const recounted = (raw: RawStore): Record<string, unknown>[] => {
  const counts = new Map<string, Record<string, unknown>>();
  for (const row of raw.rows('select * from audit_events')) {
    const action = String(row['action']);
    const outcome = String(row['outcome']);
    if (row['portal'] === '' || (!isSignIn(action, outcome) && !isFailure(action, outcome))) continue;
    const quarter_at = Math.floor(Number(row['occurred_at']) / 900_000) * 900_000;
    const key = `${quarter_at} ${String(row['host_id'])} ${String(row['portal'])}`;
    const before = counts.get(key);
    counts.set(key, {
      quarter_at,
      host_id: row['host_id'],
      portal: row['portal'],
      sign_ins: Number(before?.['sign_ins'] ?? 0) + (isSignIn(action, outcome) ? 1 : 0),
      failures: Number(before?.['failures'] ?? 0) + (isFailure(action, outcome) ? 1 : 0),
    });
  }
  return [...counts.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};
const counted = (raw: RawStore): Record<string, unknown>[] =>
  raw.rows('select * from sign_in_counts order by quarter_at, host_id, portal');

describe('the counts of sign-ins', () => {
  test('match a plain model, by the day in the desk’s time zone', async () => {
    await migrate(open.store, async () => undefined);
    const clock = new FakeClock();
    // Summer time ended a week ago in zones that have it.
    clock.turn(Date.UTC(2026, 10, 1, 13, 37) - clock.now());
    const now = clock.now();
    const time = new DeskTime(clock, deskId);
    const audit = new AuditLog({ hostId: 'host' as HostId, deskId }, box, time, async () => undefined);
    await fc.assert(
      fc.asyncProperty(
        happenings,
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham'),
        async (events, zone) => {
          await open.store.deleteFrom('audit_events').execute();
          await open.store.deleteFrom('sign_in_counts').execute();
          // The log dates no event before the one before it.
          for (const { ago, ...event } of events.toSorted((one, other) => other.ago - one.ago)) {
            clock.turn(-ago);
            await open.store.transaction().execute((trx) => audit.record(trx, event));
            clock.turn(ago);
          }
          const overview = new OverviewService({
            store: open.store,
            throttle: new Throttle(clock),
            clock,
            dateOf: datesIn(zone),
          });
          const dateOf = (at: number): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: zone });
          const days = await overview.days();
          expect(days).toHaveLength(30);
          for (const { date, signIns, failures } of days) {
            const thatDay = events.filter(({ ago, portal }) => portal && dateOf(now - ago) === date);
            expect([
              date,
              thatDay.filter(({ action, outcome }) => isSignIn(action, outcome)).length,
              thatDay.filter(({ action, outcome }) => isFailure(action, outcome)).length,
            ]).toEqual([date, signIns, failures]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('match the log after failures, a restart and a restore', async () => {
    const { desk, office } = await foundSchool();
    const made = valueOf(await office.backup.make());
    desk.clock.pass(60 * 60_000);
    for (const password of ['nine loud valleys sleep', 'ten loud valleys sleep'])
      codeOf(await desk.window('staff').signIn.begin({ username: 'maria', password }));
    await desk.restart();
    const again = desk.window('office');
    valueOf(await again.signIn.begin({ username: 'maria', password: managerPassword }));
    const raw = new RawStore(desk.directory);
    const before = counted(raw);
    expect(before.map(({ failures }) => failures)).toContain(2);
    raw.close();
    valueOf(await again.backup.restore({ name: made.name }));
    const restored = new RawStore(desk.directory);
    expect(counted(restored)).toEqual(recounted(restored));
    expect(counted(restored)).toEqual(before);
    restored.close();
    await desk.remove();
  });
});
