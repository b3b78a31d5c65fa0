import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Compilable } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfStretch, type Lead, leadsOf, searchAlong } from '../../main/school/audit/audit-pages';
import { signInsByQuarter } from '../../main/school/audit/sign-in-counts';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import { standingAfter } from '../../main/school/staff/staff-standing';
import type { AccountId, DeskId } from '../../shared/ids';
import type { AuditFilter, AuditCursor } from '../../shared/ipc/audit-contract';
import { temporaryFolder } from '../support/prepared-school';

const id = '01924b5c-7a5e-7c3e-8f0a-000000000000';
const place: AuditCursor = { occurredAt: 1, deskId: id as DeskId, sequence: 1 };

let directory: string;
let open: OpenStore;
let sqlite: Sqlite.Database;
beforeAll(async () => {
  directory = temporaryFolder();
  const file = join(directory, 'latchkey.db');
  open = connect(file);
  await migrate(open.store, async () => undefined);
  sqlite = new Sqlite(file);
});
afterAll(async () => {
  sqlite.close();
  await open.close();
  rmSync(directory, { recursive: true, force: true });
});

/** The steps of SQLite's plan for a query. */
const planOf = (query: Compilable): string[] => {
  const { sql, parameters } = query.compile();
  return sqlite
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);
};

const indexOf: Readonly<Record<Lead['by'], string>> = {
  actor: 'audit_events_by_actor',
  subject: 'audit_events_by_subject',
  action: 'audit_events_by_action',
  refused: 'audit_events_refused',
  portal: 'audit_events_by_portal',
  desk: 'audit_events_by_desk',
  time: 'audit_events_by_time',
};

/** Every combination of filters that are set and are not. */
const combinations: readonly AuditFilter[] = Array.from({ length: 2 ** 8 }, (_, bits) => {
  const isSet = (bit: number): boolean => Math.floor(bits / 2 ** bit) % 2 === 1;
  return {
    from: isSet(0) ? 1 : null,
    until: isSet(1) ? 2 : null,
    person: isSet(2) ? (id as AccountId) : null,
    kind: isSet(3) ? ('sign-in' as const) : null,
    portal: isSet(4) ? ('staff' as const) : null,
    desk: isSet(5) ? (id as DeskId) : null,
    outcome: isSet(6) ? (isSet(7) ? ('failure' as const) : ('success' as const)) : null,
  };
});

describe('every combination of the log’s filters', () => {
  test('walks along an index and sorts no more than events of one moment, on the first page and further back', () => {
    for (const filter of combinations)
      for (const lead of leadsOf(filter))
        for (const after of [null, place]) {
          for (const query of [
            searchAlong(open.store, filter, lead, after, 51, 1_000),
            endOfStretch(open.store, filter, lead, after, 1_000),
          ]) {
            const plan = planOf(query);
            const what = JSON.stringify({ filter, lead, after, plan });
            const walks = plan.filter(
              (step) => step.includes('audit_events') && !step.includes('CO-ROUTINE'),
            );
            const along = new RegExp(
              `^(SEARCH|SCAN) audit_events USING (COVERING )?INDEX ${indexOf[lead.by]}\\b`,
            );
            // The outer select reads the stretch that was found, by its own name.
            const stored = walks.filter((step) => step !== 'SCAN audit_events');
            expect(stored, what).toHaveLength(1);
            expect(stored[0], what).toMatch(along);
            if (walks.length > 1) expect(plan.join('\n'), what).toContain('CO-ROUTINE');
            if (lead.by !== 'time' && lead.by !== 'refused') expect(stored[0], what).toMatch(/^SEARCH/);
            if (walks.length === 1)
              expect(plan.join('\n'), what).not.toMatch(/TEMP B-TREE FOR (ORDER BY|LAST 3)/);
          }
        }
  });
});

test('the Overview’s queries walk along keys', () => {
  expect(planOf(signInsByQuarter(open.store, 1, 2)).join('\n')).toMatch(
    /^SEARCH sign_in_counts USING INDEX sqlite_autoindex_sign_in_counts_1 \(quarter_at>\? AND quarter_at<\?\)$/,
  );
  const standing = planOf(standingAfter(open.store, id as AccountId, 1));
  expect(standing.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
});
