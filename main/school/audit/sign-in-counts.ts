import type { AuditEventTable, Queries } from '../store/schema';

/** A quarter of an hour in milliseconds. Days begin on a quarter in every time zone, so days are sums of quarters. */
export const quarterLength = 15 * 60_000;

/** The column that counts an event: completed sign-ins, or refused attempts. */
const countedAs = ({
  action,
  outcome,
}: Pick<AuditEventTable, 'action' | 'outcome'>): 'sign_ins' | 'failures' | null => {
  if (!action.startsWith('sign-in.')) return null;
  if (outcome === 'failure') return 'failures';
  return action === 'sign-in.completed' ? 'sign_ins' : null;
};

/** Counts an event if it is an attempt to sign in. Runs in the transaction that appends the event. */
export const countSignInAttempt = async (
  queries: Queries,
  event: Pick<AuditEventTable, 'host_id' | 'occurred_at' | 'action' | 'outcome' | 'portal'>,
): Promise<void> => {
  const column = countedAs(event);
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

/** The quarters with attempts, in order, from `from` to before `until`; both are UTC milliseconds. */
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
