import { setImmediate } from 'node:timers/promises';
import { unparse } from 'papaparse';
import type { AuditFilter, AuditCursor } from '../../../shared/ipc/audit-contract';
import type { Store } from '../store/schema';
import { pageOfEvents, type StoredEvent } from './audit-pages';
import type { Work } from './long-work';

/** Events at once: what is read of a log of any length is never in memory together. */
const exportedAtOnce = 100;

const columns = ['Time (UTC)', 'Desk', 'Number', 'Event', 'Result', 'Done by', 'About', 'Portal', 'Details'];

const cellsOf = (row: StoredEvent): (string | number)[] => [
  new Date(row.occurred_at).toISOString(),
  row.desk_id,
  row.sequence,
  row.action,
  row.outcome,
  row.actor_name,
  row.subject_name,
  row.portal,
  row.details,
];

const options = {
  // A name that begins like a formula would be run by the spreadsheet that opens it.
  escapeFormulae: true,
  newline: '\r\n',
} as const;

/** What the log tells of an export. */
export interface Exported {
  readonly events: number;
}

/**
 * The filtered events as CSV, part by part, newest first, for spreadsheets: UTF-8 with a mark that says so. `done` is called
 * when all of them are written, before the file is there: an export that the log does not know leaves no file.
 */
export async function* exportParts(
  store: Store,
  filter: AuditFilter,
  work: Work,
  mayGoOn: () => Promise<boolean>,
  done: (exported: Exported) => Promise<void>,
): AsyncGenerator<string> {
  yield `\uFEFF${unparse([columns], options)}\r\n`;
  let after: AuditCursor | null = null;
  let newestAt: number | null = null;
  let events = 0;
  const oldestAt = filter.from ?? (await oldestEventAt(store));
  do {
    const page = await pageOfEvents(store, filter, after, exportedAtOnce);
    if (page.rows.length > 0) yield `${unparse(page.rows.map(cellsOf), options)}\r\n`;
    events += page.rows.length;
    after = page.next;
    newestAt ??= page.rows[0]?.occurred_at ?? after?.occurredAt ?? null;
    if (after !== null && newestAt !== null)
      work.share = Math.min(1, (newestAt - after.occurredAt) / Math.max(1, newestAt - oldestAt));
    // Others at this desk come in between; the person may be gone by then.
    await setImmediate();
    if (!(await mayGoOn())) work.stop();
    work.goOn();
  } while (after !== null);
  await done({ events });
}

const oldestEventAt = async (store: Store): Promise<number> => {
  const row = await store
    .selectFrom('audit_events')
    .select('occurred_at')
    .orderBy('occurred_at')
    .limit(1)
    .executeTakeFirst();
  return row?.occurred_at ?? 0;
};
