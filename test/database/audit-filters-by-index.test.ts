import { expect, test } from 'vitest';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { askedDuring, plansOf } from '../support/asked';
import { plannedSchool } from '../support/planned-school';
import { valueOf } from '../support/test-desk';

const at = plannedSchool();

/** The indexes of the log that a page of the audit log uses with these filters. */
const indexesFor = async (filter: Partial<typeof everyEvent>): Promise<string[]> => {
  const maria = await at.open.signIn('maria');
  const asked = await askedDuring(async () =>
    valueOf(await maria.audit.page({ filter: { ...everyEvent, ...filter }, after: null })),
  );
  valueOf(await maria.session.signOut());
  // The page's query is the one that orders by time.
  const pages = asked.filter((statement) => statement.includes('order by "era" desc'));
  const steps = plansOf(at.raw, pages).flatMap((plan) => plan.steps);
  return [...new Set(steps.flatMap((step) => step.match(/audit_events_by_\w+/gu) ?? []))].toSorted();
};

// One desk can hold the whole log, so its index must not decide where another filter matches few events.
test('a desk beside a kind or a person is no reason to read the whole log of the desk', async () => {
  const { desk_id: desk } = at.raw.rows('select desk_id from audit_events limit 1')[0] as { desk_id: string };
  const { id } = at.raw.rows("select id from accounts where username = 'frank'")[0] as { id: string };
  const person = id as (typeof everyEvent)['person'];
  const deskId = desk as (typeof everyEvent)['desk'];
  expect(await indexesFor({ kind: 'two-factor', desk: deskId })).toEqual(['audit_events_by_action']);
  expect(await indexesFor({ person, desk: deskId })).toEqual([
    'audit_events_by_actor',
    'audit_events_by_subject',
  ]);
  expect(await indexesFor({ desk: deskId })).toContain('audit_events_by_desk');
});

// In a log of a million events SQLite would read the desk's index beside dates. It uses no index for this form of the condition.
test('a desk beside dates, a kind or a person is asked for without its index', async () => {
  const { desk_id: desk } = at.raw.rows('select desk_id from audit_events limit 1')[0] as { desk_id: string };
  const deskId = desk as (typeof everyEvent)['desk'];
  const maria = await at.open.signIn('maria');
  for (const filter of [{ from: 1 }, { until: 9 }, { kind: 'two-factor' as const }]) {
    const asked = await askedDuring(async () =>
      valueOf(await maria.audit.page({ filter: { ...everyEvent, desk: deskId, ...filter }, after: null })),
    );
    expect(asked.filter((statement) => statement.includes('+ "desk_id"'))).not.toEqual([]);
  }
  valueOf(await maria.session.signOut());
});
