import { type Kysely, sql } from 'kysely';

interface Before {
  audit_events: {
    desk_id: string;
    sequence: number;
    occurred_at: number;
    actor_id: string;
    subject_id: string;
    action: string;
    outcome: string;
    portal: string;
  };
  sign_in_counts: {
    quarter_at: number;
    desk_id: string;
    portal: string;
    sign_ins: number;
    failures: number;
  };
}

type Column = keyof Before['audit_events'];

/**
 * Sign-ins and failures, counted per quarter of an hour: every time zone's day begins on one, so that any desk's days can be
 * added up from them. Filled from the log as it is; and an index for each filter of the log's page.
 */
export const up = async (db: Kysely<Before>): Promise<void> => {
  await db.schema
    .createTable('sign_in_counts')
    .addColumn('quarter_at', 'integer', (c) => c.notNull())
    .addColumn('desk_id', 'text', (c) => c.notNull())
    .addColumn('portal', 'text', (c) => c.notNull().check(sql`portal in ('office', 'staff')`))
    .addColumn('sign_ins', 'integer', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('sign_in_counts_key', ['quarter_at', 'desk_id', 'portal'])
    .modifyEnd(sql`strict`)
    .execute();
  await db
    .insertInto('sign_in_counts')
    .columns(['quarter_at', 'desk_id', 'portal', 'sign_ins', 'failures'])
    .expression((from) =>
      from
        .selectFrom('audit_events')
        .select([
          sql<number>`occurred_at - occurred_at % 900000`.as('quarter_at'),
          'desk_id',
          'portal',
          sql<number>`sum(case when outcome = 'success' then 1 else 0 end)`.as('sign_ins'),
          sql<number>`sum(case when outcome = 'failure' then 1 else 0 end)`.as('failures'),
        ])
        .where('portal', 'in', ['office', 'staff'])
        .where((either) =>
          either.or([
            either.and([either('action', '=', 'sign-in.completed'), either('outcome', '=', 'success')]),
            either.and([either('action', 'like', 'sign-in.%'), either('outcome', '=', 'failure')]),
          ]),
        )
        .groupBy([sql`occurred_at - occurred_at % 900000`, 'desk_id', 'portal']),
    )
    .execute();

  const order: Column[] = ['occurred_at', 'desk_id', 'sequence'];
  const indexes: Record<string, Column[]> = {
    // Holds the filters that most events fit, so that a search for the others looks up no rows.
    audit_events_by_time: [...order, 'outcome', 'portal'],
    audit_events_by_actor: ['actor_id', ...order],
    audit_events_by_subject: ['subject_id', ...order],
    audit_events_by_action: ['action', ...order, 'outcome', 'portal'],
    audit_events_by_desk: ['desk_id', 'occurred_at', 'sequence', 'outcome', 'portal'],
  };
  for (const [name, columns] of Object.entries(indexes))
    await db.schema.createIndex(name).on('audit_events').columns(columns).execute();
};
