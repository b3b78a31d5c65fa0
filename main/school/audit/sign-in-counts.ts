import type { AuditEventTable, Queries } from '../store/schema';

/** A quarter of an hour: the day of every time zone begins on one, so that days are added up from quarters. */
export const quarterLength = 15 * 60_000;

/** What an event adds to the counts: a sign-in is one that was completed, a failure any try that was refused. */
const tryOf = ({
  action,
  outcome,
}: Pick<AuditEventTable, 'action' | 'outcome'>): 'sign_ins' | 'failures' | null => {
  if (!action.startsWith('sign-in.')) return null;
  if (outcome === 'failure') return 'failures';
  return action === 'sign-in.completed' ? 'sign_ins' : null;
};

/** Counts an event that is a try to sign in; called with the event, in its transaction. */
export const countSignInTry = async (
  queries: Queries,
  event: Pick<AuditEventTable, 'host_id' | 'occurred_at' | 'action' | 'outcome' | 'portal'>,
): Promise<void> => {
  const column = tryOf(event);
  if (column === null || event.portal === '') return;
  await queries
    .insertInto('sign_in_counts')
    .values({
      quarter_at: event.occurred_at - (event.occurred_at % quarterLength),
      host_id: event.host_id,
      portal: event.portal,
      sign_ins: 0,
      failures: 0,
      [column]: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['quarter_at', 'host_id', 'portal'])
        .doUpdateSet((of) => ({ [column]: of(`sign_in_counts.${column}`, '+', 1) })),
    )
    .execute();
};

/** The quarters of an hour from `from` until before `until` in which somebody tried, in order. Both are UTC milliseconds. */
export const signInsByQuarter = (queries: Queries, from: number, until: number) =>
  queries
    .selectFrom('sign_in_counts')
    .select((of) => [
      'quarter_at as quarterAt',
      of.fn.sum<number>('sign_ins').as('signIns'),
      of.fn.sum<number>('failures').as('failures'),
    ])
    .where('quarter_at', '>=', from)
    .where('quarter_at', '<', until)
    .groupBy('quarter_at')
    .orderBy('quarter_at');
