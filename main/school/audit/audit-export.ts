import { setImmediate } from 'node:timers/promises';
import { unparse } from 'papaparse';
import type { AccountId } from '../../../shared/ids';
import type { AuditFilter, AuditCursor } from '../../../shared/ipc/audit-contract';
import type { Store } from '../store/schema';
import { pageOfEvents, type StoredEvent } from './audit-pages';
import type { Work } from './long-work';

/** Events per page, so that a long log never is in memory as a whole. */
const pageSize = 100;

const columns = [
  'Time (UTC)',
  'Host',
  'Desk',
  'Number',
  'Event',
  'Result',
  'Done by',
  'Done by (username now)',
  'Done by (id)',
  'About',
  'About (username now)',
  'About (id)',
  'Portal',
  'Details',
];

/** A row's cells. Two people may have one name, so each person comes with id and username. */
const cellsOf = (row: StoredEvent, usernames: ReadonlyMap<string, string>): (string | number)[] => [
  new Date(row.occurred_at).toISOString(),
  row.host_id,
  row.desk_id,
  row.sequence,
  row.action,
  row.outcome,
  row.actor_name,
  usernames.get(row.actor_id) ?? '',
  row.actor_id,
  row.subject_name,
  usernames.get(row.subject_id) ?? '',
  row.subject_id,
  row.portal,
  row.details,
];

const options = {
  // A spreadsheet would run a name that begins like a formula.
  escapeFormulae: true,
  newline: '\r\n',
} as const;

/** The result of an export, for its audit event. */
export interface ExportResult {
  readonly events: number;
}

/**
 * The filtered events as CSV in parts, newest first, in UTF-8 with a byte order mark for spreadsheets. It calls `done` after
 * the last event, before the file appears at its path, so that no export escapes the log.
 */
export async function* exportParts(
  store: Store,
  filter: AuditFilter,
  work: Work,
  mayContinue: () => Promise<boolean>,
  done: (result: ExportResult) => Promise<void>,
): AsyncGenerator<string> {
  yield `\uFEFF${unparse([columns], options)}\r\n`;
  let after: AuditCursor | null = null;
  let newestAt: number | null = null;
  let events = 0;
  const oldestAt = filter.from ?? (await oldestEventAt(store));
  do {
    const page = await pageOfEvents(store, filter, after, pageSize);
    const usernames = await usernamesIn(store, page.rows);
    const lines = page.rows.map((row) => cellsOf(row, usernames));
    if (lines.length > 0) yield `${unparse(lines, options)}\r\n`;
    events += page.rows.length;
    after = page.next;
    newestAt ??= page.rows[0]?.occurred_at ?? null;
    const reachedAt = page.rows.at(-1)?.occurred_at;
    // Dates can go back where somebody accepted a clock that was behind.
    if (newestAt !== null && reachedAt !== undefined)
      work.share = Math.max(
        work.share,
        Math.min(1, (newestAt - reachedAt) / Math.max(1, newestAt - oldestAt)),
      );
    // Let other calls run. The person's session may end meanwhile.
    await setImmediate();
    if (!(await mayContinue())) work.stop();
    work.throwIfStopped();
  } while (after !== null);
  await done({ events });
}

/** The present usernames of the people in these events, by id. A removed account has none. */
const usernamesIn = async (
  store: Store,
  rows: readonly StoredEvent[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(rows.flatMap((row) => [row.actor_id, row.subject_id]))] as AccountId[];
  const accounts = await store
    .selectFrom('accounts')
    .select(['id', 'username'])
    .where('id', 'in', ids)
    .execute();
  return new Map(accounts.map(({ id, username }) => [id, username]));
};

const oldestEventAt = async (store: Store): Promise<number> => {
  const row = await store
    .selectFrom('audit_events')
    .select('occurred_at')
    .orderBy('era')
    .orderBy('occurred_at')
    .limit(1)
    .executeTakeFirst();
  return row?.occurred_at ?? 0;
};
