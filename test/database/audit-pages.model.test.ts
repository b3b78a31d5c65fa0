import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOfEvents } from '../../main/school/audit/audit-pages';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import type { AuditEventTable } from '../../main/school/store/schema';
import { actionsOfKind, auditKinds } from '../../shared/audit-kinds';
import type { AccountId, DeskId, HostId } from '../../shared/ids';
import type { AuditFilter, AuditCursor } from '../../shared/ipc/audit-contract';
import { temporaryFolder } from '../support/prepared-school';

const idOf = (digit: string): string => `01924b5c-7a5e-7c3e-8f0a-00000000000${digit}`;
const desks = ['d', 'e'].map(idOf) as DeskId[];
const hosts = ['f', '1'].map(idOf) as HostId[];
const people = ['1', '2', '3'].map(idOf) as AccountId[];

let directory: string;
let open: OpenStore;
beforeAll(async () => {
  directory = temporaryFolder();
  open = connect(join(directory, 'latchkey.db'));
  await migrate(open.store, async () => undefined);
});
afterAll(async () => {
  await open.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Few different values, so that filters match and times coincide. */
const events = fc.array(
  fc.record({
    host_id: fc.constantFrom(...hosts),
    desk_id: fc.constantFrom(...desks),
    era: fc.integer({ min: 0, max: 2 }),
    occurred_at: fc.integer({ min: 1, max: 12 }),
    action: fc.constantFrom(
      'sign-in.completed' as const,
      'sign-in.password' as const,
      'account.locked-out' as const,
      'staff.edited' as const,
      'backup.made' as const,
    ),
    outcome: fc.constantFrom('success' as const, 'failure' as const),
    actor_id: fc.constantFrom('', ...people),
    subject_id: fc.constantFrom('', ...people),
    portal: fc.constantFrom('' as const, 'office' as const, 'staff' as const),
  }),
  { minLength: 5, maxLength: 40 },
);

const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, value);
const filters: fc.Arbitrary<AuditFilter> = fc.record({
  from: orNull(fc.integer({ min: 0, max: 13 })),
  until: orNull(fc.integer({ min: 0, max: 13 })),
  person: orNull(fc.constantFrom(...people)),
  kind: orNull(fc.constantFrom(...auditKinds)),
  portal: orNull(fc.constantFrom('office' as const, 'staff' as const)),
  desk: orNull(fc.constantFrom(...desks)),
  outcome: orNull(fc.constantFrom('success' as const, 'failure' as const)),
});

type Row = Omit<AuditEventTable, 'mac'>;

const fits = (row: Row, filter: AuditFilter): boolean =>
  (filter.from === null || row.occurred_at >= filter.from) &&
  (filter.until === null || row.occurred_at < filter.until) &&
  (filter.person === null || row.actor_id === filter.person || row.subject_id === filter.person) &&
  (filter.kind === null || actionsOfKind(filter.kind).includes(row.action)) &&
  (filter.portal === null || row.portal === filter.portal) &&
  (filter.desk === null || row.desk_id === filter.desk) &&
  (filter.outcome === null || row.outcome === filter.outcome);

const orderOf = (row: Row): string =>
  [
    row.era,
    String(row.occurred_at).padStart(3, '0'),
    row.host_id,
    String(row.sequence).padStart(3, '0'),
  ].join(' ');

test('consecutive pages hold what a plain model filters and sorts', async () => {
  await fc.assert(
    fc.asyncProperty(events, filters, fc.integer({ min: 1, max: 5 }), async (happened, filter, limit) => {
      await open.store.deleteFrom('audit_events').execute();
      const rows = happened.map((event, index) => ({
        ...event,
        sequence: index + 1,
        actor_name: '',
        subject_name: '',
        details: '{}',
      }));
      for (const row of rows)
        await open.store
          .insertInto('audit_events')
          .values({ ...row, mac: Buffer.alloc(1) })
          .execute();
      const found: string[] = [];
      let after: AuditCursor | null = null;
      let calls = 0;
      do {
        const page = await pageOfEvents(open.store, filter, after, limit);
        // Every page except the last is full.
        if (page.next === null) expect(page.rows.length).toBeLessThanOrEqual(limit);
        else expect(page.rows).toHaveLength(limit);
        found.push(...page.rows.map(orderOf));
        after = page.next;
        calls += 1;
        expect(calls).toBeLessThan(200);
      } while (after !== null);
      const expected = rows.filter((row) => fits(row, filter)).map(orderOf);
      expect(found).toEqual(expected.sort().toReversed());
    }),
    { numRuns: 300 },
  );
});
