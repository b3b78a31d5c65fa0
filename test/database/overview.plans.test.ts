import { expect, test } from 'vitest';
import { askedDuring, type Planned, plansOf } from '../support/asked';
import { plannedSchool } from '../support/planned-school';

const at = plannedSchool();

/** Tables that may be scanned, because they stay small. `throttles` has a row only for subjects with failures. */
const smallTables = ['throttles', 'sqlite_master', 'p VIRTUAL', 'kysely_migration', 'CONSTANT'];

/** Plans that scan a table, or sort rows, in a number that grows with the school. */
const slow = (plans: readonly Planned[]): Planned[] =>
  plans.filter(({ steps }) =>
    steps.some(
      (step) => step.startsWith('SCAN') && !smallTables.some((table) => step.startsWith(`SCAN ${table}`)),
    ),
  );

/** Plans that read the whole log of a host, because only the host is a condition. */
const alongLog = (plans: readonly Planned[]): Planned[] =>
  plans.filter(({ steps }) => steps.some((step) => /audit_events.*\(host_id=\?\)$/.test(step)));

test('a start scans no accounts, sessions or events', async () => {
  const asked = await askedDuring(() => at.open.desk.restart());
  const plans = plansOf(at.raw, asked);
  for (const table of ['audit_events', 'throttles', 'desks'])
    expect(asked.join('\n')).toContain(`"${table}"`);
  expect(slow(plans)).toEqual([]);
  // Only the newest event comes from the end of the log with the host alone.
  expect(alongLog(plans).map(({ statement }) => statement)).toEqual([
    expect.stringMatching(/where "host_id" = \? order by "sequence" desc limit \?$/),
  ]);
});

test('the newest event of a rare action is found by an index on the action', async () => {
  const asked = await askedDuring(() => at.open.desk.restart());
  const [plan, ...more] = plansOf(at.raw, asked).filter(({ statement }) => /"action" = \?/.test(statement));
  expect(more).toEqual([]);
  expect(plan?.steps[0]).toBe('SEARCH audit_events USING INDEX audit_events_by_action (action=?)');
});
