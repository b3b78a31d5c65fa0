import { expect, test } from 'vitest';
import { askedDuring, type Planned, plansOf } from '../support/asked';
import { plannedSchool } from '../support/planned-school';
import { valueOf } from '../support/test-desk';

const at = plannedSchool();

/** What has to be read whole: why. A row for each failure that is not forgiven yet, and the schema's own. */
const readWhole = ['throttles', 'sqlite_master', 'p VIRTUAL', 'kysely_migration', 'CONSTANT'];

/** Plans in which a table is walked over, or something sorted, that grows with the school. */
const slow = (plans: readonly Planned[]): Planned[] =>
  plans.filter(({ steps }) =>
    steps.some(
      (step) => step.startsWith('SCAN') && !readWhole.some((table) => step.startsWith(`SCAN ${table}`)),
    ),
  );

/** Plans that go along a desk's whole log: no condition but the desk's leads them. */
const alongLog = (plans: readonly Planned[]): Planned[] =>
  plans.filter(({ steps }) => steps.some((step) => /audit_events.*\(desk_id=\?\)$/.test(step)));

test('the Overview reads everybody once, along their key, and no event', async () => {
  const maria = await at.open.signIn('maria');
  const asked = await askedDuring(async () => valueOf(await maria.overview.read()));
  const plans = plansOf(at.raw, asked);
  for (const table of ['throttles', 'accounts', 'sign_in_counts'])
    expect(asked.join('\n')).toContain(`from "${table}"`);
  expect(slow(plans)).toEqual([]);
  expect(plans.filter(({ steps }) => steps.some((step) => step.includes('TEMP B-TREE')))).toEqual([]);
  expect(asked.join('\n')).not.toContain('audit_events');
  // Everybody is read, from their key on: how they stand is kept nowhere.
  const standing = plans.filter(({ steps }) => steps.some((step) => /accounts.*\(id>\?\)$/.test(step)));
  expect(standing).toHaveLength(1);
});

test('a start walks over no accounts, sessions or events, however many there are', async () => {
  const asked = await askedDuring(() => at.open.desk.restart());
  const plans = plansOf(at.raw, asked);
  for (const table of ['audit_events', 'throttles', 'desks'])
    expect(asked.join('\n')).toContain(`"${table}"`);
  expect(slow(plans)).toEqual([]);
  // The newest event alone is read off the end of the log: nothing but the desk is asked for.
  expect(alongLog(plans).map(({ statement }) => statement)).toEqual([
    expect.stringMatching(/where "desk_id" = \? order by "sequence" desc limit \?$/),
  ]);
});

test('the newest event of a rare action is found by the action', async () => {
  const asked = await askedDuring(() => at.open.desk.restart());
  const [plan, ...more] = plansOf(at.raw, asked).filter(({ statement }) => /"action" = \?/.test(statement));
  expect(more).toEqual([]);
  expect(plan?.steps[0]).toBe('SEARCH audit_events USING INDEX audit_events_by_action (action=?)');
});
