import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOfEvents } from '../../main/school/audit/audit-pages';
import { roles } from '../../shared/access';
import { actionsOfKind } from '../../shared/audit-kinds';
import type { AccountId, DeskId } from '../../shared/ids';
import { type AuditFilter, everyEvent } from '../../shared/ipc/audit-contract';
import { noStaffFilter, type StaffFilter, staffSorts, twoFactorStates } from '../../shared/staff-list';
import { plansMade } from '../support/plans-made';
import { StaffStore } from '../support/staff-store';
import { valueOf } from '../support/test-desk';

let kept: StaffStore;
let manager: Parameters<StaffStore['search']['search']>[0];
beforeAll(async () => {
  kept = await StaffStore.make();
  const added = await kept.add(
    Array.from({ length: 36 }, (_, number) => ({
      name: `Maria ${String.fromCodePoint(0x61 + (number % 26))}opez`,
      username: `maria.${number}`,
      role: roles[number % roles.length] ?? 'manager',
      active: number % 4 !== 3,
      twoFactor: twoFactorStates[number % 2] ?? 'set-up',
      lastSignInAt: number,
    })),
  );
  manager = added.find(({ role }) => role === 'manager')!;
});
afterAll(() => kept.close());

const staffFilters: readonly StaffFilter[] = ['', 'm', 'maria m', 'm l 1'].flatMap((text) =>
  [
    {},
    { role: 'front-desk' },
    { portal: 'office', active: true },
    { twoFactor: 'set-up', active: false },
  ].map((other) => ({ ...noStaffFilter, ...other, text }) as StaffFilter),
);

test('no page of the staff list, no count and no jump is planned anew at each run', async () => {
  let found = 0;
  for (const filter of staffFilters)
    for (const sort of staffSorts) {
      const ask = { filter, sort, direction: 'ascending', after: null, skip: 0, limit: 2 } as const;
      const lookThrough = async () => {
        const { rows, next } = valueOf(await kept.search.search(manager, ask));
        found += rows.length;
        if (next !== null) await kept.search.search(manager, { ...ask, after: next, skip: 1 });
      };
      await lookThrough();
      expect([filter, sort, await plansMade(lookThrough)]).toEqual([filter, sort, 0]);
    }
  expect(found).toBeGreaterThan(staffFilters.length * staffSorts.length);
});

const person = '01924b5c-7a5e-7c3e-8f0a-000000000001' as AccountId;
const desk = '01924b5c-7a5e-7c3e-8f0a-00000000000d' as DeskId;

/** Every combination of filters that are set and are not. */
const eventFilters: readonly AuditFilter[] = Array.from({ length: 2 ** 7 }, (_, bits) => {
  const isSet = (bit: number): boolean => Math.floor(bits / 2 ** bit) % 2 === 1;
  return {
    ...everyEvent,
    from: isSet(0) ? 1 : null,
    until: isSet(1) ? 1_000 : null,
    person: isSet(2) ? person : null,
    kind: isSet(3) ? ('sign-in' as const) : null,
    portal: isSet(4) ? ('staff' as const) : null,
    desk: isSet(5) ? desk : null,
    outcome: isSet(6) ? ('failure' as const) : null,
  };
});

test('no page of the audit log is planned anew at each run', async () => {
  for (const [index, action] of [...actionsOfKind('sign-in'), ...actionsOfKind('sign-in')].entries())
    await kept.store
      .insertInto('audit_events')
      .values({
        desk_id: desk,
        sequence: index + 1,
        occurred_at: index + 1,
        action,
        outcome: 'failure',
        actor_id: person,
        actor_name: '',
        subject_id: person,
        subject_name: '',
        portal: 'staff',
        details: '{}',
        mac: Buffer.alloc(1),
      })
      .execute();
  for (const filter of eventFilters) {
    const lookThrough = async () => {
      const { rows, next } = await pageOfEvents(kept.store, filter, null, 2);
      expect(rows).toHaveLength(2);
      await pageOfEvents(kept.store, filter, next, 2);
    };
    await lookThrough();
    expect([filter, await plansMade(lookThrough)]).toEqual([filter, 0]);
  }
});
